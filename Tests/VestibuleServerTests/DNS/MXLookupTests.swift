import TestSupport
import Testing
import Vestibule

@testable import VestibuleServer

@Suite("Where a domain's mail goes", .timeLimit(.minutes(1))) struct MXLookupTests {
    @Test("is learned from a name server, or said to be unknown")
    func lookUp() async throws {
        let peer = try await DNSPeer.start(
            """
            {"fabrikam.example": [{"mx": "aspmx.l.google.com"}, "v=spf1 -all", {"mx": "alt1.aspmx.l.google.com"}], "text.example": ["hey"],
             "broken.example": "broken", "failing.example": "failing"}
            """)
        defer { peer.stop() }
        let lookup = MXLookup(servers: NameServers(server: .init(address: "127.0.0.1", port: peer.port)))
        func ask(_ name: String) async throws -> [String]? { await lookup.exchangers(of: try #require(DomainName(name))) }
        #expect(try await ask("fabrikam.example") == ["aspmx.l.google.com", "alt1.aspmx.l.google.com"])
        #expect(try await ask("text.example") == [])
        #expect(try await ask("nothing.example") == [])
        #expect(try await ask("broken.example") == nil)
        #expect(try await ask("failing.example") == nil)
    }
}

@Suite("Reading an answer with mail exchangers") struct MXAnswerTests {
    /// A header, the question `ab.c.`, and two records: `x.` with a pointer to `c.`, and the empty name.
    private static let message: [UInt8] =
        [0, 1, 0x81, 0x80, 0, 1, 0, 2, 0, 0, 0, 0] + [2, 0x61, 0x62, 1, 0x63, 0, 0, 15, 0, 1]
        + [0xC0, 12, 0, 15, 0, 1, 0, 0, 0, 60, 0, 6, 0, 10, 1, 0x78, 0xC0, 15]
        + [0xC0, 12, 0, 15, 0, 1, 0, 0, 0, 60, 0, 3, 0, 0, 0]

    @Test("follows a pointer to the rest of a name") func pointer() { #expect(MXAnswer(Self.message)?.exchangers == ["x.c", ""]) }

    @Test("refuses a message that ends early, wherever") func cut() {
        for length in Self.message.indices { #expect(MXAnswer(Self.message.prefix(length)) == nil) }
    }

    @Test("follows no pointer forwards, to itself, or out of the message", arguments: [36, 38, 39, 50, 255]) func loops(
        target: UInt8
    ) {
        var message = Self.message
        message[39] = target
        #expect(MXAnswer(message) == nil)
    }

    @Test("survives anything") func anything() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var message = Self.message
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                message[Int.random(in: message.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = MXAnswer(message.prefix(Int.random(in: 0...message.count, using: &generator)))
        }
    }
}
