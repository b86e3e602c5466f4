/// A letter as one `.eml` file: the envelope in fields of ours, closed by `X-Sandbox-Letter`, then the letter as it came.
/// Any mail program opens it.
enum LetterFile {
    static func name(of id: ReceivedLetter.ID) -> String { "\(id).eml" }

    static func bytes(of letter: ReceivedLetter) -> [UInt8] {
        let fields =
            ["X-Sandbox-From: \(letter.envelope.from)"] + letter.envelope.to.map { "X-Sandbox-To: \($0)" }
            + ["X-Sandbox-Letter: \(letter.id)"]
        return Array(fields.map { $0 + "\r\n" }.joined().utf8) + letter.raw
    }

    /// The letter in a file of that name; `nil` when it is no file of ours.
    static func letter(named name: String, bytes: [UInt8]) -> ReceivedLetter? {
        guard name.hasSuffix(".eml"), let stamp = Int64(name.dropLast(4)), stamp > 0 else { return nil }
        var envelope = Envelope(from: "", to: [])
        var lines = ByteLines(bytes[...])
        while let line = lines.next() {
            let field = String(decoding: line, as: UTF8.self).split(separator: ": ", maxSplits: 1)
            let value = field.dropFirst().first.map(String.init) ?? ""
            switch field.first {
            case "X-Sandbox-From": envelope.from = value
            case "X-Sandbox-To": envelope.to.append(value)
            case "X-Sandbox-Letter": return ReceivedLetter(stamp: stamp, envelope: envelope, raw: Array(lines.rest))
            default: return nil
            }
        }
        return nil
    }
}
