/// Breaks a paragraph into lines: at spaces, and between ideographs, which have none.
enum LineWrap {
    /// Lines of at most `columns` columns, an ideograph counting two. A word that is longer stays whole, so that an
    /// address can be copied.
    static func lines(of paragraph: String, columns limit: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for piece in pieces(of: paragraph) {
            let pieceWidth = columns(piece)
            if width + columns(piece.trimmingTrailingSpaces) > limit, !line.isEmpty {
                lines.append(line.trimmingTrailingSpaces)
                line = ""
                width = 0
            }
            line += piece
            width += pieceWidth
        }
        lines.append(line.trimmingTrailingSpaces)
        return lines
    }

    static func columns(_ text: String) -> Int {
        text.reduce(0) { $0 + ($1.isWide ? 2 : 1) }
    }

    /// Words with the spaces after them; ideographs one by one, each with the marks that must not begin a line.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var current = ""
        for character in text {
            if mayBreak(after: current, before: character) {
                pieces.append(current)
                current = ""
            }
            current.append(character)
        }
        if !current.isEmpty { pieces.append(current) }
        return pieces
    }

    private static func mayBreak(after current: String, before next: Character) -> Bool {
        guard let last = current.last else { return false }
        if last == " " { return next != " " }
        return (last.isWide || next.isWide) && next != " " && !mayNotBegin.contains(next) && !mayNotEnd.contains(last)
    }

    /// The core of Japanese line breaking (kinsoku shori).
    private static let mayNotBegin: Set<Character> = Set("、。，．・：；？！）」』】］〉》ーっゃゅょッャュョァィゥェォ々)]}.,:;?!*")
    private static let mayNotEnd: Set<Character> = Set("（「『【［〈《([{*")
}

extension Character {
    /// Takes two columns on a fixed-width screen, about (UAX #11).
    fileprivate var isWide: Bool {
        guard let value = unicodeScalars.first?.value else { return false }
        return switch value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
