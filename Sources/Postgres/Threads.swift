internal import CLibPQ
import Glibc
import Synchronization

/// Threads of our own, for what would block a thread of the cooperative pool.
///
/// Looking up a name and asking a frozen server to cancel may both hang for as long as they like, so at most `limit`
/// such calls exist at any time; one too many is refused rather than queued.
final class Threads: Sendable {
    static let lookups = Threads(limit: 8)
    static let cancellations = Threads(limit: 8)

    private let limit: Int
    private let busy = Mutex(0)

    init(limit: Int) { self.limit = limit }

    /// Runs `work` on a thread of its own; false when as many as allowed are stuck already.
    func run(_ work: @escaping @Sendable () -> Void) -> Bool {
        let isAllowed = busy.withLock { busy in
            guard busy < limit else { return false }
            busy += 1
            return true
        }
        guard isAllowed else { return false }
        let hasStarted = Threads.start("postgres-aside") {
            work()
            self.busy.withLock { $0 -= 1 }
        }
        if !hasStarted { busy.withLock { $0 -= 1 } }
        return hasStarted
    }

    /// False when the system gives us no more threads.
    static func start(_ name: String, _ work: @escaping @Sendable () -> Void) -> Bool {
        let box = Unmanaged.passRetained(Work(name: name, body: work))
        var thread = pthread_t()
        let started = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let work = Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
                vestibule_name_thread(work.name)
                work.body()
                return nil
            }, box.toOpaque())
        guard started == 0 else {
            box.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    private final class Work: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
}
