/// Absolute URLs of this installation, from its configured public base URL and never from a request.
package struct PublicLinks: Sendable {
    /// Without a trailing slash: `https://guests.contoso.example`.
    package let base: String

    package init(base: String) {
        self.base = base
    }

    package func redeem(_ link: String) -> String { "\(base)/redeem?i=\(link)" }
    package func report(_ link: String) -> String { "\(base)/report?r=\(link)" }
    package func signIn(to tenant: Tenant.ID) -> String { "\(base)/\(tenant)/signin" }
    package func tenantList(_ link: String) -> String { "\(base)/signin/organizations?k=\(link)" }
    package func sponsorAction(_ link: String) -> String { "\(base)/sponsor?a=\(link)" }
    package func handOver(_ link: String) -> String { "\(base)/sponsor/hand-over?h=\(link)" }
    package func accessReview(_ link: String) -> String { "\(base)/sponsor/access-review?v=\(link)" }
    package func stopFactorReset(_ link: String) -> String { "\(base)/second-factor-reset?x=\(link)" }
    package func renewal(_ link: String) -> String { "\(base)/sponsor/renewal?w=\(link)" }
    /// Where a provider sends browsers back: each has its own (RFC 9700 §4.4.2), so that the answer of one is never taken for another's.
    package func callback(from door: Door) -> String { base + Self.callbackPath(from: door) }

    package static func callbackPath(from door: Door) -> String {
        switch door {
        case .azureAD: "/callback/azure-ad"
        case .microsoftAccount: "/callback/microsoft-account"
        case .google: "/callback/google"
        case .externalFederation(let id): "/callback/federation/\(id)"
        case .passcode: "/callback/passcode"
        }
    }

    /// Where a guest types the code of a device: by the tenant's name, which people can type.
    package func device(of tenant: Tenant) -> String { "\(base)/\(tenant.domains.first?.text ?? tenant.id.description)/device" }
    package func tokenEndpoint(of tenant: Tenant.ID) -> String { "\(base)/\(tenant)/oauth2/v2.0/token" }
    /// Nothing for a browser: an operator's address, which wants an admin token.
    package func accessRequests(of tenant: Tenant.ID) -> String { "\(base)/admin/tenants/\(tenant)/access-requests?state=open" }
    package func issuer(of tenant: Tenant.ID) -> String { "\(base)/\(tenant)/v2.0" }
}
