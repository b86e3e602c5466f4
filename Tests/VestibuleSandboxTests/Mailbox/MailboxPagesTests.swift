import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import VestibuleSandbox

/// The router's test client calls itself `localhost`, which is our own name on port 80 only.
@Suite("Looking into the mailbox")
struct MailboxPagesTests {
    private func withPages(
        port: Int = 80, _ body: @Sendable (any TestClientProtocol, ReceivedLetter) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            let mailbox = try Mailbox(directory: directory, now: { Date() })
            let header = "To: ana@b.example\r\nSubject: <b>Hi</b>\r\nContent-Type: text/html\r\n"
            let letter = try await mailbox.receive(
                Array("\(header)\r\n<a href=\"/x\">go</a>".utf8),
                for: Envelope(from: "c@d.example", to: ["ana@b.example"]))
            let pages = MailboxPages(mailbox: mailbox, port: port, logger: Logger(label: "test"))
            try await pages.application.test(.router) { try await body($0, letter) }
        }
    }

    @Test("gives letters as JSON, newest first, for one address or all")
    func messages() async throws {
        try await withPages { client, letter in
            for (query, count) in [("", 1), ("?to=Ana@b.example", 1), ("?to=z@b.example", 0)] {
                try await client.execute(uri: "/api/messages\(query)", method: .get) { response in
                    let json = try JSONSerialization.jsonObject(with: Data(response.body.readableBytesView))
                    #expect((json as? [[String: Any]])?.count == count)
                }
            }
            try await client.execute(uri: "/api/messages/\(letter.id)", method: .get) { response in
                let json = try JSONSerialization.jsonObject(with: Data(response.body.readableBytesView))
                let object = try #require(json as? [String: Any])
                #expect(object["subject"] as? String == "<b>Hi</b>")
                #expect(object["to"] as? [String] == ["ana@b.example"])
                #expect(object["text"] is NSNull)
                #expect((object["headers"] as? [String: String])?["Subject"] == "<b>Hi</b>")
            }
        }
    }

    @Test("shows a letter escaped, in a frame without scripts")
    func page() async throws {
        try await withPages { client, letter in
            try await client.execute(uri: "/letters/\(letter.id)", method: .get) { response in
                let html = String(buffer: response.body)
                #expect(html.contains("<h1>&lt;b&gt;Hi&lt;/b&gt;</h1>"))
                #expect(html.contains("srcdoc=\"&lt;base target=&quot;_top&quot;&gt;&lt;a href=&quot;/x&quot;&gt;"))
                #expect(!html.contains("allow-scripts"))
                #expect(response.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
                #expect(response.headers[.cacheControl] == "no-store")
            }
            try await client.execute(uri: "/letters/0", method: .get) { response in
                #expect(response.status == .notFound)
                #expect(response.headers[.xContentTypeOptions] == "nosniff")
            }
        }
    }

    @Test("can be emptied by a program and by its own page, not by another site's")
    func emptying() async throws {
        try await withPages { client, _ in
            for origin in ["https://evil.example", "null"] {
                try await client.execute(uri: "/api/messages", method: .delete, headers: [.origin: origin]) {
                    #expect($0.status == .forbidden)
                }
            }
            try await client.execute(uri: "/empty", method: .post, headers: [.origin: "http://localhost"]) {
                #expect($0.status == .seeOther)
            }
            try await client.execute(uri: "/api/messages", method: .delete) { #expect($0.status == .noContent) }
            try await client.execute(uri: "/api/messages", method: .get) { #expect(String(buffer: $0.body) == "[]") }
        }
    }

    @Test("answers 421 to a name that is not its own")
    func rebinding() async throws {
        try await withPages(port: 8025) { client, _ in
            try await client.execute(uri: "/api/messages", method: .get) { #expect($0.status == .misdirectedRequest) }
        }
    }
}
