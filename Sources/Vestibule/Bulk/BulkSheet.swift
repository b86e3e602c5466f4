/// The head of a file of invitations: which column says what. Known are Graph's names of an invitation's properties, in any case, and the
/// ones in brackets of Entra's bulk-invite template, whatever language the template's words are in.
package struct BulkSheet: Sendable, Equatable {
    package enum Column: String, Sendable, CaseIterable {
        case address = "invitedUserEmailAddress"
        case redirectURL = "inviteRedirectUrl"
        case displayName = "invitedUserDisplayName"
        case sendsLetter = "sendInvitationMessage"
        case message = "customizedMessageBody"
        case language = "messageLanguage"
        case copy = "ccRecipient"
        case sponsor

        /// As Entra's template has it between brackets, and other spellings.
        fileprivate var otherNames: [String] {
            switch self {
            case .address: ["inviteeemail"]
            case .sendsLetter: ["sendemail"]
            case .copy: ["ccrecipients"]
            case .redirectURL, .displayName, .message, .language, .sponsor: []
            }
        }

        fileprivate init?(heading: String) {
            var name = heading.lowercased()
            if let open = name.firstIndex(of: "["), let close = name[open...].firstIndex(of: "]") {
                name = String(name[name.index(after: open)..<close])
            }
            name = String(name.filter { $0 != " " })
            guard let column = Self.allCases.first(where: { $0.rawValue.lowercased() == name || $0.otherNames.contains(name) })
            else { return nil }
            self = column
        }
    }

    package let columns: [Column]

    /// - Throws: ``BulkRefusal/heading(_:)`` for a column that is not known or came twice, and where none names whom to invite.
    package init(heading cells: [String]) throws(BulkRefusal) {
        var columns: [Column] = []
        for cell in cells {
            guard let column = Column(heading: cell) else { throw .heading("\"\(cell.prefix(60))\" is none of them.") }
            guard !columns.contains(column) else { throw .heading("\(column.rawValue) came twice.") }
            columns.append(column)
        }
        for needed in [Column.address, .redirectURL] where !columns.contains(needed) {
            throw .heading("\(needed.rawValue) is missing.")
        }
        self.columns = columns
    }

    /// What a line asks for. An empty cell says nothing.
    package func wish(_ cells: [String]) throws(BulkFault) -> BulkWish {
        guard cells.count == columns.count else {
            throw .unreadable(
                "The line has \(cells.count) cell(s), and the head has \(columns.count). Quote a cell that holds the separator.")
        }
        let values = Dictionary(zip(columns, cells)) { first, _ in first }.mapValues(Self.trimmed).filter { !$0.value.isEmpty }
        guard let address = values[.address] else { throw .unreadable("Give invitedUserEmailAddress.") }
        guard let redirectURL = values[.redirectURL] else {
            throw .unreadable("Give inviteRedirectUrl, where the guest goes after redeeming.")
        }
        var request = InvitationRequest(
            address: address, redirectURL: redirectURL, displayName: values[.displayName], message: values[.message],
            language: values[.language], copies: values[.copy].map { [$0] } ?? [])
        switch values[.sendsLetter]?.lowercased() {
        case "true": request.sendsLetter = true
        case "false", nil: break
        default: throw .unreadable("sendInvitationMessage: give true or false.")
        }
        return BulkWish(request, sponsor: values[.sponsor])
    }

    private static func trimmed(_ text: String) -> String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
        let start = text.drop(while: isSpace)
        guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(start[...last])
    }
}
