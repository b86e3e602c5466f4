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

    /// The versions that a request's `If-Match` names; nil for any. A tag that is none of ours names no version.
    static func versions(_ request: Request) -> [Guest.Version]? {
        request.wantedTags?.compactMap { Guest.Version($0.prefix { $0 != "." }, radix: 16) }
    }
}
