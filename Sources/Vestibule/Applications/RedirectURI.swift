/// Where a client may have its answers sent, as it was registered: compared letter by letter, but for the port of this machine, which a
/// native program takes as it finds it free (RFC 8252 §7.3, RFC 9700 §4.1.3).
package struct RedirectURI: Sendable, Hashable {
    package let text: String

    /// Nil for what cannot be registered: another scheme than https; http that is not this machine's; a private scheme that is no
    /// reversed domain name (RFC 8252 §7.1); a fragment, a user, a wildcard, a path that climbs, or anything outside printable ASCII.
    package init?(_ text: String) {
        guard text.utf8.count <= 1024, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !text.utf8.contains(where: { Self.forbidden.contains($0) }), let colon = text.firstIndex(of: ":")
        else { return nil }
        let scheme = text[..<colon]
        let rest = text[colon...].dropFirst()
        guard scheme == scheme.lowercased(), let first = scheme.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
            scheme.utf8.allSatisfy(Self.isOfAScheme)
        else { return nil }
        switch scheme {
        case "https", "http":
            guard let place = Place(rest), !place.climbs, scheme == "https" ? !place.host.isEmpty : place.isLoopback else {
                return nil
            }
        default:
            guard scheme.contains("."), rest.hasPrefix("/"), !Place.climbs(rest) else { return nil }
        }
        self.text = text
    }

    /// Whether an answer may be sent to `asked`.
    ///
    /// - Parameter freesPort: For a program on a guest's own machine.
    package func covers(_ asked: String, freesPort: Bool = false) -> Bool {
        // By bytes: to Swift, texts are equal that look the same.
        if asked.utf8.elementsEqual(text.utf8) { return true }
        guard freesPort, let asked = RedirectURI(asked)?.portless, let own = portless else { return false }
        return asked == own
    }

    /// `https://app.example`: what a page that sends a form there must allow.
    package var origin: String {
        guard let place = Place(text.drop { $0 != ":" }.dropFirst()) else { return String(text.prefix { $0 != ":" }) + ":" }
        return String(text.prefix { $0 != ":" }) + "://" + place.authority
    }

    /// Nil for a private scheme, which has none.
    package var host: String? { Place(text.drop { $0 != ":" }.dropFirst()).map { String($0.host) } }

    /// Of plain http on this machine, without its port.
    private var portless: String? {
        guard text.hasPrefix("http:"), let place = Place(text.drop { $0 != ":" }.dropFirst()) else { return nil }
        return "\(place.host)\(place.path)"
    }

    private static let forbidden = Set("#\\\"<>`{}|^*".utf8)

    private static func isOfAScheme(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "+"):
            true
        default: false
        }
    }

    /// What follows `https:`.
    private struct Place {
        let authority: Substring
        let host: Substring
        let path: Substring

        init?(_ text: Substring) {
            guard text.hasPrefix("//") else { return nil }
            let rest = text.dropFirst(2)
            let authority = rest.prefix { $0 != "/" && $0 != "?" }
            guard !authority.contains("@"), !authority.contains("%"), authority == authority.lowercased() else { return nil }
            let bracket = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : nil
            let host = authority[..<(bracket ?? authority.firstIndex(of: ":") ?? authority.endIndex)]
            let port = authority[host.endIndex...]
            guard
                port.isEmpty || (port.hasPrefix(":") && UInt16(port.dropFirst()) != nil && port.dropFirst().allSatisfy(\.isNumber))
            else {
                return nil
            }
            self.authority = authority
            self.host = host
            path = rest.dropFirst(authority.count)
        }

        var isLoopback: Bool { ["localhost", "127.0.0.1", "[::1]"].contains(host) }
        var climbs: Bool { Self.climbs(path) }

        /// `.` and `..` as segments, written or percent-encoded.
        static func climbs(_ path: Substring) -> Bool {
            path.prefix { $0 != "?" }.split(separator: "/").contains {
                [".", ".."].contains($0.lowercased().replacing("%2e", with: "."))
            }
        }
    }
}
