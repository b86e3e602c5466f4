import FoundationEssentials

/// A page of Graph's `/users`, or a file made of such.
package struct EntraPage: Sendable {
    /// A user that cannot be read is one refusal, and not the page's end.
    package var users: [Result<EntraUser, ImportRefusal>]
    /// Where the next page is.
    package var next: String?

    /// Reads a page as Graph answers it, an array of users, or lines of either.
    ///
    /// - Throws: ``ImportRefusal/unreadable(_:)``
    package init(_ json: [UInt8]) throws(ImportRefusal) {
        if let page = Self.page(json[...]) {
            self = page
            return
        }
        (users, next) = ([], nil)
        var number = 0
        for line in json.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            if let page = Self.page(line) {
                users += page.users
                next = page.next
            } else if let entry = try? JSONDecoder().decode(Entry.self, from: Data(line)) {
                users.append(entry.user)
            } else {
                throw .unreadable("Line \(number) is no JSON of a user or of a page of Graph's /users.")
            }
        }
    }

    private init(_ entries: [Entry], next: String?) {
        users = entries.map(\.user)
        self.next = next
    }

    private static func page(_ json: ArraySlice<UInt8>) -> EntraPage? {
        let data = Data(json)
        if let body = try? JSONDecoder().decode(Body.self, from: data) { return EntraPage(body.value, next: body.next) }
        return (try? JSONDecoder().decode([Entry].self, from: data)).map { EntraPage($0, next: nil) }
    }

    private struct Body: Decodable {
        var value: [Entry]
        var next: String?

        enum CodingKeys: String, CodingKey {
            case value
            case next = "@odata.nextLink"
        }
    }

    private struct Entry: Decodable {
        var user: Result<EntraUser, ImportRefusal>

        init(from decoder: any Decoder) throws {
            // An object it must be, or the file is no list of users.
            _ = try decoder.container(keyedBy: Anything.self)
            do { user = .success(try EntraUser(from: decoder)) } catch DecodingError.typeMismatch(_, let context) {
                let property = context.codingPath.last { $0.intValue == nil }?.stringValue ?? "id"
                user = .failure(.unreadable("The property \(property) has a wrong type."))
            }
        }

        private enum Anything: String, CodingKey { case id }
    }
}
