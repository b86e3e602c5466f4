import HTTPTypes
import Hummingbird
import OpenIDConnect
import Vestibule

extension SignInEndpoints {
    /// A press on *Sign in with …*. An address fills the provider's field and is asked about nowhere, so nothing is told about any.
    func leave(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: subject(tenant))
        return try await told(tenant, request, context) {
            guard let door = form["door"].flatMap({ Door($0) }), door != .passcode else { throw RedemptionRefusal.formExpired }
            let browser = browsers.asking(request, context, tenant: tenant.id)
            let path = returnPath(request, tenant)
            let asked = path.flatMap(AuthorizePath.init)
            return guest.leave(
                try await parts.visitProvider.leave(
                    toSignInAt: door, of: tenant.id, from: browser.network, returnPath: path,
                    loginHint: form["address"].flatMap { try? EmailAddress($0) },
                    choosesAccount: asked?.choosesAccount ?? false, provesAnew: asked?.wantsProofAnew ?? false),
                of: tenant, guest.letterhead(tenant, request))
        }
    }

    func comeBack(
        of left: ProviderVisit, to returnPath: String?, _ request: Request, _ context: RequestFacts,
        with identity: () async throws -> ProvedIdentity
    ) async throws -> Response {
        guard let tenant = try await parts.tenants.tenant(left.tenant) else { throw EdgeRefusal.notFound }
        return try await told(tenant, request, context) {
            let (session, someone) = try await parts.returnFromProvider.signIn(try await identity(), by: left)
            var response = Response.seeOther(wayOn(to: returnPath, with: session) ?? "/\(tenant.id)/me")
            try await browserSessions.begin(session, request, on: &response)
            try browsers.remember(someone, request, tenant: tenant.id, on: &response)
            return response
        }
    }

    /// An application's request that wants a proof made now learns that the provider was asked for one.
    private func wayOn(to returnPath: String?, with session: Credential) -> String? {
        guard let returnPath, AuthorizePath(returnPath)?.wantsProofAnew == true else { return returnPath }
        let mark = ProofMark(vault: parts.vault).text(of: Session.ID(rawValue: session.row))
        return returnPath + "&" + FormText.encode([(name: AuthorizeEndpoint.Note.proved, value: mark)])
    }
}
