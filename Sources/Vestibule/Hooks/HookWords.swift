/// What a hook has a guest told, by language: plain text of somebody else's.
package struct HookWords: Sendable, Equatable {
    /// Nil is for whom the hook has no other words.
    private let texts: [Language?: String]

    package static let mostCharacters = 500

    /// Nil where there is nothing that may be shown.
    init?(_ json: LooseJSON?) {
        switch json {
        case .text(let text):
            guard let text = Self.shown(text) else { return nil }
            texts = [nil: text]
        case .object(let members):
            var read: [Language?: String] = [:]
            for (tag, text) in members.sorted(by: { $0.key < $1.key }) {
                guard let language = Language(tag: tag), let text = text.text.flatMap(Self.shown) else { continue }
                if read[language] == nil { read[language] = text }
            }
            guard !read.isEmpty else { return nil }
            texts = read
        default: return nil
        }
    }

    /// The words in the language; else in none that is said, in English, in any.
    package func text(in language: Language) -> String? {
        texts[language] ?? texts[nil] ?? texts[.english]
            ?? texts.compactMap { key, text in key.map { ($0.rawValue, text) } }.min { $0.0 < $1.0 }?.1
    }

    private static func shown(_ text: String) -> String? {
        !text.isEmpty && PlainText.isAcceptable(text, limit: mostCharacters) ? text : nil
    }
}
