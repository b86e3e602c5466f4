import Synchronization

/// A value that one task awaits and anybody may provide, from any thread. The first to provide it wins.
final class Promise<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case awaited(CheckedContinuation<Value, Never>)
        case kept(Value)
    }

    private let state = Mutex(State.empty)

    var isKept: Bool {
        state.withLock { state in
            if case .kept = state { true } else { false }
        }
    }

    /// False when someone was faster.
    @discardableResult
    func keep(_ value: Value) -> Bool {
        let (isFirst, continuation) = state.withLock { state -> (Bool, CheckedContinuation<Value, Never>?) in
            switch state {
            case .kept: return (false, nil)
            case .empty:
                state = .kept(value)
                return (true, nil)
            case .awaited(let continuation):
                state = .kept(value)
                return (true, continuation)
            }
        }
        // Outside the lock: resuming may run into the cancellation of the awaiting task.
        continuation?.resume(returning: value)
        return isFirst
    }

    /// Waits for the value, after `start` has been told that somebody waits. Must be called once.
    func value(start: () -> Void = {}) async -> Value {
        await withCheckedContinuation { continuation in
            let kept = state.withLock { state -> Value? in
                if case .kept(let value) = state { return value }
                state = .awaited(continuation)
                return nil
            }
            if let kept { continuation.resume(returning: kept) } else { start() }
        }
    }
}
