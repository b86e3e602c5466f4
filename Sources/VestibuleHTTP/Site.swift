package import Vestibule

/// Where this installation stands in the world: its public URL, and the proxies that may speak for a client's address.
package struct Site: Sendable {
    package let base: RedirectURL
    package let links: PublicLinks
    /// `Host` values that are answered: the base URL's own.
    package let authority: String
    package let isSecure: Bool
    /// A name of this machine: other services share it, so nothing is demanded of it beyond this service's own port.
    package let isLoopback: Bool
    package let trustedProxies: [NetworkRange]
    /// Where operators reach `/admin`: here, unless it has a listener of its own.
    package var operatorsOrigin: String

    package init(baseURL: String, trustedProxies: [NetworkRange] = []) throws(RedirectRefusal) {
        let base = try RedirectURL(baseURL)
        guard base.path == "/", !baseURL.contains("?"), !baseURL.contains("#") else { throw .hasQuery }
        self.base = base
        operatorsOrigin = base.origin
        links = PublicLinks(base: base.origin)
        authority = String(base.origin.split(separator: "/").last ?? "")
        isSecure = base.origin.hasPrefix("https:")
        isLoopback = base.isLoopback
        self.trustedProxies = trustedProxies
    }
}
