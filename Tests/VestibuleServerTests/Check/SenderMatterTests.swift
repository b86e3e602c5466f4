import TestSupport
import Testing

@testable import VestibuleServer

@Suite("What DNS says of the sender") struct SenderMatterTests {
    @Test(
        "SPF",
        arguments: [
            (["v=spf1 include:_spf.relay.example -all"], "ok"), (["other", "V=SPF1 mx ~all"], "ok"),
            (["v=spf1 redirect=_spf.contoso.example"], "ok"), ([], "warning"), (["v=spf10 -all"], "warning"),
            (["v=spf1 mx ?all"], "warning"), (["v=spf1 mx"], "warning"), (["v=spf1"], "warning"),
            (["v=spf1 +all"], "wrong"), (["v=spf1 all"], "wrong"), (["v=spf1 -all", "v=spf1 mx -all"], "wrong"),
            (["v=spf1 " + String(repeating: "include:a.example ", count: 11) + "-all"], "wrong"),
        ])
    func spf(_ texts: [String], _ verdict: String) {
        #expect(SPFRecord.finding(.found(texts), domain: "contoso.example").verdict.rawValue == verdict)
    }

    @Test(
        "DKIM",
        arguments: [
            (["v=DKIM1; k=rsa; p=MIIB"], "ok"), (["k=ed25519; p=11qY"], "ok"), ([], "wrong"), (["v=DKIM1; p="], "wrong"),
            (["v=DKIM1; p=A", "v=DKIM1; p=B"], "wrong"), (["v=DKIM2; p=A"], "wrong"), (["v=DKIM1; t=y:s; p=A"], "warning"),
        ])
    func dkim(_ texts: [String], _ verdict: String) {
        #expect(DKIMRecord.finding(.found(texts), name: "mail._domainkey.contoso.example").verdict.rawValue == verdict)
    }

    @Test(
        "DMARC",
        arguments: [
            (["v=DMARC1; p=reject"], true, "ok"), (["v=DMARC1;p=quarantine; sp=none"], true, "ok"),
            (["v=DMARC1; p=reject; sp=none"], false, "warning"), (["v=DMARC1; p=none"], true, "warning"),
            (["v=DMARC1"], true, "wrong"), (["v=DMARC1; p=none", "v=DMARC1; p=reject"], true, "wrong"),
        ])
    func dmarc(_ texts: [String], _ isOwn: Bool, _ verdict: String) {
        #expect(DMARCRecord.finding(.found(texts), at: "contoso.example", isOwn: isOwn)?.verdict.rawValue == verdict)
    }

    @Test("what no name server told is not taken for missing")
    func unknown() async {
        let matter = SenderMatter(domain: "contoso.example", selectors: ["s"], lookUp: { _ in .unknown(reason: "silence") })
        let findings = await matter.findings()
        #expect(findings.map(\.verdict) == [.warning, .warning, .warning])
        #expect(findings.allSatisfy { $0.says == "could not be learned: silence" })
    }

    @Test("a selector that was not told is not guessed")
    func selector() async {
        let matter = SenderMatter(domain: "contoso.example", selectors: [], lookUp: { _ in .found([]) })
        let findings = await matter.findings()
        #expect(findings[1].verdict == .warning)
        #expect(findings[1].mend?.contains("VESTIBULE_MAIL_DKIM_SELECTOR") == true)
    }

    @Test("records are asked of a real name server, the policy also above the domain")
    func asked() async throws {
        let long = String(repeating: "A", count: 600)
        let peer = try await DNSPeer.start(
            """
            {"guests.contoso.example": ["google-site", "v=spf1 include:r.example -all"], "_dmarc.contoso.example": ["v=DMARC1; p=reject"],
             "m._domainkey.guests.contoso.example": ["v=DKIM1; k=rsa; p=\(long)"], "broken.example": "broken", "failing.example": "failing"}
            """)
        defer { peer.stop() }
        let names = TXTLookup(servers: NameServers(server: .init(address: "127.0.0.1", port: peer.port)))
        let matter = SenderMatter(domain: "guests.contoso.example", selectors: ["m"], lookUp: { await names.texts(of: $0) })
        #expect(
            await matter.findings().map { "\($0.verdict.rawValue) \($0.says)" } == [
                "ok guests.contoso.example: one record, -all", "ok m._domainkey.guests.contoso.example holds a key",
                "ok _dmarc.contoso.example says reject",
            ])
        #expect(await names.texts(of: "m._domainkey.guests.contoso.example") == .found(["v=DKIM1; k=rsa; p=\(long)"]))
        #expect(await names.texts(of: "nothing.example") == .found([]))
        #expect(await names.texts(of: "broken.example") == .unknown(reason: "the answer for broken.example cannot be read"))
        #expect(await names.texts(of: "failing.example") == .unknown(reason: "no name server answered for failing.example"))
    }

    @Test("a name server that says nothing costs seconds, not minutes")
    func silent() async throws {
        let peer = try await DNSPeer.start(#"{"silent.example": "silent"}"#)
        defer { peer.stop() }
        let names = TXTLookup(servers: NameServers(server: .init(address: "127.0.0.1", port: peer.port)))
        let start = ContinuousClock.now
        #expect(await names.texts(of: "silent.example") == .unknown(reason: "no name server answered for silent.example"))
        #expect(start.duration(to: .now) < .seconds(15))
    }
}

@Suite("Reading a name server's answer") struct TXTAnswerTests {
    /// A header, the question `a.`, and one record of two strings.
    private static let message: [UInt8] =
        [0, 1, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0] + [1, 0x61, 0, 0, 16, 0, 1]
        + [0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 5, 2, 0x68, 0x65, 1, 0x79]

    @Test("puts a record's strings together") func whole() { #expect(TXTAnswer(Self.message)?.texts == ["hey"]) }

    @Test("refuses a message that ends early, wherever") func cut() {
        for length in Self.message.indices { #expect(TXTAnswer(Self.message.prefix(length)) == nil) }
    }

    @Test("refuses strings that are longer than their record, and names of unknown kind") func lies() {
        var message = Self.message
        message[message.count - 2] = 9
        #expect(TXTAnswer(message) == nil)
        message = Self.message
        message[12] = 0x40
        #expect(TXTAnswer(message) == nil)
    }

    @Test("survives anything") func anything() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var message = Self.message
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                message[Int.random(in: message.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            _ = TXTAnswer(message.prefix(Int.random(in: 0...message.count, using: &generator)))
        }
    }
}
