import Testing

@testable import Curl

@Suite("An egress rule")
struct EgressRuleTests {
    @Test("keeps plain text on this machine", arguments: ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
    func loopbackIsPermitted(text: String) throws {
        #expect(EgressRule.loopbackOnly.permits(try #require(PeerAddress(text))))
    }

    @Test(
        "lets plain text go nowhere else",
        arguments: ["10.0.0.1", "192.168.1.1", "8.8.8.8", "2001:db8::1", "fd00::1", "::ffff:8.8.8.8", "0.0.0.0", "::"])
    func nothingElseForPlaintext(text: String) throws {
        #expect(!EgressRule.loopbackOnly.permits(try #require(PeerAddress(text))))
    }

    @Test(
        "refuses link-local and metadata addresses to a relay, in whatever form they come",
        arguments: [
            "169.254.169.254", "169.254.0.1", "fe80::1", "febf::1", "::ffff:169.254.169.254",
            "64:ff9b::169.254.169.254",
            "::169.254.169.254", "2002:a9fe:a9fe::1", "fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254", "fd00:c1::a9fe:a9fe",
            "fd00:42::42", "100.100.100.200", "168.63.129.16",
            "192.0.0.192",
        ])
    func metadataIsRefused(text: String) throws {
        let address = try #require(PeerAddress(text))
        #expect(!EgressRule.relay().permits(address))
        #expect(EgressRule.relay(permitsLinkLocal: true).permits(address))
    }

    @Test(
        "permits private ranges to a relay only with the operator's word",
        arguments: [
            "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.25", "100.64.0.1", "fd12::25", "::ffff:10.0.0.1",
        ])
    func privateRangesNeedTheFlag(text: String) throws {
        let address = try #require(PeerAddress(text))
        #expect(EgressRule.relay(permitsPrivateRanges: true).permits(address))
        #expect(!EgressRule.relay(permitsPrivateRanges: false).permits(address))
    }

    @Test(
        "permits public addresses to a relay", arguments: ["8.8.8.8", "172.32.0.1", "2a00:1450::1", "64:ff9b::8.8.8.8"])
    func publicIsPermitted(text: String) throws {
        #expect(EgressRule.relay(permitsPrivateRanges: false).permits(try #require(PeerAddress(text))))
    }

    @Test(
        "never permits what cannot be a server",
        arguments: ["0.0.0.0", "::", "224.0.0.1", "ff02::1", "255.255.255.255", "240.0.0.1", "0.1.2.3", "100::1"])
    func unusableIsRefused(text: String) throws {
        #expect(!EgressRule.relay(permitsLinkLocal: true).permits(try #require(PeerAddress(text))))
    }

    @Test(
        "permits of private networks what was opened, and nothing beside it",
        arguments: [
            ("10.20.4.17", ["10.20.4.17", "::ffff:10.20.4.17", "64:ff9b::10.20.4.17"], ["10.20.4.16", "10.20.4.18", "fd12::1"]),
            ("10.20.4.0/28", ["10.20.4.0", "10.20.4.15"], ["10.20.4.16", "10.20.3.255", "192.168.4.1"]),
            ("172.16.0.0/12", ["172.16.0.1", "172.31.255.255"], ["10.0.0.1", "169.254.169.254", "127.0.0.1", "100.100.100.200"]),
            ("100.64.0.0/10", ["100.64.0.1", "100.127.0.1"], ["100.100.100.200", "10.64.0.1"]),
            (
                "fd12:3456::/32", ["fd12:3456::1", "fd12:3456:ffff::"],
                ["fd12:3457::1", "fd00:ec2::254", "fe80::1", "::1", "10.0.0.1"]
            ),
            ("fc00::/7", ["fd12::1", "fc00::1"], ["fd00:ec2::254", "fd20:ce::254", "fd00:c1::a9fe:a9fe", "fe80::1"]),
        ])
    func rangesAreOpened(range: String, inside: [String], outside: [String]) throws {
        let rule = EgressRule.publicAnd([try #require(PeerRange(privateUse: range))])
        for text in inside + ["8.8.8.8", "2a00:1450::1"] { #expect(rule.permits(try #require(PeerAddress(text))), "\(text)") }
        for text in outside { #expect(!rule.permits(try #require(PeerAddress(text))), "\(text)") }
        for text in inside { #expect(!EgressRule.publicOnly.permits(try #require(PeerAddress(text))), "\(text)") }
    }

    @Test(
        "opens nothing that is not private throughout",
        arguments: [
            "8.8.8.8", "0.0.0.0/0", "::/0", "10.0.0.0/7", "10.0.0.0/0", "192.168.0.0/8", "172.16.0.0/11", "fc00::/6", "127.0.0.1",
            "169.254.169.254", "fe80::/10", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "/8", "", "10.0.0.0/8/8", "intranet",
        ])
    func rangesThatAreNone(text: String) {
        #expect(PeerRange(privateUse: text) == nil)
    }

    @Test("reads no names and no half addresses", arguments: ["localhost", "127.1", "1.2.3.4.5", "", "::g", "[::1]"])
    func notAddresses(text: String) {
        #expect(PeerAddress(text) == nil)
    }
}
