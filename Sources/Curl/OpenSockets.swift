internal import Glibc

/// The sockets that libcurl holds open for one loop, which outlive the transfers that opened them.
///
/// Touched by the loop's thread only.
final class OpenSockets {
    /// Who opened a descriptor, and which socket it was then: where libcurl closes one without a word, its number is soon somebody else's.
    private struct Opened {
        let opener: UInt64
        let socket: UInt64
    }

    private var opened: [Int32: Opened] = [:]
    private var openers: UInt64 = 0

    /// A number that no other transfer of this loop has or will have.
    func newOpener() -> UInt64 {
        openers += 1
        return openers
    }

    func insert(_ descriptor: Int32, openedBy opener: UInt64) {
        opened[descriptor] = Self.socket(at: descriptor).map { Opened(opener: opener, socket: $0) }
    }

    func close(_ descriptor: Int32) -> Int32 {
        opened[descriptor] = nil
        return Glibc.close(descriptor)
    }

    /// Makes every further read end at once.
    ///
    /// libcurl says QUIT on a connection that it gives up and blocks its thread, for minutes, until it is answered. The
    /// word may go out; nobody waits for the reply.
    func stopReading() {
        for descriptor in opened.keys { stopReading(descriptor) }
    }

    /// The same for one transfer's own sockets.
    func stopReading(openedBy opener: UInt64) {
        for (descriptor, socket) in opened where socket.opener == opener { stopReading(descriptor) }
    }

    func stopReading(_ descriptor: Int32) {
        guard let known = opened[descriptor], known.socket == Self.socket(at: descriptor) else { return }
        shutdown(descriptor, Int32(SHUT_RD))
    }

    /// The socket's inode, which tells it from all others of its time.
    private static func socket(at descriptor: Int32) -> UInt64? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? UInt64(status.st_ino) : nil
    }
}
