package import FoundationEssentials

/// Whom the SMTP dialogue named, which need not be whom the letter's header names.
package struct Envelope: Sendable, Equatable {
    /// Empty for a bounce.
    package var from: String
    package var to: [String]

    package init(from: String, to: [String]) {
        self.from = from
        self.to = to
    }
}

/// A letter in the sandbox's mailbox.
package struct ReceivedLetter: Sendable, Identifiable {
    /// Microseconds since 1970, in 16 digits: sorted by id is sorted by time.
    package let id: String
    package let receivedAt: Date
    package let envelope: Envelope
    /// As it came over the wire, without dot-stuffing.
    package let raw: [UInt8]
    package let content: LetterContent

    init(stamp: Int64, envelope: Envelope, raw: [UInt8]) {
        let digits = String(stamp)
        id = String(repeating: "0", count: max(0, 16 - digits.count)) + digits
        receivedAt = Date(timeIntervalSince1970: Double(stamp) / 1_000_000)
        self.envelope = envelope
        self.raw = raw
        content = LetterReader.read(raw)
    }

    package var envelopeFrom: String { envelope.from }
    package var envelopeTo: [String] { envelope.to }
    package var from: String { content.from ?? envelope.from }
    package var to: [String] { content.to.isEmpty ? envelope.to : content.to }
    package var subject: String { content.subject }
    package var text: String? { content.text }
    package var html: String? { content.html }
    package var headers: [HeaderField] { content.headers }

    /// Whether `address` is on the envelope or in `To`, whatever its case.
    package func isAddressed(to address: String) -> Bool {
        (envelope.to + content.to).contains { $0.lowercased() == address.lowercased() }
    }
}
