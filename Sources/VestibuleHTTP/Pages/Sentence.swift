/// A sentence with one fact set in bold, cut at the fact so that the template needs no markup in words.
struct Sentence: Sendable, Equatable {
    let before: String
    let stressed: String
    let after: String

    /// Cuts `text` around the first `fact` in it. A fact that does not occur leaves the whole text plain.
    init(_ text: String, stressing fact: String) {
        guard !fact.isEmpty, let range = text.firstRange(of: fact) else {
            before = text
            stressed = ""
            after = ""
            return
        }
        before = String(text[..<range.lowerBound])
        stressed = fact
        after = String(text[range.upperBound...])
    }

    static let template = """
        {{before}}<strong><bdi>{{stressed}}</bdi></strong>{{after}}
        """
}
