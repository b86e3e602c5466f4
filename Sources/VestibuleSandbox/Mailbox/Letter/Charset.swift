/// The character sets that a sandbox meets. Unknown ones are read as UTF-8: a wrong letter shown beats none.
enum Charset {
    static func decode(_ bytes: some Sequence<UInt8>, as name: String) -> String {
        switch name.lowercased() {
        case "iso-8859-1", "latin1", "windows-1252":
            String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        default: String(decoding: Array(bytes), as: UTF8.self)
        }
    }

    /// The text of a part, its line endings turned into LF.
    static func text(_ bytes: [UInt8], as name: String) -> String {
        let carriageReturn = UInt8(ascii: "\r")
        let lineFeed = UInt8(ascii: "\n")
        let unified = bytes.indices.lazy
            .filter { bytes[$0] != carriageReturn || bytes[($0 + 1)...].first != lineFeed }
            .map { bytes[$0] }
        return decode(unified, as: name)
    }
}
