/// An answer that a test cannot go on with.
package struct UnexpectedAnswer: Error, CustomStringConvertible {
    package let what: String
    package let answer: HTTPAnswer
    package var description: String { "\(what) answered \(answer.status): \(answer.text.prefix(600))" }

    package init(what: String, answer: HTTPAnswer) {
        self.what = what
        self.answer = answer
    }
}
