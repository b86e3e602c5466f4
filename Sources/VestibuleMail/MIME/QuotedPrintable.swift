/// Text as 7-bit lines of at most 76 columns (RFC 2045, 6.7).
enum QuotedPrintable {
    static let columns = 76

    /// Encodes UTF-8 text. Every kind of line break becomes CRLF, and the last line is ended.
    ///
    /// A leading dot and the `From ` of mailbox files are encoded too: they would survive a correct relay, and now they
    /// survive the others.
    static func encode(_ text: String) -> String {
        var encoded = ""
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).trimmingLastEmpty {
            encoded += encode(line: line)
            encoded += "\r\n"
        }
        return encoded
    }

    private static func encode(line: Substring) -> String {
        var result = ""
        var column = 0
        let scalars = Array(line.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isLast = index == scalars.count - 1
            let piece = piece(for: scalar, isFirst: column == 0, isLast: isLast, in: line)
            // The last column belongs to the soft break, except on the line's last piece.
            if column + piece.utf8.count > (isLast ? columns : columns - 1) {
                result += "=\r\n"
                // Now first on its line, a dot may need its code.
                let moved = self.piece(for: scalar, isFirst: true, isLast: isLast, in: line)
                result += moved
                column = moved.utf8.count
            } else {
                result += piece
                column += piece.utf8.count
            }
        }
        return result
    }

    private static func piece(for scalar: Unicode.Scalar, isFirst: Bool, isLast: Bool, in line: Substring) -> String {
        switch scalar {
        case " ": isLast ? "=20" : " "
        case "." where isFirst: "=2E"
        case "F" where isFirst && line.hasPrefix("From "): "=46"
        case "=": "=3D"
        case "!"..."~": String(scalar)
        default: String(scalar).utf8.map { "=\($0.hexadecimal)" }.joined()
        }
    }
}

extension Array<Substring> {
    /// A text that ends in a line break has no further, empty line.
    fileprivate var trimmingLastEmpty: ArraySlice<Substring> {
        last?.isEmpty == true ? dropLast() : self[...]
    }
}
