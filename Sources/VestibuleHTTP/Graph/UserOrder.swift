import FoundationEssentials
import Vestibule

/// `$orderby` of users, and the places in such a list as `$skiptoken` carries them.
struct UserOrder: Sendable {
    let order: GuestOrder

    /// - Parameters:
    ///   - text: In any case, such as `displayname desc`.
    ///   - usual: The order where that is nil.
    /// - Throws: ``RequestRefusal`` that lists what there is.
    init(_ text: String?, usually usual: GuestOrder = .byID) throws(RequestRefusal) {
        guard let text else {
            order = usual
            return
        }
        let words = text.lowercased().split(separator: " ")
        guard let property = words.first.flatMap({ Self.properties[String($0)] }), words.count <= 2,
            words.count == 1 || ["asc", "desc"].contains(words[1])
        else { throw .malformed("$orderby: give one of displayName, mail and createdDateTime, with asc or desc behind it.") }
        order = .by(property, isDescending: words.last == "desc")
    }

    /// The guest's id, and behind it what the list is ordered by: UTF-8, or microseconds since 1970 in 64 bits, the highest first.
    func token(after guest: borrowing Guest) -> String {
        let place = order.place(of: guest)
        let key: [UInt8] =
            switch place.key {
            case nil: []
            case .text(let text): Array(text.utf8)
            case .moment(let moment):
                withUnsafeBytes(of: Int64((moment.timeIntervalSince1970 * 1_000_000).rounded()).bigEndian) { Array($0) }
            }
        return Base64URL.encode(place.id.bytes + key)
    }

    /// Whether it is of a link in the order of ids, which says an id and nothing else.
    static func isPlaceByID(_ token: String?) -> Bool { token.flatMap { Base64URL.decode($0) }?.count == 16 }

    /// - Throws: ``RequestRefusal`` for what no link of this order had.
    func place(_ token: String) throws(RequestRefusal) -> GuestPlace {
        guard let bytes = Base64URL.decode(token), bytes.count >= 16, let id = Guest.ID(bytes: bytes[..<16]) else {
            throw GraphPage.unknownToken
        }
        let key = bytes[16...]
        switch order {
        case .byID where key.isEmpty: return GuestPlace(key: nil, id: id)
        case .by(.created, _) where key.count == 8:
            let microseconds = Int64(bitPattern: key.reduce(0) { $0 << 8 | UInt64($1) })
            // As long as answers can write its year.
            guard Self.moments.contains(microseconds) else { throw GraphPage.unknownToken }
            return GuestPlace(key: .moment(Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)), id: id)
        case .by(.displayName, _), .by(.mail, _):
            // PostgreSQL takes no NUL.
            guard key.count <= Self.longestText, !key.contains(0), let text = String(validating: key, as: UTF8.self) else {
                throw GraphPage.unknownToken
            }
            return GuestPlace(key: .text(text), id: id)
        default: throw GraphPage.unknownToken
        }
    }

    private static let properties: [String: GuestOrder.Property] = [
        "displayname": .displayName, "mail": .mail, "createddatetime": .created,
    ]

    /// The years 1 to 9999.
    private static let moments = Int64(-62_135_596_800_000_000)...253_402_300_799_999_999

    /// A display name has at most 256 characters.
    private static let longestText = 1024
}
