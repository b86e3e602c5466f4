/// Where the guests of an application begin.
extension Application {
    /// Reads what an administrator gave.
    ///
    /// - Throws: As for an invitation's redirect URL; it stands in letters too, and there only characters of RFC 3986 may.
    package static func start(_ text: String, in tenant: Tenant) throws(RedirectRefusal) -> RedirectURL {
        guard text.utf8.count <= 1024 else { throw .tooLong }
        guard text.utf8.allSatisfy(isOfALink) else { throw .notAbsolute }
        let url = try RedirectURL(text)
        guard tenant.redirectOrigins.contains(where: { $0.covers(url) }) else { throw .notRegistered(origin: url.origin) }
        return url
    }

    /// Where an invitation that follows a request leads to; nil where the application takes none, or its start lies outside the tenant's
    /// redirect origins by now.
    package func start(for tenant: Tenant) -> RedirectURL? {
        guard takesAccessRequests, disabledAt == nil, let startURL,
            tenant.redirectOrigins.contains(where: { $0.covers(startURL) })
        else { return nil }
        return startURL
    }

    private static func isOfALink(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~:/?#[]@!$&()*+,;=%".utf8.contains(byte)
        }
    }
}
