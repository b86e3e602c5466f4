package import Vestibule

/// What became of a message that was handed to a relay.
package enum RelayOutcome: Sendable, Equatable {
    /// The relay's answer to this letter: to its envelope or to its content.
    case replied(code: Int, text: String)
    /// Everything that says nothing about the letter: unreachable, timeout, cut, TLS, STARTTLS, login, greeting.
    case failed(reason: String)
}

/// Composes a letter, hands it to a relay, and says what the answer means for the letter.
package struct SMTPTransport: LetterTransport {
    package typealias Send =
        @Sendable (_ message: [UInt8], _ from: String, _ to: [String], _ relay: MailRelay) async -> RelayOutcome

    private let send: Send

    /// - Parameter send: speaks SMTP. It must require TLS unless `relay.security` is plaintext, and then connect to
    ///   loopback addresses only; what the name of a relay resolves to is known to nobody else.
    package init(send: @escaping Send) {
        self.send = send
    }

    package func deliver(_ letter: OutgoingLetter, through relay: MailRelay) async -> DeliveryAnswer {
        let message: [UInt8]
        do throws(LetterFault) {
            message = try MIMEMessage(of: letter).bytes
        } catch {
            return .refusedForGood(reply: "not sent: \(error)")
        }
        guard relay.security != .plaintext || relay.isNamedAsLoopback else {
            return .refusedForNow(reply: "not sent: the relay is not on this machine and its security is plaintext")
        }
        let recipients = ([letter.recipient] + letter.copiesInUse).map(\.text)
        return DeliveryAnswer(await send(message, (letter.returnPath ?? letter.sender).text, recipients, relay))
    }
}

extension DeliveryAnswer {
    /// Answers that speak of the session rather than of the letter, though they come as 5xx to its envelope: bad
    /// sequence (503), login or encryption required (530, 534, 535, 538; RFC 4954), host accepts no mail (521).
    private static let codesAboutTheRelay: Set<Int> = [503, 521, 530, 534, 535, 538]

    init(_ outcome: RelayOutcome) {
        switch outcome {
        case .failed(let reason):
            self = .refusedForNow(reply: reason.withoutMailboxNames)
        case .replied(let code, let text):
            let reply = "\(code) \(text)".withoutMailboxNames
            switch code {
            case 200..<300: self = .accepted(reply: reply)
            case 500..<600 where !Self.codesAboutTheRelay.contains(code): self = .refusedForGood(reply: reply)
            default: self = .refusedForNow(reply: reply)
            }
        }
    }
}

extension MailRelay {
    /// The host as written can only be this machine. The sender of bytes checks the resolved address too.
    fileprivate var isNamedAsLoopback: Bool {
        let name = host.lowercased()
        return name == "localhost" || name.hasSuffix(".localhost") || name == "::1" || name.isLoopbackIPv4
    }
}

extension String {
    fileprivate var isLoopbackIPv4: Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// Relays like to repeat the address in their answer, and answers are logged: what stands before an `@` goes.
    fileprivate var withoutMailboxNames: String {
        split(separator: " ", omittingEmptySubsequences: false).map { word in
            guard let at = word.lastIndex(of: "@") else { return String(word) }
            let opening = word.first == "<" ? "<" : ""
            return "\(opening)…\(word[at...])"
        }.joined(separator: " ")
    }
}
