import Foundation
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Testing

@testable import VestibuleSandbox

@Suite("Sending to the mailbox by SMTP")
struct MailboxServerTests {
    /// Runs a server on a free port for the length of `body`.
    private func withServer(
        idleTimeout: TimeAmount = .minutes(5),
        _ body: @Sendable (_ server: MailboxServer, _ mailbox: Mailbox, _ port: Int) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            let mailbox = try Mailbox(directory: directory, now: { Date() })
            let server = MailboxServer(
                mailbox: mailbox, port: 0, idleTimeout: idleTimeout, logger: Logger(label: "test"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await server.run() }
                try await body(server, mailbox, try await server.port)
                group.cancelAll()
            }
        }
    }

    @Test("keeps a letter for several recipients, without the stuffed dots")
    func severalRecipients() async throws {
        try await withServer { _, mailbox, port in
            try await SMTPClient.converse(port: port) { client async throws in
                #expect(try await client.reply()?.hasPrefix("220 ") == true)
                try await client.send("EHLO test.example\r\n")
                let extensions = try await client.reply() ?? ""
                #expect(extensions.contains("250-PIPELINING|250-SIZE 10485760|250-8BITMIME|250 ENHANCEDSTATUSCODES"))
                #expect(try await client.code(of: "MAIL FROM:<no-reply@contoso.example> SIZE=9 BODY=8BITMIME") == "250")
                #expect(try await client.code(of: "RCPT TO:<ana@fabrikam.example>") == "250")
                #expect(try await client.code(of: "RCPT TO:<bo@fabrikam.example>") == "250")
                #expect(try await client.code(of: "DATA") == "354")
                try await client.send("Subject: Dots\r\n\r\n..one\r\n...\r\nplain\r\n.\r\n")
                #expect(try await client.reply()?.hasPrefix("250 2.6.0 ") == true)
                #expect(try await client.code(of: "QUIT") == "221")
                #expect(try await client.reply() == nil)
            }
            let letters = await mailbox.letters()
            #expect(letters.map(\.envelopeTo) == [["ana@fabrikam.example", "bo@fabrikam.example"]])
            #expect(letters.first?.envelopeFrom == "no-reply@contoso.example")
            #expect(letters.first?.text == ".one\n..\nplain\n")
        }
    }

    @Test("answers pipelined commands in their order, also when they arrive in pieces")
    func pipelining() async throws {
        try await withServer { _, mailbox, port in
            try await SMTPClient.converse(port: port) { client async throws in
                _ = try await client.reply()
                #expect(try await client.code(of: "EHLO test") == "250")
                try await client.send("MAIL FROM:<>\r\nRCPT TO:<ana@fabrikam.exa")
                try await client.send("mple>\r\nRCPT TO:<>\r\nDATA\r")
                try await client.send("\n")
                for code in ["250", "250", "553", "354"] {
                    #expect(try await client.reply()?.hasPrefix(code) == true)
                }
                try await client.send("a\r\n.\r\nRSET\r\nVRFY ana\r\nNOOP\r\n")
                for code in ["250", "250", "252", "250"] {
                    #expect(try await client.reply()?.hasPrefix(code) == true)
                }
            }
            #expect(await mailbox.letters(to: "ANA@fabrikam.example").count == 1)
        }
    }

    @Test("refuses what is out of order, unknown or too long, and goes on")
    func refusals() async throws {
        try await withServer { _, mailbox, port in
            try await SMTPClient.converse(port: port) { client async throws in
                _ = try await client.reply()
                #expect(try await client.code(of: "MAIL FROM:<a@b.example>") == "503")
                #expect(try await client.code(of: "EHLO") == "501")
                #expect(try await client.code(of: "HELO test") == "250")
                #expect(try await client.code(of: "RCPT TO:<a@b.example>") == "503")
                #expect(try await client.code(of: "MAIL FROM:<a@b.example> SIZE=99999999") == "552")
                #expect(try await client.code(of: "MAIL FROM:<a@b.example> SMTPUTF8") == "555")
                #expect(try await client.code(of: "MAIL FROM:a@b.example") == "501")
                #expect(try await client.code(of: "MAIL FROM:<a@b.example>") == "250")
                #expect(try await client.code(of: "DATA") == "554")
                #expect(try await client.code(of: String(repeating: "x", count: 5_000)) == "500")
                #expect(try await client.code(of: "NOOP\nNOOP") == "500")
                #expect(try await client.code(of: "STARTTLS") == "500")
                #expect(try await client.code(of: "NOOP") == "250")
            }
            #expect(await mailbox.letters().isEmpty)
        }
    }

    enum Flaw: Sendable {
        case longLine, loneLineFeed, tooLarge

        var content: String {
            switch self {
            case .longLine: String(repeating: "x", count: 1_200) + "\r\n"
            case .loneLineFeed: "smuggled\n.\nMAIL FROM:<x@y.example>\r\n"
            case .tooLarge: String(repeating: String(repeating: "x", count: 900) + "\r\n", count: 12_000)
            }
        }
    }

    @Test(
        "refuses a letter with a flaw and takes the next",
        arguments: zip([Flaw.longLine, .loneLineFeed, .tooLarge], ["554", "554", "552"]))
    func flawedLetter(flaw: Flaw, code: String) async throws {
        let content = flaw.content
        try await withServer { _, mailbox, port in
            try await SMTPClient.converse(port: port) { client async throws in
                _ = try await client.reply()
                #expect(try await client.code(of: "EHLO test") == "250")
                for (content, code) in [(content, code), ("\r\nfine\r\n", "250")] {
                    #expect(try await client.code(of: "MAIL FROM:<a@b.example>") == "250")
                    #expect(try await client.code(of: "RCPT TO:<c@d.example>") == "250")
                    #expect(try await client.code(of: "DATA") == "354")
                    #expect(try await client.code(of: content + ".") == code)
                }
            }
            #expect(await mailbox.letters().map(\.text) == ["fine\n"])
        }
    }

    @Test("ends a dialogue of nothing but errors")
    func tooManyErrors() async throws {
        try await withServer { _, _, port in
            try await SMTPClient.converse(port: port) { client async throws in
                _ = try await client.reply()
                for _ in 1...20 { #expect(try await client.code(of: "WHAT") == "500") }
                #expect(try await client.code(of: "WHAT") == "421")
                #expect(try await client.reply() == nil)
            }
        }
    }

    @Test("says goodbye to who says nothing")
    func idle() async throws {
        try await withServer(idleTimeout: .seconds(2)) { _, _, port in
            try await SMTPClient.converse(port: port) { client async throws in
                #expect(try await client.reply()?.hasPrefix("220") == true)
                #expect(try await client.reply()?.hasPrefix("421 4.4.2") == true)
                #expect(try await client.reply() == nil)
            }
        }
    }

    @Test("refuses on purpose, and stops refusing when told to")
    func injectedRefusals() async throws {
        try await withServer { server, mailbox, port in
            try await SMTPClient.converse(port: port) { client async throws in
                _ = try await client.reply()
                #expect(try await client.code(of: "EHLO test") == "250")
                #expect(try await client.code(of: "MAIL FROM:<a@b.example>") == "250")
                server.fault = .refuseRecipients(code: 450)
                #expect(try await client.code(of: "RCPT TO:<c@d.example>") == "450")
                server.fault = .refuseContent(code: 550)
                #expect(try await client.code(of: "RCPT TO:<c@d.example>") == "250")
                #expect(try await client.code(of: "DATA") == "354")
                #expect(try await client.code(of: "hello\r\n.") == "550")
                server.fault = .slow(milliseconds: 10)
                #expect(try await client.code(of: "NOOP") == "250")
            }
            #expect(await mailbox.letters().isEmpty)
        }
    }

    @Test("keeps a letter whose sender never hears of it")
    func cutAfterContent() async throws {
        try await withServer { server, mailbox, port in
            server.fault = .cutAfterContent
            try await SMTPClient.converse(port: port) { client async throws in
                _ = try await client.reply()
                #expect(try await client.code(of: "EHLO test") == "250")
                #expect(try await client.code(of: "MAIL FROM:<a@b.example>") == "250")
                #expect(try await client.code(of: "RCPT TO:<c@d.example>") == "250")
                #expect(try await client.code(of: "DATA") == "354")
                #expect(try await client.code(of: "hello\r\n.") == nil)
            }
            #expect(await mailbox.letters().count == 1)
        }
    }

    enum End: Sendable {
        case cancelled, asked
    }

    @Test("stops in the middle of a crowd that connects, cancelled or asked to", arguments: [End.cancelled, .asked])
    func stopsWhileItAccepts(end: End) async throws {
        try await withTemporaryDirectory { directory in
            let mailbox = try Mailbox(directory: directory, now: { Date() })
            // What goes wrong here ends the process, and only when a connection comes at the wrong moment.
            for round in 0..<100 {
                let server = MailboxServer(mailbox: mailbox, port: 0, logger: Logger(label: "test"))
                let group = ServiceGroup(services: [server], logger: Logger(label: "test"))
                let running = Task { try await group.run() }
                let port = try await server.port
                await withTaskGroup(of: Void.self) { crowd in
                    for _ in 0..<8 { crowd.addTask { await Self.knock(port: port) } }
                    try? await Task.sleep(for: .microseconds(500 + 74 * round))
                    switch end {
                    case .cancelled: running.cancel()
                    case .asked: await group.triggerGracefulShutdown()
                    }
                }
                _ = await running.result
            }
        }
    }

    /// Connects again and again until nobody listens any more.
    private static func knock(port: Int) async {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        while let connection = try? await bootstrap.connect(host: "127.0.0.1", port: port).get() {
            connection.close(promise: nil)
        }
    }
}
