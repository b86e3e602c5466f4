/// Hands finished letters to a mail server, over libcurl.
package struct SMTPDelivery: Sendable {
    let loop: TransferLoop
    private let heloName: String
    private let connectWithin: Duration

    /// - Parameter heloName: the public domain's name, said in EHLO (RFC 5321, 4.1.1.1).
    package init(loop: TransferLoop, heloName: String, connectWithin: Duration = .seconds(10)) {
        self.loop = loop
        self.heloName = heloName
        self.connectWithin = connectWithin
    }

    /// Delivers `message`, a complete letter with CRLF line ends, and returns the server's answer to its content.
    ///
    /// All recipients are accepted or the letter is refused. A connection kept from an earlier letter that turns out to
    /// be dead is replaced once, in silence, when nothing of this letter had been sent over it.
    ///
    /// - Throws: ``CurlError``; ``CurlError/answered(_:to:)`` when the server said no.
    package func deliver(
        _ message: [UInt8], from sender: String, to recipients: [String], through server: SMTPServer, within: Duration
    ) async throws(CurlError) -> SMTPReply {
        let deadline = ContinuousClock.now.advanced(by: within)
        guard SMTPWord.isAddress(sender) else { throw .invalidArgument("the sender's address") }
        guard !recipients.isEmpty, recipients.allSatisfy(SMTPWord.isAddress) else {
            throw .invalidArgument("a recipient's address")
        }
        var transfer = try transfer(.mail(.init(sender: sender, recipients: recipients)), message, to: server)
        var report = try await loop.run(transfer, within: within)
        if report.showsDeadConnection {
            transfer.needsFreshConnection = true
            report = try await loop.run(transfer, within: ContinuousClock.now.duration(to: deadline))
        }
        return try report.smtpReply()
    }

    func transfer(_ work: Transfer.Work, _ message: [UInt8] = [], to server: SMTPServer) throws(CurlError) -> Transfer {
        guard SMTPWord.isHost(server.host) else { throw .invalidArgument("the server's name") }
        guard (1...65535).contains(server.port) else { throw .invalidArgument("the server's port") }
        guard SMTPWord.isHost(heloName) else { throw .invalidArgument("our own name") }
        guard !message.contains(0) else { throw .invalidArgument("the message") }
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        let scheme = server.security == .implicitTLS ? "smtps" : "smtp"
        return Transfer(
            url: "\(scheme)://\(host):\(server.port)/\(heloName)", schemes: "smtp,smtps",
            work: work, upload: message,
            security: server.security.asTransferred, credentials: try credentials(of: server), caFile: server.caFile,
            egress: server.security == .plaintext ? .loopbackOnly : server.egress, connectWithin: connectWithin)
    }

    private func credentials(of server: SMTPServer) throws(CurlError) -> Transfer.Credentials? {
        switch (server.username, server.password) {
        case (nil, nil): return nil
        case (let username?, let password?) where SMTPWord.isPlain(username) && SMTPWord.isPlain(password):
            return Transfer.Credentials(username: username, password: password)
        default: throw .invalidArgument("the server's login")
        }
    }
}

extension SMTPServer.Security {
    fileprivate var asTransferred: Transfer.Security {
        switch self {
        case .startTLS: .upgraded
        case .implicitTLS: .fromTheStart
        case .plaintext: .plaintext
        }
    }
}
