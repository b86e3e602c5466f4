package import FoundationEssentials

/// A letter with everything that its composer needs.
package struct OutgoingLetter: Sendable {
    package var letter: Letter
    package var recipient: EmailAddress
    /// Only an invitation has copies.
    package var copies: [EmailAddress]
    package var language: Language
    package var branding: Branding
    /// `<…@domain>`, the same at every try.
    package var messageID: String
    package var date: Date
    package var sender: EmailAddress
    package var senderName: String
    package var replyTo: EmailAddress?
    /// The envelope's sender, where what does not arrive comes back to; the letter's own sender where it is nil.
    package var returnPath: EmailAddress?

    package init(
        letter: Letter, recipient: EmailAddress, copies: [EmailAddress], language: Language, branding: Branding,
        messageID: String, date: Date, sender: EmailAddress, senderName: String, replyTo: EmailAddress?,
        returnPath: EmailAddress? = nil
    ) {
        self.letter = letter
        self.recipient = recipient
        self.copies = copies
        self.language = language
        self.branding = branding
        self.messageID = messageID
        self.date = date
        self.sender = sender
        self.senderName = senderName
        self.replyTo = replyTo
        self.returnPath = returnPath
    }
}

/// The mail server that takes letters from us, and how it is spoken to.
package struct MailRelay: Codable, Sendable, Equatable {
    package enum Security: String, Codable, Sendable, CaseIterable {
        /// STARTTLS, required.
        case startTLS
        /// TLS from the first byte (`smtps`).
        case implicitTLS
        /// For loopback addresses only.
        case plaintext
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var username: String?
    package var password: String?
    package var caFile: String?
    /// Where letters that were taken and do not arrive come back to; nil where nobody takes them in.
    package var bounces: String?
    /// Set by a tenant's own hand: then only public addresses are connected to.
    package var isTenants = false

    package init(
        host: String, port: Int, security: Security, username: String? = nil, password: String? = nil, caFile: String? = nil,
        bounces: EmailAddress? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.username = username
        self.password = password
        self.caFile = caFile
        self.bounces = bounces?.text
    }
}

extension MailRelay: CustomStringConvertible, CustomReflectable {
    /// Without the login: a relay may end up in a log line.
    package var description: String { "\(host):\(port) (\(security.rawValue))" }
    package var customMirror: Mirror { Mirror(self, children: ["relay": description]) }
}

/// What the relay said of one letter.
package enum DeliveryAnswer: Sendable, Equatable {
    case accepted(reply: String)
    /// 4xx, unreachable, timed out or cut: to be tried again.
    case refusedForNow(reply: String)
    /// 5xx to this letter.
    case refusedForGood(reply: String)
}

package protocol LetterTransport: Sendable {
    func deliver(_ letter: OutgoingLetter, through relay: MailRelay) async -> DeliveryAnswer
}
