import Curl
import Foundation
import TestSupport
import Testing
import Vestibule

@testable import VestibuleServer

@Suite("Greeting the relay") struct RelayMatterTests {
    private static func check(
        _ peer: SMTPPeer, _ security: MailRelay.Security, host: String = "localhost", port: Int? = nil,
        login: (String, String)? = nil,
        ca: String? = nil
    ) async throws -> Finding {
        var relay = MailRelay(
            host: host, port: port ?? peer.port, security: security, username: login?.0, password: login?.1)
        relay.caFile = ca
        let loop = try TransferLoop()
        let glimpse = try await SMTPDelivery(loop: loop, heloName: "guests.contoso.example").greet(
            relay.asServer, within: .seconds(20))
        await loop.stop()
        return RelayMatter.finding(glimpse, of: relay, now: .now)
    }

    /// A relay with TLS, a login and a certificate for localhost.
    private static func withRelay(
        _ mode: String = "normal", login: String? = "guests:secret", _ body: (SMTPPeer, SMTPPeer.Certificate) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let certificate = try await SMTPPeer.Certificate.make(in: folder)
            let peer = try await SMTPPeer.start(mode, tls: .upgrade(certificate), login: login, in: folder)
            defer { peer.stop() }
            try await body(peer, certificate)
            #expect(try peer.receivedLetters().isEmpty)
        }
    }

    @Test("a relay that takes our login is well, but for a certificate that ends soon") func good() async throws {
        try await Self.withRelay { peer, certificate in
            // The peer's certificate lives two days, so what is left to say is that.
            let finding = try await Self.check(peer, .startTLS, login: ("guests", "secret"), ca: certificate.file)
            #expect(finding.verdict == .warning)
            #expect(finding.says.contains("its certificate ends 20"))
        }
        let long = SMTPGlimpse(
            problem: nil, offersStartTLS: true, offersLogin: true, certificate: .init(ends: "Jan 15 08:00:00 2037 GMT"))
        let relay = MailRelay(host: "relay", port: 587, security: .startTLS, username: "u", password: "p")
        #expect(RelayMatter.finding(long, of: relay, now: .now) == .ok("relay", "relay:587 answers, STARTTLS, login accepted"))
    }

    @Test("a login that the relay refuses is wrong") func login() async throws {
        try await Self.withRelay { peer, certificate in
            let finding = try await Self.check(peer, .startTLS, login: ("guests", "wrong"), ca: certificate.file)
            #expect(finding.verdict == .wrong)
            #expect(finding.says.contains("refuses the login"))
            #expect(finding.mend?.contains("VESTIBULE_SMTP_URL") == true)
        }
    }

    @Test("a login where none is asked for is wrong: it would go unused") func noLogin() async throws {
        try await Self.withRelay(login: nil) { peer, certificate in
            let finding = try await Self.check(peer, .startTLS, login: ("guests", "secret"), ca: certificate.file)
            #expect(finding.verdict == .wrong)
            #expect(finding.says.contains("asks for no login"))
        }
    }

    @Test("a certificate of an unknown authority, or of another host, is wrong and told apart") func certificate() async throws {
        try await Self.withRelay { peer, certificate in
            #expect(try await Self.check(peer, .startTLS).says.contains("self-signed"))
            let finding = try await Self.check(peer, .startTLS, host: "127.0.0.1", ca: certificate.file)
            #expect(finding.says.contains("another host name"))
            #expect(finding.mend?.contains("openssl s_client -connect 127.0.0.1:\(peer.port) -starttls smtp") == true)
        }
    }

    @Test("a relay without STARTTLS, or that is not there, is wrong") func absent() async throws {
        try await withFolder { folder in
            let peer = try await SMTPPeer.start(in: folder)
            #expect(try await Self.check(peer, .startTLS).says.contains("does not offer STARTTLS"))
            #expect(try await Self.check(peer, .plaintext).verdict == .ok)
            // No server listens to a port of the privileged that is this odd.
            #expect(try await Self.check(peer, .plaintext, port: 1).says.contains("no connection could be made"))
            peer.stop()
        }
    }

    @Test("a relay that greets with a refusal is quoted") func refusal() async throws {
        try await withFolder { folder in
            let peer = try await SMTPPeer.start("greeting-5xx", in: folder)
            defer { peer.stop() }
            let finding = try await Self.check(peer, .plaintext)
            #expect(finding.verdict == .wrong)
            #expect(finding.says.contains("554 to the connection"))
        }
    }
}
