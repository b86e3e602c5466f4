internal import CLibCurl
internal import Glibc

/// Runs transfers, many at a time, on one dedicated thread that owns libcurl's multi handle and every easy handle.
///
/// Other threads only put jobs into a queue and wake the thread, so no handle is ever shared. Connections stay open
/// for the next transfer to the same server. A loop that is dropped stops by itself; ``stop()`` also waits for it.
package final class TransferLoop: Sendable {
    package struct Limits: Sendable {
        /// Transfers on the wire at one time.
        package var inFlight: Int
        /// Transfers waiting for their turn; one more is refused as ``CurlError/busy``.
        package var waiting: Int
        /// Connections kept open for the next transfer.
        package var idleConnections: Int

        package init(inFlight: Int = 16, waiting: Int = 256, idleConnections: Int = 8) {
            self.inFlight = inFlight
            self.waiting = waiting
            self.idleConnections = idleConnections
        }
    }

    private let queue: TransferQueue

    /// Starts the thread.
    ///
    /// - Throws: ``CurlError/stopped`` when libcurl or the thread cannot be had; the process is then out of something.
    package init(limits: Limits = Limits()) throws(CurlError) {
        guard CurlLibrary.isReady, let multi = curl_multi_init() else { throw .stopped }
        _ = vestibule_multi_set_long(multi, CURLMOPT_MAXCONNECTS, limits.idleConnections)
        queue = TransferQueue(limits: limits, multi: multi)
        let thread = Unmanaged.passRetained(LoopThread(multi: multi, queue: queue))
        var id = pthread_t()
        let status = pthread_create(&id, nil, runLoopThread, thread.toOpaque())
        guard status == 0 else {
            thread.release()
            curl_multi_cleanup(multi)
            throw .stopped
        }
        pthread_detach(id)
    }

    deinit {
        queue.stop()
    }

    /// Runs one transfer to its end and says how it ended, whatever the server thought of it.
    ///
    /// `within` bounds everything, the wait for a turn included. Cancelling the task takes the transfer off the wire.
    ///
    /// - Throws: ``CurlError`` when the transfer did not run to an end: busy, which one whose turn did not come in time is too, stopped, cancelled.
    package func run(_ transfer: Transfer, within: Duration) async throws(CurlError) -> TransferReport {
        guard !Task.isCancelled else { throw .cancelled }
        let id = queue.nextID()
        let deadline = ContinuousClock.now.advanced(by: within)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { answer in
                queue.add(.init(id: id, transfer: transfer, deadline: deadline, answer: answer))
                // The handler below may have run just before there was anything to cancel.
                if Task.isCancelled { queue.cancel(id) }
            }
        } onCancel: {
            queue.cancel(id)
        }
        return try result.get()
    }

    /// Ends every transfer as ``CurlError/stopped``, closes the connections and returns when the thread has let go of
    /// everything. May be called more than once.
    package func stop() async {
        queue.stop()
        await queue.ended()
    }
}

private func runLoopThread(_ raw: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let raw else { return nil }
    Unmanaged<LoopThread>.fromOpaque(raw).takeRetainedValue().run()
    return nil
}
