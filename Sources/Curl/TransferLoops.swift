internal import Synchronization

/// Several transfer loops, each with a thread of its own, for transfers that libcurl cannot run side by side.
///
/// libcurl waits for the reply to a letter's end inside its loop (`smtp_done`, which blocks), so a relay that is slow to say it would hold up
/// every other letter of that loop. The least busy one is taken, the first of equals: on a quiet day all letters share the first one's
/// connections.
package final class TransferLoops: Sendable {
    private let loops: [TransferLoop]
    /// How many transfers each loop has.
    private let busy: Mutex<[Int]>

    /// - Throws: ``CurlError/stopped``, as ``TransferLoop`` does.
    package init(count: Int) throws(CurlError) {
        var loops: [TransferLoop] = []
        for _ in 0..<max(1, count) { loops.append(try TransferLoop()) }
        self.loops = loops
        busy = Mutex(Array(repeating: 0, count: loops.count))
    }

    /// Runs `body` with the least busy loop.
    package func use<Answer: Sendable>(
        _ body: (TransferLoop) async throws(CurlError) -> Answer
    ) async throws(CurlError) -> Answer {
        let index = busy.withLock { busy in
            let index = busy.indices.min { busy[$0] < busy[$1] } ?? 0
            busy[index] += 1
            return index
        }
        defer { busy.withLock { $0[index] -= 1 } }
        return try await body(loops[index])
    }

    /// Stops each loop and waits for it.
    package func stop() async {
        for loop in loops { await loop.stop() }
    }
}
