/// The letter between `DATA` and the lone dot, and what is wrong with it, if something is.
///
/// A letter with a fault is read to its end, because the sender does not listen before, and then refused. The sandbox is
/// strict here so that our own mailer's mistakes are seen.
struct IncomingContent {
    private(set) var bytes: [UInt8] = []
    private(set) var refusal: SMTPReply?

    private static let maximumSize = SMTPDialogue.maximumSize

    /// Takes one line, without the dot that stuffing put before it (§4.5.2).
    mutating func append(_ line: SMTPLine) {
        guard refusal == nil else { return }
        refusal = fault(of: line)
        guard refusal == nil else {
            bytes = []
            return
        }
        bytes += line.bytes.first == UInt8(ascii: ".") ? line.bytes.dropFirst() : line.bytes[...]
        bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }

    private func fault(of line: SMTPLine) -> SMTPReply? {
        if line.isTooLong { return SMTPReply(554, "5.6.0", "A line of the letter is longer than 998 characters") }
        if line.bytes.contains(where: { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") || $0 == 0 }) {
            return SMTPReply(554, "5.6.0", "The letter holds a CR or LF alone, or a NUL")
        }
        guard bytes.count + line.bytes.count + 2 <= Self.maximumSize else {
            return SMTPReply(552, "5.3.4", "The letter is larger than 10 MiB")
        }
        return nil
    }
}
