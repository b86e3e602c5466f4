import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

@testable import Postgres
@testable import Vestibule
@testable import VestibuleHTTP
@testable import VestibuleStore

private let filters = UserFilter(domain: "contoso.example")

@Sendable func fuzzFilter(_ input: [UInt8]) {
    guard let filter = try? filters.filter(input.text) else { return }
    require(input.count <= 3 * FilterReader.longest, "what is long is refused")
    requireOwnWords(of: filter)
    for guest in guests {
        let verdict = filter.verdict(on: guest)
        for (text, expected) in [("(\(input.text))", verdict), ("not (\(input.text))", verdict.map { !$0 })] {
            guard let other = try? filters.filter(text) else { continue }
            require(other.verdict(on: guest) == expected, "\(text) means \(String(describing: expected))")
        }
    }
}

@Sendable func fuzzSearch(_ input: [UInt8]) {
    let search = UserSearch(domain: "contoso.example")
    guard let filter = try? search.filter(input.text) else { return }
    require(input.count <= 3 * FilterReader.longest, "what is long is refused")
    requireOwnWords(of: filter)
    for guest in guests {
        guard let both = try? search.filter("\(input.text) OR \(input.text)") else { continue }
        require(both.verdict(on: guest) == filter.verdict(on: guest), "the same twice is the same")
    }
}

/// Every byte of the statement is ours: the words of the code, and places for values.
private func requireOwnWords(of filter: GuestFilter) {
    let statement = filter.selection(of: Identifier(rawValue: UUID()), limit: 10)
    let plain = statement.sql.replacing("\"C\"", with: "")
    require(plain.utf8.allSatisfy { ownLetters.contains($0) }, "no input in \(statement.sql)")
    require(
        plain.split { !$0.isLetter && $0 != "_" }.allSatisfy { ownWords.contains(String($0)) }, "no input in \(statement.sql)")
    require(statement.reasonNotToSend == nil, "PostgreSQL takes the values")
}

private let ownLetters = Set("abcdefghijklmnopqrstuvwxyz0123456789_$(),.<>=*:| ".utf8)
private let ownWords: Set<String> = [
    "select", "from", "guests", "where", "tenant_id", "and", "deleted_at", "is", "null", "guest_id", "order", "by", "limit", "not",
    "or", "true", "false", "boolean", "any", "state", "is_enabled", "created_at", "state_changed_at", "mailbox", "collate", "lower",
    "display_name", "name_folded", "preferred_language", "address", "coalesce", "right", "char_length",
    "profile", "company", "position", "in", "translate",
]

private let guests: [Guest] = ["ana@fabrikam.example", "b_o@x.y.example"].compactMap { text in
    guard let address = try? EmailAddress(text) else { return nil }
    return Guest(
        id: Identifier(rawValue: UUID()), tenant: Identifier(rawValue: UUID()), address: address, displayName: "Ana É",
        preferredLanguage: text.hasPrefix("a") ? nil : "de-AT", state: text.hasPrefix("a") ? .accepted : .pendingAcceptance,
        stateChangedAt: Date(timeIntervalSince1970: 1_800_000_000.5), isEnabled: text.hasPrefix("a"),
        createdAt: Date(timeIntervalSince1970: 1_800_000_000),
        profile: text.hasPrefix("a") ? GuestProfile(texts: [.companyName: "Fabrikam É"]) : nil)
}

/// The query of a list, and the link to its next page, which must ask the same.
@Sendable func fuzzQuery(_ input: [UInt8]) {
    let query = String(decoding: input.filter { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }, as: UTF8.self)
    guard let page = listPage("/v1.0/users?\(query)"), let site = try? Site(baseURL: "https://guests.contoso.example") else {
        return
    }
    let id = Guest.ID(rawValue: UUID())
    let link = page.next(after: id, path: "/v1.0/users", site: site)
    guard let next = listPage(String(link.dropFirst(site.base.origin.count))) else {
        fatalError("does not hold: the next page's link is read")
    }
    require((try? next.cursor(as: Guest.self)) == id, "it goes on where it says")
    require(next.filter == page.filter && next.select == page.select && next.size == page.size, "it asks the same")
    _ = try? page.select.map { try UserResource.selection($0) }
    _ = try? page.cursor(as: Guest.self)
}

private func listPage(_ path: String) -> GraphPage? {
    let head = HTTPRequest(method: .get, scheme: "https", authority: "a.example", path: path)
    return try? GraphPage(Request(head: head, body: RequestBody(buffer: ByteBuffer())), knowing: ["$filter", "$select"])
}

/// What we take, Foundation takes; and it is read again as it is printed.
@Sendable func fuzzJSON(_ input: [UInt8]) {
    _ = JSONBody.date(input.text)
    guard let object = try? JSONReader.object(input) else { return }
    require((try? JSONSerialization.jsonObject(with: Data(input))) != nil, "Foundation reads what we read")
    require((try? JSONReader.object(Array(printed(.object(object)).utf8))) == object, "what is printed is read")
    guard var body = try? JSONBody(object) else { return }
    for name in object.keys {
        _ = try? body.string(name)
        _ = try? body.date(name)
        _ = try? body.objects(name)
    }
    guard var invitation = try? JSONBody(object) else { return }
    _ = try? InvitationBody.read(&invitation)
    _ = try? InvitationBody.reset(&invitation)
    if let change = try? UserPatch.change(object), (try? change.checked()) != nil {
        require(GuestProfile(kept: change.set.kept) == change.set, "a profile is read as it was kept")
    }
}

private func printed(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): "\(number)"
    case .string(let text): quoted(text)
    case .array(let values): "[" + values.map(printed).joined(separator: ",") + "]"
    case .object(let fields): "{" + fields.map { quoted($0.key) + ":" + printed($0.value) }.joined(separator: ",") + "}"
    }
}

private func quoted(_ text: String) -> String {
    "\""
        + text.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined() + "\""
}
