/// What a mail server shows before any letter: whether it may be reached, encrypted and logged in to.
package struct SMTPGlimpse: Sendable {
    /// Nil when everything up to the login went well.
    package var problem: CurlError?
    package var offersStartTLS: Bool
    package var offersLogin: Bool
    package var certificate: CertificateGlimpse

    package init(problem: CurlError?, offersStartTLS: Bool, offersLogin: Bool, certificate: CertificateGlimpse) {
        self.problem = problem
        self.offersStartTLS = offersStartTLS
        self.offersLogin = offersLogin
        self.certificate = certificate
    }
}

extension SMTPDelivery {
    /// Greets the server as a delivery would, by TLS and login, and leaves without a letter.
    ///
    /// - Throws: ``CurlError`` when there was nothing to be seen: an unusable argument, or no turn.
    package func greet(_ server: SMTPServer, within: Duration) async throws(CurlError) -> SMTPGlimpse {
        var transfer = try transfer(.greeting, to: server)
        transfer.needsFreshConnection = true
        let report = try await loop.run(transfer, within: within)
        var problem: CurlError?
        do throws(CurlError) { _ = try report.smtpReply() } catch { problem = error }
        return SMTPGlimpse(
            problem: problem, offersStartTLS: report.says("STARTTLS"), offersLogin: report.says("AUTH"),
            certificate: report.certificate)
    }
}

extension TransferReport {
    /// Whether an answer to EHLO had a line of this keyword (RFC 5321, 4.1.1.1).
    fileprivate func says(_ keyword: String) -> Bool {
        serverLines.contains { line in
            guard line.starts(with: "250".utf8) else { return false }
            let words = String(decoding: line.dropFirst(4), as: UTF8.self).uppercased()
            return words == keyword || words.hasPrefix(keyword + " ") || words.hasPrefix(keyword + "=")
        }
    }
}
