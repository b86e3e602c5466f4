import Curl
import Foundation
import Vestibule

/// Whether the relay is there, proves who it is, and takes our login.
enum RelayMatter {
    static func finding(_ glimpse: SMTPGlimpse, of relay: MailRelay, now: Date) -> Finding {
        let place = "\(relay.host):\(relay.port)"
        if let problem = glimpse.problem {
            let (says, mend) = words(problem, glimpse, relay)
            return .wrong("relay", "\(place): \(says)", mend: mend)
        }
        if relay.username != nil, !glimpse.offersLogin {
            return .wrong(
                "relay", "\(place) asks for no login, yet VESTIBULE_SMTP_URL has one: letters would go unauthenticated",
                mend: "take the login out of VESTIBULE_SMTP_URL, or use the relay's submission port (587)")
        }
        if let ends = glimpse.certificate.ends.flatMap(ForeignDate.certificate), ends < now.addingTimeInterval(14 * 86_400) {
            return .warning(
                "relay", "\(place): its certificate ends \(ForeignDate.day(ends))", mend: "have the relay's certificate renewed")
        }
        let manner =
            switch relay.security {
            case .startTLS: "STARTTLS"
            case .implicitTLS: "TLS"
            case .plaintext: "plain text on this machine"
            }
        return .ok("relay", "\(place) answers, \(manner)\(relay.username == nil ? "" : ", login accepted")")
    }

    private static func words(_ problem: CurlError, _ glimpse: SMTPGlimpse, _ relay: MailRelay) -> (says: String, mend: String) {
        switch problem {
        case .couldNotResolve:
            ("its name is not known", "correct the host in VESTIBULE_SMTP_URL, or the machine's name servers (/etc/resolv.conf)")
        case .couldNotConnect, .timedOut, .refusedByEgressRule:
            (
                "\(problem)",
                "open the way to it (firewall, port), or correct VESTIBULE_SMTP_URL; try: nc -vz \(relay.host) \(relay.port)"
            )
        case .startTLSNotOffered:
            (
                "it does not offer STARTTLS, and letters are never sent in plain text",
                "use the submission port (smtp://…:587), or smtps://…:465, or switch TLS on at the relay"
            )
        case .tlsFailed:
            (
                "its certificate is not accepted: \(CertificateVerdict.words(glimpse.certificate.verdict))",
                "name the relay as its certificate does, or its authority in VESTIBULE_SMTP_CA_FILE; look: "
                    + "openssl s_client -connect \(relay.host):\(relay.port)\(relay.security == .startTLS ? " -starttls smtp" : "")"
            )
        case .loginRefused:
            ("it refuses the login", "correct user and password in VESTIBULE_SMTP_URL (percent-encode :, @ and /)")
        default: ("\(problem)", "see what the relay logs of it")
        }
    }

    /// What came of the test letter.
    static func finding(testLetter answer: Result<SMTPReply, CurlError>, to recipient: String) -> Finding {
        switch answer {
        case .success(let reply) where (200..<300).contains(reply.code):
            .ok("test letter", "the relay took it for \(recipient): \(reply.code) \(reply.text)")
        case .success(let reply):
            .wrong("test letter", "the relay answered \(reply.code) \(reply.text)", mend: "see what the relay logs of it")
        case .failure(let problem):
            .wrong("test letter", "\(problem)", mend: "let the relay accept letters from VESTIBULE_MAIL_FROM for this login")
        }
    }
}
