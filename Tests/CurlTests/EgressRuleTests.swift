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
            "::169.254.169.254", "2002:a9fe:a9fe::1", "fd00:ec2::254", "100.100.100.200", "168.63.129.16",
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

    @Test("reads no names and no half addresses", arguments: ["localhost", "127.1", "1.2.3.4.5", "", "::g", "[::1]"])
    func notAddresses(text: String) {
        #expect(PeerAddress(text) == nil)
    }
}
