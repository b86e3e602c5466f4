import HTTPTypes
import Hummingbird
import Vestibule

/// The entity tag of a user (RFC 9110 §8.8.3). Weak: one for all that `$select` may choose.
///
/// Beside the guest's version it holds the domain, which the principal name ends with and which is not the guest's own.
struct UserTag {
    let text: String

    init(_ version: Guest.Version, _ domain: String) {
        text = "W/\"\(String(version, radix: 16)).\(domain)\""
    }

    /// The versions that a request's `If-Match` names; nil for any, which `*` says too. A tag that is none of ours names no version.
    /// Graph's clients send weak tags, so they are compared as they stand.
    static func versions(_ request: Request) -> [Guest.Version]? {
        guard let tags = tags(request, .ifMatch), !tags.contains("*") else { return nil }
        return tags.compactMap { tag in
            let inside = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
            guard inside.count > 2, inside.hasPrefix("\""), inside.hasSuffix("\"") else { return nil }
            return inside.dropFirst().prefix { $0 != "." && $0 != "\"" }.description.asVersion
        }
    }

    /// Whether the request has this one already (RFC 9110 §13.1.2).
    func isKnown(to request: Request) -> Bool {
        guard let tags = Self.tags(request, .ifNoneMatch) else { return false }
        let own = text.dropFirst(2)
        return tags.contains { $0 == "*" || ($0.hasPrefix("W/") ? $0.dropFirst(2) : $0[...]) == own }
    }

    private static func tags(_ request: Request, _ name: HTTPField.Name) -> [String]? {
        let values = request.headers[values: name]
        guard !values.isEmpty else { return nil }
        return values.flatMap { $0.split(separator: ",") }.map { String($0.trimming { $0 == " " || $0 == "\t" }) }
    }
}

extension String {
    fileprivate var asVersion: Guest.Version? { Guest.Version(self, radix: 16) }
}

extension Substring {
    fileprivate func trimming(_ isSpace: (Character) -> Bool) -> Substring {
        var rest = drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return rest
    }
}
