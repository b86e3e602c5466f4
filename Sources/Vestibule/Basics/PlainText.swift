/// Text from outside that ends up in letters and pages: refused, never repaired, when it could be more than text.
package enum PlainText {
    /// Whether `text` fits `limit` characters and holds no control, bidirectional-override or invisible formatting character.
    package static func isAcceptable(_ text: String, limit: Int, allowsLineBreaks: Bool = false) -> Bool {
        text.unicodeScalars.count <= limit
            && text.unicodeScalars.allSatisfy { scalar in
                (allowsLineBreaks && (scalar == "\n" || scalar == "\r" || scalar == "\t")) || !isDangerous(scalar)
            }
    }

    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true  // C0, DEL, C1
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // bidirectional controls
        case 0xAD, 0x115F, 0x1160, 0x180E, 0x200B, 0x2060...0x2064, 0x3164, 0xFFA0: true  // invisible letters
        case 0xE0000...0xE0FFF: true  // tags
        case 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB: true  // separators, byte order mark, interlinear annotation
        default: false
        }
    }
}
