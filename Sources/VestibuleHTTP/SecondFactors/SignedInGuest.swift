import Hummingbird
import Vestibule

/// The guest whose session a request about second factors comes with.
struct SignedInGuest {
    let tenant: Tenant
    let session: Session
    let credential: Credential

    /// The form is the guest's to whom it was shown, and not of who signs in at the same browser later.
    var subject: String { "second factor of \(tenant.id) \(session.guest.id)" }
}

extension SignInEndpoints {
    /// - Returns: Nil for who is not signed in.
    func signedIn(_ request: Request, to tenant: Tenant) async throws -> SignedInGuest? {
        guard let credential = browserSessions.credential(of: request, at: tenant.id),
            let session = try await browserSessions.sessions.session(credential)
        else { return nil }
        guard tenant.admits(session.guest.address.domain) else { throw RedemptionRefusal.domainBlocked }
        return SignedInGuest(tenant: tenant, session: session, credential: credential)
    }

    /// To sign in, and back to `path`.
    func toSignIn(_ tenant: Tenant, andBackTo path: String) -> Response {
        Response.seeOther("/\(tenant.id)/signin?return=\(path.percentEncoded)")
    }
}

/// Where the pages about second factors are.
struct SecondFactorPaths {
    let tenant: Tenant.ID
    /// Where the guest wanted to go.
    var wish: String?

    var proof: String { "/\(tenant)/signin/second-factor" + query }
    var passkeyProof: String { "/\(tenant)/signin/second-factor/passkey" + query }
    var lost: String { "/\(tenant)/signin/second-factor/lost" }
    var security: String { "/\(tenant)/me/security" }
    var app: String { security + "/app" + query }
    var passkey: String { security + "/passkey" + query }
    var remove: String { security + "/remove" }
    var recoveryCodes: String { security + "/recovery-codes" }

    private var query: String { wish.map { "?return=\($0.percentEncoded)" } ?? "" }
}
