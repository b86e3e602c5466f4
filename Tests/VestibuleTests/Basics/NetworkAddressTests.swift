import Testing

@testable import Vestibule

@Suite("A network address") struct NetworkAddressTests {
    @Test("is one in all its spellings")
    func spellings() {
        #expect(NetworkAddress("::ffff:192.0.2.1") == NetworkAddress("192.0.2.1"))
        #expect(NetworkAddress("[2001:DB8::1]") == NetworkAddress("2001:db8:0:0:0:0:0:1"))
        #expect(NetworkAddress("fe80::1%eth0") == NetworkAddress("fe80::1"))
        for text in [
            "", "1.2.3", "1.2.3.4:80", "256.1.1.1", "::g", "01.2.3.4", "localhost", String(repeating: ":", count: 65),
            "1.2.3.4\u{0}",
        ] {
            #expect(NetworkAddress(text) == nil, "\(text)")
        }
    }

    @Test("is counted by its subscriber's network")
    func network() {
        #expect(NetworkAddress("192.0.2.1")?.network == "192.0.2.1")
        #expect(NetworkAddress("2001:db8::1")?.network == NetworkAddress("2001:db8::ffff:1")?.network)
        #expect(NetworkAddress("2001:db8::1")?.network != NetworkAddress("2001:db8:0:1::1")?.network)
    }

    @Test("is told by its subscriber's network, as people read it")
    func readable() {
        #expect(NetworkAddress("::ffff:192.0.2.1")?.readableNetwork == "192.0.2.1")
        #expect(NetworkAddress("2001:db8:0:1:2:3:4:5")?.readableNetwork == "2001:db8:0:1::/64")
        #expect(NetworkAddress("::1")?.readableNetwork == "0:0:0:0::/64")
        // What is told is a range, and is the one that the address lies in.
        let told = NetworkAddress("2001:db8:0:1:2:3:4:5")?.readableNetwork ?? ""
        #expect(NetworkAddress("2001:db8:0:1:f::1").map { NetworkRange(told)?.contains($0) } == true)
    }

    @Test("is in a range by its first bits")
    func ranges() throws {
        let ten = try #require(NetworkRange("10.0.0.0/8"))
        let nine = try #require(NetworkRange("192.168.128.0/17"))
        #expect(ten.contains(try #require(NetworkAddress("10.255.1.1"))))
        #expect(ten.contains(try #require(NetworkAddress("::ffff:10.1.1.1"))))
        #expect(!ten.contains(try #require(NetworkAddress("11.0.0.0"))))
        #expect(!ten.contains(try #require(NetworkAddress("a00::"))))
        #expect(nine.contains(try #require(NetworkAddress("192.168.200.1"))))
        #expect(!nine.contains(try #require(NetworkAddress("192.168.127.255"))))
        let any = try #require(NetworkRange("0.0.0.0/0"))
        #expect(any.contains(try #require(NetworkAddress("203.0.113.1"))))
        #expect(NetworkRange("203.0.113.1")?.contains(try #require(NetworkAddress("203.0.113.2"))) == false)
        for text in ["10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "/8", "::/129", "x/8", "10.0.0.0/8/8"] {
            #expect(NetworkRange(text) == nil, "\(text)")
        }
    }
}

@Suite("A reader's language") struct AcceptLanguageTests {
    @Test(
        "is the first wish that we write, by its weight",
        arguments: [
            ("de", Language.german), ("de-CH, en;q=0.9", .german), ("nl, fr;q=0.8, en;q=0.7", .french),
            ("en;q=0.5, ja;q=0.9", .japanese), ("ES", .spanish), ("en, de", .english), ("de;q=0, en;q=0.1", .english),
            ("de; q=0.2 ,fr ; q=0.3", .french), ("fr;Q=0.1, de;q=0.5", .german),
        ])
    func wishes(_ header: String, _ language: Language) {
        #expect(Language(acceptLanguage: header) == language)
    }

    @Test(
        "is unknown for what nobody speaks, and nonsense breaks nothing",
        arguments: ["", "*", ",,,;;;", "nl", "de;q=0", "de;q=nan", "q=1", ";q=1", String(repeating: "de;", count: 10_000) + "q=0"])
    func nonsense(_ header: String) {
        let language = Language(acceptLanguage: header)
        #expect(language == nil || language == .german)
    }
}
