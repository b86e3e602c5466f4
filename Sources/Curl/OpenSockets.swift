internal import Glibc

/// The sockets that libcurl holds open for one loop, which outlive the transfers that opened them.
///
/// Touched by the loop's thread only.
final class OpenSockets {
    private var openers: [Int32: ObjectIdentifier] = [:]

    func insert(_ descriptor: Int32, openedBy context: TransferContext) {
        openers[descriptor] = ObjectIdentifier(context)
    }

    func close(_ descriptor: Int32) -> Int32 {
        openers[descriptor] = nil
        return Glibc.close(descriptor)
    }

    /// Makes every further read end at once.
    ///
    /// libcurl says QUIT on a connection that it gives up and blocks its thread, for minutes, until it is answered. The
    /// word may go out; nobody waits for the reply.
    func stopReading() {
        for descriptor in openers.keys { stopReading(descriptor) }
    }

    /// The same for one transfer's own sockets.
    func stopReading(openedBy context: TransferContext) {
        for (descriptor, opener) in openers where opener == ObjectIdentifier(context) { stopReading(descriptor) }
    }

    func stopReading(_ descriptor: Int32) {
        guard openers[descriptor] != nil else { return }
        shutdown(descriptor, Int32(SHUT_RD))
    }
}
