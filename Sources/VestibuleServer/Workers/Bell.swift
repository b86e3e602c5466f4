import Synchronization

/// Rung by a request that wrote a letter; the worker sleeps until then. A ring while nobody sleeps is kept for the next sleeper.
///
/// The mutex guards who sleeps and whether it rang. (An `AsyncStream` would not do: it ends for good when a waiting task is cancelled.)
final class Bell: Sendable {
    private struct State {
        var isRung = false
        var sleeper: Task<Void, Never>?
    }

    private let state = Mutex(State())

    func ring() {
        state.withLock { state in
            guard let sleeper = state.sleeper else {
                state.isRung = true
                return
            }
            sleeper.cancel()
            state.sleeper = nil
        }
    }

    /// Returns when it rings, when the time is over, or when the task is cancelled. One sleeper at a time.
    func wait(atMost time: Duration) async {
        let sleeper = Task { _ = try? await Task.sleep(for: time) }
        state.withLock { state in
            if state.isRung {
                sleeper.cancel()
                state.isRung = false
            } else {
                state.sleeper = sleeper
            }
        }
        await withTaskCancellationHandler {
            await sleeper.value
        } onCancel: {
            sleeper.cancel()
        }
        state.withLock { $0.sleeper = nil }
    }
}
