import Foundation
import Vestibule

/// A place in the page of a preview, as a link carries it: the domain and the guest.
enum PreviewCursor {
    static func text(_ place: GuestByDomain) -> String {
        Base64URL.encode(place.guest.bytes + Array(place.domain.utf8))
    }

    static func read(_ text: String) throws(RequestRefusal) -> GuestByDomain {
        guard let bytes = Base64URL.decode(text), bytes.count > 16, bytes.count <= 16 + 255,
            let guest = Guest.ID(bytes: bytes[..<16]),
            let domain = String(validating: bytes[16...], as: UTF8.self), DomainName(backwards: domain) != nil
        else { throw .malformed("Take the link or cursor of the next page as it stands.") }
        return GuestByDomain(domain: domain, guest: guest)
    }
}
