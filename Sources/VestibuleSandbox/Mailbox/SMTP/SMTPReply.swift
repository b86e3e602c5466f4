/// A reply of the mailbox: a code (RFC 5321 §4.2), an enhanced code (RFC 3463) and words. Thrown where it refuses.
struct SMTPReply: Error, Equatable {
    let code: Int
    let enhancedCode: String?
    let lines: [String]

    init(_ code: Int, _ enhancedCode: String? = nil, _ lines: String...) {
        self.code = code
        self.enhancedCode = enhancedCode
        self.lines = lines
    }

    /// What goes over the wire, every line of it.
    var wire: String {
        lines.enumerated().map { number, line in
            let separator = number == lines.count - 1 ? " " : "-"
            return "\(code)\(separator)\(enhancedCode.map { "\($0) " } ?? "")\(line)\r\n"
        }.joined()
    }

    static let greeting = SMTPReply(220, nil, "localhost ESMTP Vestibule sandbox mailbox")
    static let goodbye = SMTPReply(221, "2.0.0", "Goodbye")
    static let startContent = SMTPReply(354, nil, "End the letter with a line that holds one dot")
    static let tooManyConnections = SMTPReply(421, "4.3.2", "Too many connections, try again later")
    static let idleTooLong = SMTPReply(421, "4.4.2", "Idle for too long")
    static let tooManyErrors = SMTPReply(421, "4.7.0", "Too many errors")
    static let cannotKeep = SMTPReply(452, "4.3.1", "The letter could not be kept")
    static let lineTooLong = SMTPReply(500, "5.5.6", "Line too long")
    static let unknownCommand = SMTPReply(500, "5.5.1", "Command not recognised")
    static let wrongOrder = SMTPReply(503, "5.5.1", "Bad sequence of commands")
    static func syntax(_ what: String) -> SMTPReply { SMTPReply(501, "5.5.4", what) }
}
