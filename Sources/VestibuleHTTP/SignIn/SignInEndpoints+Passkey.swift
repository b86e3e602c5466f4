import HTTPTypes
import Hummingbird
import Vestibule

extension SignInEndpoints {
    /// A press on *Sign in with a passkey*.
    func byPasskey(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: subject(tenant))
        return try await told(tenant, request, context) {
            do {
                let (session, someone) = try await parts.signInByPasskey(
                    PasskeyAssertion(form), form: form["token"] ?? "", to: tenant.id)
                var response = Response.seeOther(returnPath(request, tenant) ?? "/\(tenant.id)/me")
                try await browserSessions.begin(session, request, on: &response)
                try browsers.remember(someone, request, tenant: tenant.id, on: &response)
                return response
            } catch let refusal as SecondFactorRefusal {
                context.notes.refused(refusal)
                return try await page(tenant, request, address: "", passkeyProblem: refusal == .mailboxDue ? .mailboxDue : .failed)
            }
        }
    }

    /// The part of the page that asks for one; nil where the tenant's guests come by code.
    func passkey(_ letterhead: Letterhead, _ tenant: Tenant, wish: String, token: String) -> PasskeyRequest? {
        guard tenant.letsPasskeysReplaceCodes else { return nil }
        return PasskeyRequest(
            letterhead, toSignInBy: parts.passkeys.challenge(toSignInBy: token, to: tenant.id),
            relyingParty: parts.passkeys.relyingParty, action: "/\(tenant.id)/signin/passkey" + wish, token: token)
    }
}

extension PasskeyAssertion {
    /// What the script put into the form; empty where it says that there was no answer.
    init(_ form: FormFields) {
        func bytes(_ name: String) -> [UInt8] { form[name].flatMap { Base64URL.decode($0) } ?? [] }
        self.init(
            credentialID: bytes("credential"), clientData: bytes("client"), authenticatorData: bytes("authenticator"),
            signature: bytes("signature"))
    }
}
