internal import CLibCurl
internal import Glibc

/// What the loop's thread owns and does. Made by ``TransferLoop``, handed to the thread, and never seen again outside.
final class LoopThread {
    private struct Flight {
        let job: TransferQueue.Job
        let easy: EasyHandle
        /// Kept here because libcurl holds it as a bare pointer until the easy handle leaves the multi handle.
        let context: TransferContext
    }

    /// How long to sleep when nothing happens: the bound within which a deadline in the queue is noticed.
    private static let tick: Int32 = 250

    private let multi: UnsafeMutableRawPointer
    private let queue: TransferQueue
    private let sockets = OpenSockets()
    private var flights: [UInt64: Flight] = [:]
    private var flightOfHandle: [UnsafeMutableRawPointer: UInt64] = [:]
    private var manners = ServerManners()

    init(multi: UnsafeMutableRawPointer, queue: TransferQueue) {
        self.multi = multi
        self.queue = queue
    }

    func run() {
        leaveSignalsToOthers()
        var stops = false
        while !stops {
            let orders = queue.orders(at: .now)
            stops = orders.stops
            for (job, why) in orders.refused { job.answer.resume(returning: .failure(why)) }
            for job in orders.starting { start(job) }
            for id in orders.cancelled { abandon(id, as: .cancelled) }
            if stops { break }
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            collect()
            curl_multi_poll(multi, nil, 0, flights.isEmpty ? Self.tick * 4 : Self.tick, nil)
        }
        takeDown()
    }

    /// SIGTERM is for the thread that waits for it, and SIGPIPE for nobody: a server that hangs up must not end the
    /// process. libcurl's resolver threads inherit this.
    private func leaveSignalsToOthers() {
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
    }

    private func start(_ job: TransferQueue.Job) {
        let context = TransferContext(job.transfer, sockets: sockets)
        do throws(CurlError) {
            let remaining = ContinuousClock.now.duration(to: job.deadline)
            var transfer = job.transfer
            if !manners.allowKeptConnection(for: transfer) { transfer.needsFreshConnection = true }
            let easy = try EasyHandle(transfer, context: context, remaining: remaining)
            let code = curl_multi_add_handle(multi, easy.pointer)
            guard code == CURLM_OK else { throw .failed(code: Int(code.rawValue), reason: "no place in the loop") }
            flights[job.id] = Flight(job: job, easy: easy, context: context)
            flightOfHandle[easy.pointer] = job.id
        } catch {
            queue.finishedOne()
            job.answer.resume(returning: .failure(error))
        }
    }

    private func collect() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle,
                let id = flightOfHandle[handle], let flight = flights[id]
            else { continue }
            end(id, with: .success(flight.easy.report(vestibule_message_result(message))))
        }
    }

    private func abandon(_ id: UInt64, as reason: CurlError) {
        guard let flight = flights[id] else { return }
        sockets.stopReading(openedBy: flight.context.opener)
        if let descriptor = flight.easy.activeSocket { sockets.stopReading(descriptor) }
        end(id, with: .failure(reason))
    }

    /// Takes a transfer out, if it is still in, and gives its one answer.
    private func end(_ id: UInt64, with result: Result<TransferReport, CurlError>) {
        guard let flight = flights.removeValue(forKey: id) else { return }
        flightOfHandle[flight.easy.pointer] = nil
        curl_multi_remove_handle(multi, flight.easy.pointer)
        queue.finishedOne()
        flight.job.answer.resume(returning: result)
    }

    private func takeDown() {
        sockets.stopReading()
        for id in Array(flights.keys) { abandon(id, as: .stopped) }
        queue.withdrawWakeHandle()
        curl_multi_cleanup(multi)
        queue.end()
    }
}
