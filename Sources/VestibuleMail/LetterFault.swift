/// Why a letter cannot be composed. The letter is at fault, so trying again will not help.
package enum LetterFault: Error, Equatable, Sendable {
    /// A value that goes into a header, or stands as a single line in the letter, holds a line break, a control or a
    /// bidirectional control character. Named by its role, never quoted.
    case unsafeText(String)
    /// An address, link, message id or media type that is not in its strict form.
    case malformed(String)
    /// The layout could not be made: a fault of this program.
    case layout(String)
}

extension LetterFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unsafeText(let role): "unsafe characters in \(role)"
        case .malformed(let role): "malformed \(role)"
        case .layout(let reason): "the layout failed: \(reason)"
        }
    }
}
