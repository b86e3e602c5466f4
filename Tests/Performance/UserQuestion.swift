import Postgres

/// What a program asks about the guests of the largest tenant. An index answers each, so its cost must not grow with their number.
enum UserQuestion: String, CaseIterable, Sendable {
    case nextPage, nextPageByName, nextPageByMailBackwards, nextPageOfPending, mailIs, mailStartsWith, nameIs, countOfFew

    /// The path of the question about one guest, as an expression of its row `g`. Every value in it is of letters that stand in a URL.
    private var path: String {
        switch self {
        case .nextPage: "'/v1.0/users?$top=20&$skiptoken=' || \(Self.token(""))"
        case .nextPageByName: "'/v1.0/users?$top=20&$orderby=displayName&$skiptoken=' || \(Self.token("g.name_folded"))"
        case .nextPageByMailBackwards: "'/v1.0/users?$top=20&$orderby=mail%20desc&$skiptoken=' || \(Self.token("g.mailbox"))"
        case .nextPageOfPending:
            "'/v1.0/users?$top=20&$filter=externalUserState%20eq%20%27PendingAcceptance%27&$skiptoken=' || \(Self.token(""))"
        case .mailIs: "'/v1.0/users?$filter=mail%20eq%20%27' || g.mailbox || '%27'"
        case .mailStartsWith: "'/v1.0/users?$top=20&$filter=startswith(mail,%27' || left(g.mailbox, 8) || '%27)'"
        case .nameIs: "'/v1.0/users?$filter=displayName%20eq%20%27' || replace(g.display_name, ' ', '%20') || '%27'"
        case .countOfFew: "'/v1.0/users/$count?$filter=startswith(mail,%27' || left(g.mailbox, 10) || '%27)'"
        }
    }

    /// `$skiptoken` of a page that begins behind the guest: its id and what the list is ordered by, base64url.
    private static func token(_ key: String) -> String {
        let bytes = key.isEmpty ? "uuid_send(g.guest_id)" : "uuid_send(g.guest_id) || convert_to(\(key), 'UTF8')"
        return "translate(encode(\(bytes), 'base64'), '+/=' || chr(10), '-_')"
    }

    func load(_ loads: Loads) async throws -> Load {
        let (subject, token) = (loads.subject, try await loads.tokens()[0])
        let rows = try await subject.owner.query(
            """
            select \(unescaped: path) as path from guests g where g.tenant_id = \(subject.seed.largest.id) and g.deleted_at is null
             order by md5(g.guest_id::text) limit 2000
            """, within: .seconds(60))
        return try Load("listGuests", lines: rows.map { [try $0.decode("path"), token] }, folder: loads.folder)
    }
}
