internal import CLibPQ

/// Waits, as a task, until a socket is ready: for the steps of a connect, which no ``Connection`` watches yet.
final class SocketWait: Reactor.Watcher {
    enum Outcome: Sendable { case ready, late, cancelled }

    private let promise = Promise<Outcome>()

    private init() {}

    func socketIsReady() { promise.keep(.ready) }

    static func wait(for socket: Int32, toWrite: Bool, until deadline: Moment) async -> Outcome {
        let wait = SocketWait()
        let token = Reactor.shared.watchOnce(socket, toWrite: toWrite, for: wait)
        // Before libpq goes on: it may close the socket, and its number may then be anybody's.
        defer { Reactor.shared.forget(token, socket: socket) }
        Reactor.shared.alarm(at: deadline) { [weak wait] in wait?.promise.keep(.late) }
        return await withTaskCancellationHandler {
            await wait.promise.value()
        } onCancel: {
            wait.promise.keep(.cancelled)
        }
    }
}
