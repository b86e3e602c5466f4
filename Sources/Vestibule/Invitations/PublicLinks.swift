/// Absolute URLs of this installation, from its configured public base URL and never from a request.
package struct PublicLinks: Sendable {
    /// Without a trailing slash: `https://guests.contoso.example`.
    package let base: String

    package init(base: String) {
        self.base = base
    }

    package func redeem(_ link: String) -> String { "\(base)/redeem?i=\(link)" }
    package func report(_ link: String) -> String { "\(base)/report?r=\(link)" }
    package func sponsorAction(_ link: String) -> String { "\(base)/sponsor?a=\(link)" }
    package func issuer(of tenant: Tenant.ID) -> String { "\(base)/\(tenant)/v2.0" }
}
