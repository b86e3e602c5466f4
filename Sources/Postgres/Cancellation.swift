internal import CLibPQ

/// Asks a server to stop what a session is doing.
enum Cancellation {
    /// True when the request is on its way; the connection hears when it has been delivered.
    ///
    /// libpq's cancel connects anew and waits for the server to hang up, which a frozen server never does: it blocks a
    /// thread of our own, of which there are few. When all are stuck the server is not asked.
    static func send(to session: Session, for connection: Connection) -> Bool {
        guard let request = PQgetCancel(session.connection) else { return false }
        let handle = Request(pointer: request)
        return Threads.cancellations.run { [weak connection] in
            handle.send()
            connection?.cancellationHasReturned()
        }
    }

    /// Unchecked because of the pointer only: the request is a copy of an address and a key that libpq never changes,
    /// documented as safe to use from another thread than its connection's, and it is used by one thread alone.
    private final class Request: @unchecked Sendable {
        private let pointer: OpaquePointer

        init(pointer: OpaquePointer) { self.pointer = pointer }

        func send() {
            var message = [CChar](repeating: 0, count: 256)
            _ = PQcancel(pointer, &message, Int32(message.count))
        }

        deinit { PQfreeCancel(pointer) }
    }
}
