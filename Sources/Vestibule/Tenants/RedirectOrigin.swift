import FoundationEssentials

/// Where guests may be sent after they redeemed: an origin, and a path prefix that ends on a segment boundary.
package struct RedirectOrigin: Hashable, Sendable, CustomStringConvertible {
    /// `https://app.example` or `https://app.example:8443`, without a trailing slash.
    package let origin: String
    /// Empty for the whole origin, else `/team/app` without a trailing slash.
    package let path: String

    /// Reads `https://host[:port][/prefix]`; http only for the loopback names.
    package init(_ text: String) throws(RedirectRefusal) {
        let url = try RedirectURL(text)
        guard !url.text.contains("?"), !url.text.contains("#") else { throw .hasQuery }
        origin = url.origin
        path = url.path.hasSuffix("/") ? String(url.path.dropLast()) : url.path
        // With one more slash at its end it would be read back as another prefix.
        guard !path.hasSuffix("/") else { throw .emptySegment }
    }

    package var description: String { origin + path }

    package func covers(_ url: RedirectURL) -> Bool {
        url.origin == origin && (path.isEmpty || url.path == path || url.path.hasPrefix(path + "/"))
    }
}

/// An absolute URL that a guest's browser may be sent to, taken apart once and then only compared.
package struct RedirectURL: Hashable, Sendable {
    package let text: String
    package let origin: String
    package let host: String
    package let path: String

    package init(_ text: String) throws(RedirectRefusal) {
        guard text.utf8.count <= 2048 else { throw .tooLong }
        // A browser drops tabs and line ends and reads a backslash as a slash: then we would have compared another URL.
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else { throw .notAbsolute }
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            let host = parts.percentEncodedHost?.lowercased(), Self.isPlainHost(host),
            parts.port.map({ (1...65_535).contains($0) }) ?? true
        else { throw .notAbsolute }
        guard parts.user == nil, parts.password == nil else { throw .hasUserInfo }
        guard scheme == "https" || (scheme == "http" && Self.isLoopback(host)) else { throw .notHTTPS }
        let path = parts.percentEncodedPath
        guard Self.isPlain(path) else { throw .dotSegments }
        let isUsualPort = parts.port == nil || parts.port == (scheme == "https" ? 443 : 80)
        self.text = text
        self.host = host
        self.path = path.isEmpty ? "/" : path
        self.origin = "\(scheme)://\(host)" + (isUsualPort ? "" : ":\(parts.port ?? 0)")
    }

    /// A name of letters, digits, hyphens and dots, or an address: what is compared must be what a browser will ask, so nothing
    /// that anybody would have to decode is taken, and nothing that means more in a content policy.
    private static func isPlainHost(_ host: String) -> Bool {
        host == "localhost" || DomainName(host) != nil || NetworkAddress(host) != nil
    }

    /// Whether the host is this machine.
    package var isLoopback: Bool { Self.isLoopback(host) }

    private static func isLoopback(_ host: String) -> Bool {
        ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host) || host.hasSuffix(".localhost")
    }

    /// No `.`/`..` segments in any spelling: a browser would resolve them after the prefix was compared.
    private static func isPlain(_ path: String) -> Bool {
        path.split(separator: "/").allSatisfy { segment in
            guard segment.utf8.contains(UInt8(ascii: "%")) else { return segment != "." && segment != ".." }
            let decoded = segment.lowercased().replacing("%2e", with: ".")
            return decoded != "." && decoded != ".." && !decoded.contains("%2f") && !decoded.contains("%5c")
        }
    }
}

/// Why a URL cannot be one that guests are sent to.
package enum RedirectRefusal: Equatable, Sendable {
    case tooLong, notAbsolute, hasUserInfo, notHTTPS, dotSegments, hasQuery, emptySegment
    /// The URL is well formed but under none of the tenant's redirect origins.
    case notRegistered(origin: String)

    package var sentence: String {
        switch self {
        case .tooLong: "The URL is longer than 2,048 characters."
        case .notAbsolute: "Give an absolute URL such as https://app.contoso.example/start, in ASCII, without spaces."
        case .hasUserInfo: "The URL must not hold a user name or password."
        case .notHTTPS: "The URL must begin with https:// (http:// is taken for localhost only)."
        case .dotSegments: "The URL's path must not hold . or .. segments or encoded slashes."
        case .hasQuery: "A redirect origin is scheme, host, port and a path prefix, without ? or #."
        case .emptySegment: "A redirect origin ends with at most one slash."
        case .notRegistered(let origin):
            "\(origin) is not covered by this tenant's redirect origins. An administrator adds it under "
                + "/admin/tenants/{id}/redirect-origins."
        }
    }
}
