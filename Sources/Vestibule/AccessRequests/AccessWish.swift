/// What a stranger asks for, as it was typed: kept with the attempt until the mailbox is proved.
package struct AccessWish: Sendable, Equatable {
    package var application: Application.ID
    package var name: String
    package var reason: String?
    /// What the stranger reads: an invitation is written in it.
    package var language: Language
    /// A path of ours that the stranger came from.
    package var returnPath: String?

    package init(application: Application.ID, name: String, reason: String?, language: Language, returnPath: String?) {
        self.application = application
        self.name = name
        self.reason = reason
        self.language = language
        self.returnPath = returnPath
    }

    package static let longestName = 128
    package static let longestReason = 500

    /// A name as somebody typed it; nil for none, a longer one, or one with characters that are no text.
    package static func name(typed text: String) -> String? {
        let name = text.split(separator: " ").joined(separator: " ")
        return name.isEmpty || !PlainText.isAcceptable(name, limit: longestName) ? nil : name
    }

    /// A reason as somebody typed it.
    ///
    /// - Returns: Nil for one that is too long or holds characters that are no text; an inner nil for none.
    package static func reason(typed text: String) -> String?? {
        // What browsers send for the end of a line counts once, as it does in the field.
        let reason = text.replacing("\r\n", with: "\n")
        guard PlainText.isAcceptable(reason, limit: longestReason, allowsLineBreaks: true) else { return nil }
        return .some(reason.allSatisfy(\.isWhitespace) ? nil : reason)
    }
}
