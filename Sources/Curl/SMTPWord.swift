/// The last check of what is put into an SMTP command, whoever checked before.
enum SMTPWord {
    /// Fit for `MAIL FROM:<…>` and `RCPT TO:<…>`: printable ASCII around one `@`, nothing that could end the word.
    static func isAddress(_ text: String) -> Bool {
        let bytes = text.utf8
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return (3...254).contains(bytes.count) && parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            && bytes.allSatisfy { (0x21...0x7E).contains($0) && !forbidden.contains($0) }
    }

    /// A host name in ASCII, or an address literal without brackets; nothing that could become another part of a URL.
    static func isHost(_ text: String) -> Bool {
        (1...253).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"): true
                default: byte == UInt8(ascii: ":") && PeerAddress(text) != nil
                }
            }
    }

    /// No control characters: what is left can be quoted or encoded by libcurl.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    private static let forbidden = Array("<>()[]\\,;:\"".utf8)
}
