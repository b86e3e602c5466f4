import Curl
import Foundation
import TestSupport
import Testing

@Suite("Delivering a letter", .timeLimit(.minutes(2)))
struct SMTPDeliveryTests {
    static let sender = "vestibule@guests.example"
    static let recipient = "anna@partner.example"
    static let letter = Array("Subject: Hello\r\n\r\nA line.\r\n".utf8)

    enum Encryption: Sendable { case none, upgrade, implicit }

    struct Stage {
        let peer: SMTPPeer
        let delivery: SMTPDelivery
        let folder: URL
        let certificate: SMTPPeer.Certificate
    }

    /// A peer and a delivery, gone afterwards.
    func withPeer(
        _ mode: String = "normal", _ encryption: Encryption = .none, login: String? = nil,
        _ body: (Stage) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let certificate = try await SMTPPeer.Certificate.make(in: folder)
            let tls: SMTPPeer.TLS =
                switch encryption {
                case .none: .none
                case .upgrade: .upgrade(certificate)
                case .implicit: .implicit(certificate)
                }
            let peer = try await SMTPPeer.start(mode, tls: tls, login: login, in: folder)
            defer { peer.stop() }
            let loop = try TransferLoop()
            let delivery = SMTPDelivery(loop: loop, heloName: "guests.example")
            try await body(Stage(peer: peer, delivery: delivery, folder: folder, certificate: certificate))
            await loop.stop()
        }
    }

    func plain(_ peer: SMTPPeer) -> SMTPServer {
        SMTPServer(host: "127.0.0.1", port: peer.port, security: .plaintext)
    }

    func send(
        _ delivery: SMTPDelivery, _ server: SMTPServer, letter: [UInt8] = letter, to: [String] = [recipient],
        within: Duration = .seconds(30)
    ) async throws(CurlError) -> SMTPReply {
        try await delivery.deliver(letter, from: Self.sender, to: to, through: server, within: within)
    }

    @Test("hands over envelope, name and bytes as they are")
    func handsOver() async throws {
        try await withPeer { stage in
            let raw = "Subject: Dots\r\n\r\n.\r\n..two\r\n.one\r\nFrom here\r\n.\r\nend\r\n"
            let reply = try await send(
                stage.delivery, plain(stage.peer), letter: Array(raw.utf8), to: [Self.recipient, "ben@partner.example"])
            #expect(reply == SMTPReply(code: 250, text: "2.0.0 Taken"))
            let letters = try stage.peer.receivedLetters()
            let received = try #require(letters.first)
            #expect(letters.count == 1)
            #expect(received.raw == raw)
            #expect(received.sender == Self.sender)
            #expect(received.recipients == [Self.recipient, "ben@partner.example"])
            #expect(received.helo == "guests.example")
            #expect(received.tls == false)
        }
    }

    @Test("upgrades to TLS before it says anything, and logs in")
    func upgradesAndLogsIn() async throws {
        try await withPeer("normal", .upgrade, login: "relay:s3cret") { stage in
            let server = SMTPServer(
                host: "localhost", port: stage.peer.port, security: .startTLS, username: "relay", password: "s3cret",
                caFile: stage.certificate.file)
            #expect(try await send(stage.delivery, server).code == 250)
            let received = try #require(try stage.peer.receivedLetters().first)
            #expect(received.tls == true)
            #expect(received.login == true)
        }
    }

    @Test("speaks TLS from the start")
    func implicitTLS() async throws {
        try await withPeer("normal", .implicit) { stage in
            let server = SMTPServer(
                host: "localhost", port: stage.peer.port, security: .implicitTLS, caFile: stage.certificate.file)
            #expect(try await send(stage.delivery, server).code == 250)
            let letters = try stage.peer.receivedLetters()
            #expect(letters.first?.tls == true)
        }
    }

    @Test("uses one connection for four letters", arguments: [true, false])
    func oneConnection(encrypted: Bool) async throws {
        try await withPeer("normal", encrypted ? .upgrade : .none) { stage in
            let server =
                encrypted
                ? SMTPServer(
                    host: "localhost", port: stage.peer.port, security: .startTLS, caFile: stage.certificate.file)
                : plain(stage.peer)
            for _ in 1...4 { #expect(try await send(stage.delivery, server).code == 250) }
            let letters = try stage.peer.receivedLetters()
            #expect(letters.count == 4)
            let connections = try stage.peer.connections()
            #expect(connections == 1)
        }
    }

    @Test(
        "takes a new connection when the kept one has died, or dies at the first word",
        arguments: ["close-when-idle", "cut-at-second-letter"])
    func survivesDeadConnection(mode: String) async throws {
        try await withPeer(mode) { stage in
            #expect(try await send(stage.delivery, plain(stage.peer)).code == 250)
            try await Task.sleep(for: .milliseconds(600))
            #expect(try await send(stage.delivery, plain(stage.peer)).code == 250)
            let connections = try stage.peer.connections()
            #expect(connections == 2)
        }
    }

    @Test("never sends over a kept plain connection what requires TLS")
    func neverMixesSecurity() async throws {
        try await withPeer { stage in
            #expect(try await send(stage.delivery, plain(stage.peer)).code == 250)
            let strict = SMTPServer(host: "127.0.0.1", port: stage.peer.port, security: .startTLS)
            await #expect(throws: CurlError.startTLSNotOffered) { try await send(stage.delivery, strict) }
            let letters = try stage.peer.receivedLetters()
            #expect(letters.count == 1)
        }
    }

    @Test("never uses a kept connection whose certificate was judged by another file")
    func neverMixesTrust() async throws {
        try await withPeer("normal", .upgrade) { stage in
            let other = try await SMTPPeer.Certificate.make(in: stage.folder, name: "other")
            var server = SMTPServer(
                host: "localhost", port: stage.peer.port, security: .startTLS, caFile: stage.certificate.file)
            #expect(try await send(stage.delivery, server).code == 250)
            server.caFile = other.file
            await #expect(throws: CurlError.self) { try await send(stage.delivery, server) }
            let letters = try stage.peer.receivedLetters()
            #expect(letters.count == 1)
        }
    }

    @Test("does not wait for the goodbye of a server that has said no")
    func doesNotWaitForGoodbye() async throws {
        try await withPeer("rcpt-5xx-then-silent") { stage in
            let started = ContinuousClock.now
            await #expect(throws: CurlError.answered(.init(code: 550, text: "5.1.1 Not known here"), to: .envelope)) {
                try await send(stage.delivery, plain(stage.peer), within: .seconds(20))
            }
            #expect(started.duration(to: .now) < .seconds(12))
        }
    }

    @Test("does not trust a certificate that nobody vouched for")
    func untrustedCertificate() async throws {
        try await withPeer("normal", .upgrade) { stage in
            let other = try await SMTPPeer.Certificate.make(in: stage.folder, name: "other")
            for caFile in [nil, other.file, "/nowhere.pem"] {
                let server = SMTPServer(host: "localhost", port: stage.peer.port, security: .startTLS, caFile: caFile)
                let error = await #expect(throws: CurlError.self) { try await send(stage.delivery, server) }
                guard case .tlsFailed? = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
            }
            let letters = try stage.peer.receivedLetters()
            #expect(letters.isEmpty)
        }
    }

    @Test("does not trust a certificate for another name")
    func otherName() async throws {
        try await withFolder { folder in
            let certificate = try await SMTPPeer.Certificate.make(in: folder, host: "elsewhere.test")
            let peer = try await SMTPPeer.start(tls: .implicit(certificate), in: folder)
            defer { peer.stop() }
            let loop = try TransferLoop()
            let delivery = SMTPDelivery(loop: loop, heloName: "guests.example")
            let server = SMTPServer(
                host: "localhost", port: peer.port, security: .implicitTLS, caFile: certificate.file)
            let error = await #expect(throws: CurlError.self) { try await send(delivery, server) }
            guard case .tlsFailed? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            let letters = try peer.receivedLetters()
            #expect(letters.isEmpty)
            await loop.stop()
        }
    }

    @Test("says that the login was refused, and does not say with what")
    func loginRefused() async throws {
        try await withPeer(login: "relay:s3cret") { stage in
            var server = plain(stage.peer)
            (server.username, server.password) = ("relay", "wr0ng-pass")
            let error = await #expect(throws: CurlError.self) { try await send(stage.delivery, server) }
            #expect(error == .loginRefused)
            #expect(!"\(String(reflecting: error))".contains("wr0ng"))
            var dumped = ""
            dump(server, to: &dumped)
            #expect(!"\(server) \(dumped)".contains("wr0ng") && !dumped.contains("relay\""))
        }
    }

    @Test(
        "reports what the server answered, and to what",
        arguments: [
            (
                "rcpt-4xx",
                CurlError.answered(.init(code: 450, text: "4.2.1 Mailbox is being moved, try later"), to: .envelope)
            ),
            (
                "rcpt-5xx",
                .answered(.init(code: 550, text: "5.1.1 <anna@partner.example> is not known here"), to: .envelope)
            ),
            ("data-4xx", .answered(.init(code: 451, text: "4.3.0 Try again later"), to: .content)),
            ("data-5xx", .answered(.init(code: 554, text: "5.7.1 This letter 5.7.1 is not wanted"), to: .content)),
            ("greeting-5xx", .answered(.init(code: 554, text: "5.3.2 No service here"), to: .connection)),
            ("cut-at-once", .connectionCut(outcomeUnknown: false)),
            ("cut-after-data", .connectionCut(outcomeUnknown: true)),
        ])
    func answers(mode: String, expected: CurlError) async throws {
        try await withPeer(mode) { stage in
            await #expect(throws: expected) { try await send(stage.delivery, plain(stage.peer)) }
        }
    }

    @Test("refuses the whole letter when one recipient is refused")
    func allOrNothing() async throws {
        try await withPeer("rcpt-5xx") { stage in
            await #expect(throws: CurlError.self) {
                try await send(stage.delivery, plain(stage.peer), to: [Self.recipient, "ben@partner.example"])
            }
            let letters = try stage.peer.receivedLetters()
            #expect(letters.isEmpty)
        }
    }

    @Test(
        "gives up in time, and knows whether the letter may have arrived",
        arguments: [("blackhole", false), ("drip", false), ("silent-after-data", true)])
    func timesOut(mode: String, outcomeUnknown: Bool) async throws {
        try await withPeer(mode) { stage in
            let started = ContinuousClock.now
            await #expect(throws: CurlError.timedOut(outcomeUnknown: outcomeUnknown)) {
                try await send(stage.delivery, plain(stage.peer), within: .seconds(1))
            }
            #expect(started.duration(to: .now) < .seconds(8))
        }
    }

    @Test("says when nobody listens, and when the name does not exist")
    func unreachable() async throws {
        let loop = try TransferLoop()
        let delivery = SMTPDelivery(loop: loop, heloName: "guests.example")
        await #expect(throws: CurlError.couldNotConnect) {
            try await send(delivery, SMTPServer(host: "127.0.0.1", port: 1, security: .plaintext))
        }
        await #expect(throws: CurlError.couldNotResolve) {
            try await send(delivery, SMTPServer(host: "nowhere.invalid", port: 25, security: .startTLS))
        }
        await loop.stop()
    }

    @Test("connects to nothing that its rule does not permit")
    func egress() async throws {
        let loop = try TransferLoop()
        let delivery = SMTPDelivery(loop: loop, heloName: "guests.example")
        let cases: [(String, SMTPServer.Security)] = [
            ("192.0.2.1", .plaintext), ("10.0.0.1", .plaintext), ("169.254.169.254", .startTLS), ("fe80::1", .startTLS),
            ("::ffff:169.254.169.254", .implicitTLS), ("0.0.0.0", .plaintext),
        ]
        for (host, security) in cases {
            let error = await #expect(throws: CurlError.self) {
                try await send(delivery, SMTPServer(host: host, port: 25, security: security))
            }
            guard case .refusedByEgressRule? = error else {
                Issue.record("\(host): \(String(describing: error))")
                continue
            }
        }
        await loop.stop()
    }

    @Test(
        "puts nothing into a command that could end it",
        arguments: [
            "a b@x.example", "a@x.example\r\nRCPT TO:<b@x.example>", "<a@x.example>", "a@x.example>", "a\0@x.example",
            "a",
            "@x", "a@", "a@@b", "ä@x.example", "", "\"a\"@x.example", "a@x.example,b@x.example",
        ])
    func badAddresses(address: String) async throws {
        let loop = try TransferLoop()
        let delivery = SMTPDelivery(loop: loop, heloName: "guests.example")
        let server = SMTPServer(host: "127.0.0.1", port: 1, security: .plaintext)
        await #expect(throws: CurlError.invalidArgument("a recipient's address")) {
            try await send(delivery, server, to: [address])
        }
        await #expect(throws: CurlError.invalidArgument("the sender's address")) {
            try await delivery.deliver(
                Self.letter, from: address, to: [Self.recipient], through: server, within: .seconds(1))
        }
        await loop.stop()
    }

    @Test(
        "takes no server name that is more than a name",
        arguments: ["", "a/b", "a@b", "a:25", "a b", "a\r\n", "a#", "a?x"])
    func badHosts(host: String) async throws {
        let loop = try TransferLoop()
        let delivery = SMTPDelivery(loop: loop, heloName: "guests.example")
        await #expect(throws: CurlError.invalidArgument("the server's name")) {
            try await send(delivery, SMTPServer(host: host, port: 25, security: .startTLS))
        }
        await loop.stop()
    }
}
