import Glibc
import Testing

@testable import Curl

@Suite("The sockets of a loop") struct OpenSocketsTests {
    @Test("are told from what has their number since, and only their own are cut")
    func reused() throws {
        let sockets = OpenSockets()
        let (first, second) = (sockets.newOpener(), sockets.newOpener())
        let pair = try Self.pair()
        sockets.insert(pair.ours, openedBy: first)
        // Closed without a word, and its number given to somebody else.
        let other = try Self.pair()
        defer { for descriptor in [pair.ours, pair.theirs, other.ours, other.theirs] { close(descriptor) } }
        #expect(dup2(other.ours, pair.ours) == pair.ours)
        sockets.stopReading()
        sockets.stopReading(openedBy: first)
        #expect(Self.says(other.theirs, isHeardAt: pair.ours))

        sockets.insert(other.ours, openedBy: second)
        sockets.stopReading(openedBy: first)
        #expect(Self.says(other.theirs, isHeardAt: other.ours))
        sockets.stopReading(openedBy: second)
        #expect(!Self.says(other.theirs, isHeardAt: other.ours))
    }

    private static func pair() throws -> (ours: Int32, theirs: Int32) {
        var descriptors: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &descriptors) == 0)
        return (descriptors[0], descriptors[1])
    }

    private static func says(_ sender: Int32, isHeardAt receiver: Int32) -> Bool {
        var byte: UInt8 = 7
        _ = send(sender, &byte, 1, Int32(MSG_NOSIGNAL))
        return recv(receiver, &byte, 1, Int32(MSG_DONTWAIT)) == 1
    }
}
