import Vestibule

/// A `$search` of users, in Graph's way: `"displayName:ana" AND "mail:ana@"`. AND binds before OR.
///
/// Of a display name it is words by how they begin, of a mail or a principal name its own beginning.
struct UserSearch {
    /// The domain that the tenant's principal names end with.
    let domain: String

    /// - Throws: ``RequestRefusal/malformed(_:)`` saying how it is written.
    func filter(_ text: String) throws(RequestRefusal) -> GuestFilter {
        guard text.utf8.count <= FilterReader.longest else {
            throw .malformed("$search: longer than \(FilterReader.longest) bytes.")
        }
        var (all, any): ([GuestFilter], [GuestFilter]) = ([], [])
        var rest = text[...]
        while true {
            all.append(try clause(try Self.quoted(&rest)))
            switch Self.word(&rest) {
            case nil: return .or(any + [.and(all)])
            case "AND": continue
            case "OR":
                any.append(.and(all))
                all = []
            default: throw Self.unreadable
            }
        }
    }

    private func clause(_ text: String) throws(RequestRefusal) -> GuestFilter {
        let parts = text.split(separator: ":", maxSplits: 1).map { String($0) }
        guard parts.count == 2 else { throw Self.unreadable }
        let sought = FoldedText(String(parts[1].drop { $0 == " " }))
        switch parts[0].lowercased() {
        case "displayname":
            let words = sought.words
            guard !words.isEmpty else { throw Self.unreadable }
            return .and(words.map { .word($0) })
        case "mail" where !sought.text.isEmpty: return .text(of: .mail, .startsWith(sought))
        case "userprincipalname" where !sought.text.isEmpty:
            return GuestFilter.principalName(.startsWith(sought), in: domain) ?? .constant(false)
        default: throw Self.unreadable
        }
    }

    /// The next text in double quotes, in which a backslash stands before a quote or a backslash.
    private static func quoted(_ rest: inout Substring) throws(RequestRefusal) -> String {
        rest = rest.drop { $0 == " " }
        guard rest.popFirst() == "\"" else { throw unreadable }
        var text = ""
        while let character = rest.popFirst() {
            switch character {
            case "\"": return text
            case "\\":
                guard let escaped = rest.popFirst() else { throw unreadable }
                text.append(escaped)
            default: text.append(character)
            }
        }
        throw unreadable
    }

    private static func word(_ rest: inout Substring) -> String? {
        rest = rest.drop { $0 == " " }
        guard !rest.isEmpty else { return nil }
        let word = rest.prefix { $0 != " " && $0 != "\"" }
        rest = rest.dropFirst(word.count)
        return word.uppercased()
    }

    private static var unreadable: RequestRefusal {
        .malformed(
            #"$search: write "displayName:ana", "mail:ana" or "userPrincipalName:ana", each in double quotes, with AND or OR between."#
        )
    }
}
