/// One header field, folded into lines that mail programs accept (RFC 5322, 2.2.3): 78 columns wished, 998 required.
struct HeaderField {
    static let columns = 78
    /// Lines with encoded words are shorter (RFC 2047, 2).
    private static let encodedColumns = 76

    /// Name, colon, value, folded, with its line end.
    let text: String

    /// A value made of words that may be broken between.
    init(_ name: String, words: [String]) {
        var lines: [String] = []
        var line = "\(name):"
        for word in words {
            let columns = word.hasPrefix("=?") || line.contains("=?") ? Self.encodedColumns : Self.columns
            if line.utf8.count + 1 + word.utf8.count > columns, line.utf8.count > name.utf8.count + 1 {
                lines.append(line)
                line = ""
            }
            line += " \(word)"
        }
        lines.append(line)
        text = lines.joined(separator: "\r\n") + "\r\n"
    }

    init(_ name: String, _ value: String) {
        self.init(name, words: [value])
    }

    /// Text for people, as it is where ASCII will do, else encoded.
    init(_ name: String, text value: String) throws(LetterFault) {
        try SafeText.requireLine(value, as: "the header \(name)")
        self.init(name, words: Self.words(ofText: value, after: name))
    }

    private static func words(ofText value: String, after name: String) -> [String] {
        let words = value.split(separator: " ", omittingEmptySubsequences: false)
        let isPlain =
            value.utf8.allSatisfy { $0 < 0x80 } && !value.contains("=?")
            && words.allSatisfy { (1...60).contains($0.utf8.count) }
        if isPlain { return words.map(String.init) }
        return EncodedWord.words(for: value, first: encodedColumns - name.utf8.count - 2)
    }
}

// MARK: - Mailboxes

extension HeaderField {
    /// Addresses without display names: a guest's name is the inviter's claim, and does not decorate an address.
    init(_ name: String, addresses: [String]) throws(LetterFault) {
        for address in addresses { try SafeText.requireAddress(address, as: "address in \(name)") }
        let last = addresses.count - 1
        self.init(name, words: addresses.enumerated().map { $0.offset == last ? $0.element : "\($0.element)," })
    }

    /// One address with a display name (RFC 5322, 3.4).
    init(_ name: String, displayName: String, address: String) throws(LetterFault) {
        try SafeText.requireLine(displayName, as: "the display name in \(name)")
        try SafeText.requireAddress(address, as: "address in \(name)")
        self.init(name, words: Self.phrase(displayName, after: name) + ["<\(address)>"])
    }

    private static func phrase(_ text: String, after name: String) -> [String] {
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 } && !text.contains("=?") && text.utf8.count <= 60
        guard isASCII else { return EncodedWord.words(for: text, first: encodedColumns - name.utf8.count - 2) }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        if words.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isAtom) }) { return words.map(String.init) }
        let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return ["\"\(escaped)\""]
    }

    /// RFC 5322, 3.2.3.
    private static func isAtom(_ byte: UInt8) -> Bool {
        byte.isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
}
