import Testing

@testable import Vestibule

@Suite("A redirect origin") struct RedirectOriginTests {
    private func isCovered(_ url: String, by origin: String) throws -> Bool {
        try RedirectOrigin(origin).covers(try RedirectURL(url))
    }

    @Test(
        "covers its own origin in every spelling",
        arguments: ["https://app.example", "https://APP.example/", "https://app.example:443/x?y=1#z", "HTTPS://app.example/a/b"])
    func ownOrigin(url: String) throws {
        #expect(try isCovered(url, by: "https://app.example"))
    }

    @Test(
        "does not cover another origin that looks like it",
        arguments: [
            "https://app.example.evil.test/", "https://app.example:8443/", "http://localhost/", "https://evil.test/app.example",
            "https://sub.app.example/", "https://app.examplf/",
        ])
    func otherOrigin(url: String) throws {
        #expect(try !isCovered(url, by: "https://app.example"))
    }

    @Test("ends its path prefix on a segment")
    func segments() throws {
        #expect(try isCovered("https://app.example/team", by: "https://app.example/team"))
        #expect(try isCovered("https://app.example/team/x", by: "https://app.example/team/"))
        #expect(try !isCovered("https://app.example/teamevil", by: "https://app.example/team"))
        #expect(try !isCovered("https://app.example/", by: "https://app.example/team"))
    }

    @Test(
        "is never compared with a URL that a browser reads otherwise",
        arguments: [
            ("https://app.example@evil.test/", RedirectRefusal.hasUserInfo), ("https:\\\\evil.test", .notAbsolute),
            ("//evil.test", .notAbsolute), ("/x", .notAbsolute), ("javascript:alert(1)", .notAbsolute),
            ("http://app.example/", .notHTTPS), ("https://app.example/team/../x", .dotSegments),
            ("https://app.example/team/%2E%2e/x", .dotSegments), ("https://app.example/a%2f..", .dotSegments),
            ("https://app.example/\r\nSet-Cookie:x", .notAbsolute), ("https://app.example/ü", .notAbsolute), ("", .notAbsolute),
        ])
    func nonsense(url: String, why: RedirectRefusal) {
        #expect(throws: why) { try RedirectURL(url) }
    }

    @Test(
        "is read back as it was written, or not taken",
        arguments: [
            "https://a%20b", "https://a%2fb", "https://a%3a80", "https://*", "https://a;sandbox", "https://a,b.example",
            "https://a",
            "https://a.example:0", "https://a.example:99999", "https://a.example:8443/x", "https://[::1]:3", "https://127.0.0.1",
            "http://localhost:8090", "https://A.Example/Team/",
        ])
    func roundTrip(text: String) throws {
        guard let origin = try? RedirectOrigin(text) else { return }
        #expect(try RedirectOrigin(origin.description) == origin)
        #expect(!origin.description.contains { "%;,* ".contains($0) })
    }

    @Test("takes plain http for loopback names only")
    func loopback() throws {
        for url in ["http://localhost:8090/welcome", "http://127.0.0.1/", "http://demo.localhost/"] { _ = try RedirectURL(url) }
        #expect(throws: RedirectRefusal.notHTTPS) { try RedirectURL("http://localhost.evil.test/") }
    }
}

@Suite("A redirect origin that is kept") struct KeptOriginTests {
    @Test("is the same when it is read again")
    func again() throws {
        for text in ["https://app.example", "https://app.example/", "https://app.example/a//b/"] {
            let origin = try RedirectOrigin(text)
            #expect(try RedirectOrigin(origin.description) == origin)
        }
        for text in ["https://app.example//", "https://app.example///", "https://app.example/team//"] {
            #expect(throws: RedirectRefusal.emptySegment, "\(text)") { try RedirectOrigin(text) }
        }
    }
}

@Suite("Any text at all as a redirect URL") struct RedirectPropertyTests {
    private static let pieces = [
        "https://", "http://", "HTTPS://", "//", "app.example", "evil.test", "localhost", "@", ":", "443", "8443", "0", "/", "\\",
        ".",
        "..", "%2e", "%2F", "%5c", "%", "?", "#", "team", "a", "[::1]", "\t", "\n", " ", "ü", "javascript:", "xn--", "&", "=", "",
    ]

    @Test("is refused, or is one that a browser takes to the origin that was compared")
    func property() throws {
        var generator = SeededGenerator(state: 20_261_121)
        let team = try RedirectOrigin("https://app.example/team")
        var taken = 0
        for _ in 0..<20_000 {
            let beginning = Bool.random(using: &generator) ? "https://app.example" : ""
            let count = Int.random(in: 0...7, using: &generator)
            let text =
                beginning + (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
            guard let url = try? RedirectURL(text) else { continue }
            taken += 1
            let lowered = url.text.lowercased()
            #expect(lowered.hasPrefix("https://") || (lowered.hasPrefix("http://") && url.isLoopback), "\(text)")
            #expect(!url.text.contains("\\") && !url.host.contains("@"), "\(text)")
            #expect(!url.path.contains("/../") && !url.path.hasSuffix("/.."), "\(text)")
            // Read again from what it says of itself, it is the same.
            let again = try? RedirectURL(url.origin + url.path)
            #expect(again?.origin == url.origin && again?.path == url.path, "\(text) is \(url.origin)\(url.path)")
            guard team.covers(url) else { continue }
            #expect(url.host == "app.example", "\(text)")
            let rest = lowered.dropFirst("https://app.example".count)
            #expect([":443/team", ":/team", "/team"].contains { rest.hasPrefix($0) }, "\(text)")
        }
        #expect(taken > 100)
    }
}

/// SplitMix64: the same texts at each run.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
