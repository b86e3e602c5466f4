/// What one SMTP connection has said so far, and what is to be done about its next line (RFC 5321). Knows no socket.
struct SMTPDialogue {
    enum Step: Equatable {
        /// Nothing to say: a line of a letter.
        case wait
        case reply(SMTPReply)
        /// Say it, then close.
        case farewell(SMTPReply)
        /// A letter is complete: keep it, then say so.
        case keep(Envelope, content: [UInt8])
    }

    static let maximumSize = 10 * 1024 * 1024
    private static let maximumRecipients = 100
    private static let maximumErrors = 20

    private var hasGreeted = false
    private var sender: String?
    private var recipients: [String] = []
    private var content: IncomingContent?
    private var errors = 0

    /// - Parameter fault: what to do wrong on purpose; only its refusals concern the dialogue.
    mutating func receive(_ line: SMTPLine, fault: MailboxServer.Fault) -> Step {
        if content != nil { return receiveContent(line, fault: fault) }
        do throws(SMTPReply) {
            guard !line.isTooLong else { throw .lineTooLong }
            return try obey(SMTPCommand(line.bytes), fault: fault)
        } catch {
            errors += 1
            return errors > Self.maximumErrors ? .farewell(.tooManyErrors) : .reply(error)
        }
    }

    private mutating func obey(_ command: SMTPCommand, fault: MailboxServer.Fault) throws(SMTPReply) -> Step {
        switch command {
        case .hello(let extended):
            hasGreeted = true
            forgetTransaction()
            return .reply(extended ? Self.extensions : SMTPReply(250, nil, "localhost"))
        case .mail(let from, let size):
            guard hasGreeted, sender == nil else { throw .wrongOrder }
            guard size ?? 0 <= Self.maximumSize else {
                throw SMTPReply(552, "5.3.4", "The letter is larger than 10 MiB")
            }
            sender = from
            return .reply(SMTPReply(250, "2.1.0", "Sender taken"))
        case .recipient(let address):
            try addRecipient(address, fault: fault)
            return .reply(SMTPReply(250, "2.1.5", "Recipient taken"))
        case .data:
            guard sender != nil else { throw .wrongOrder }
            guard !recipients.isEmpty else { throw SMTPReply(554, "5.5.1", "No recipient was taken") }
            content = IncomingContent()
            return .reply(.startContent)
        case .reset:
            forgetTransaction()
            return .reply(SMTPReply(250, "2.0.0", "Forgotten"))
        case .noOperation: return .reply(SMTPReply(250, "2.0.0", "Still here"))
        case .quit: return .farewell(.goodbye)
        case .verify: return .reply(SMTPReply(252, "2.5.0", "Send a letter and see"))
        case .help: return .reply(SMTPReply(214, "2.0.0", "Every letter sent here is shown on the mailbox page"))
        }
    }

    private mutating func addRecipient(_ address: String, fault: MailboxServer.Fault) throws(SMTPReply) {
        guard sender != nil else { throw .wrongOrder }
        if case .refuseRecipients(let code) = fault {
            throw SMTPReply(code, "\(code / 100).1.1", "Refused, as the sandbox was told to")
        }
        guard recipients.count < Self.maximumRecipients else { throw SMTPReply(452, "4.5.3", "Too many recipients") }
        recipients.append(address)
    }

    private mutating func receiveContent(_ line: SMTPLine, fault: MailboxServer.Fault) -> Step {
        guard line.bytes == [UInt8(ascii: ".")] else {
            content?.append(line)
            return .wait
        }
        let envelope = Envelope(from: sender ?? "", to: recipients)
        let complete = content ?? IncomingContent()
        forgetTransaction()
        if let refusal = complete.refusal { return .reply(refusal) }
        if case .refuseContent(let code) = fault {
            return .reply(SMTPReply(code, "\(code / 100).6.0", "Refused, as the sandbox was told to"))
        }
        return .keep(envelope, content: complete.bytes)
    }

    private mutating func forgetTransaction() {
        sender = nil
        recipients = []
        content = nil
    }

    private static let extensions = SMTPReply(
        250, nil, "localhost", "PIPELINING", "SIZE \(maximumSize)", "8BITMIME", "ENHANCEDSTATUSCODES")
}
