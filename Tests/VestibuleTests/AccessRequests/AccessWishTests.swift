import Testing

@testable import Vestibule

@Suite("What a stranger types who asks for access") struct AccessWishTests {
    @Test("has a name of one line, its spaces put in order")
    func name() {
        #expect(AccessWish.name(typed: "  Eva   Lund ") == "Eva Lund")
        #expect(AccessWish.name(typed: String(repeating: "é", count: 128)) != nil)
        for text in ["", "   ", "Eva\nLund", "Eva\u{202E}", "E\u{200B}va", String(repeating: "x", count: 129)] {
            #expect(AccessWish.name(typed: text) == nil, "\(text.debugDescription)")
        }
    }

    @Test("may have a reason of several lines, each end of which counts once")
    func reason() {
        for text in ["", " \r\n\t "] { #expect(AccessWish.reason(typed: text) == .some(nil)) }
        #expect(AccessWish.reason(typed: "one\r\ntwo") == "one\ntwo")
        #expect(AccessWish.reason(typed: String(repeating: "\r\nx", count: 250)) != nil)
        for text in [String(repeating: "x", count: 501), "why\u{0}", "why\u{2066}", "\u{FEFF}why"] {
            #expect(AccessWish.reason(typed: text) == nil, "\(text.debugDescription)")
        }
    }
}

@Suite("Where an application's guests begin") struct ApplicationStartTests {
    @Test("lies under a redirect origin of the tenant, in characters that may stand in a letter")
    func start() throws {
        let tenant = try Tenant.sample(origins: ["https://app.contoso.example/board"])
        #expect(try Application.start("https://app.contoso.example/board/start?x=1#top", in: tenant).path == "/board/start")
        for text in [
            "https://app.contoso.example/boards", "https://evil.example/board", "https://app.contoso.example/board/'x'",
            "https://app.contoso.example/board/../x", "javascript:alert(1)", "https://app.contoso.example/board/\"",
            "https://app.contoso.example/board/" + String(repeating: "x", count: 1024),
        ] {
            #expect(throws: RedirectRefusal.self, "\(text)") { try Application.start(text, in: tenant) }
        }
    }
}
