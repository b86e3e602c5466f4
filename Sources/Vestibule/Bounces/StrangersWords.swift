/// What a mail system says of a letter: a stranger's words, of which the recipient may have chosen every one.
package enum StrangersWords {
    /// The most characters that are kept.
    private static let longest = 300

    /// Fit for an administrator's page and a sponsor's letter: one line without mailboxes, hosts and links, so that there is nothing to click on.
    package static func cleaned(_ text: String) -> String {
        let words = text.prefix(4 * longest).split { $0.isWhitespace || $0.unicodeScalars.contains(where: isUnprintable) }
        return String(words.map { isClickable($0) ? "…" : String($0) }.joined(separator: " ").prefix(longest))
    }

    /// A status code has dots between digits; anything with a letter behind one may be a host.
    private static func isClickable(_ word: Substring) -> Bool {
        word.contains("@") || word.contains("/") || word.contains(/\w\.\p{L}/)
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }
}
