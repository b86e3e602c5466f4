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
        guard let tags = request.entityTags(in: .ifMatch), !tags.contains("*") else { return nil }
        return tags.compactMap { tag in
            let inside = tag.withoutWeakness
            guard inside.count > 2, inside.hasPrefix("\""), inside.hasSuffix("\"") else { return nil }
            return inside.dropFirst().prefix { $0 != "." && $0 != "\"" }.description.asVersion
        }
    }
}

extension String {
    fileprivate var asVersion: Guest.Version? { Guest.Version(self, radix: 16) }
}
