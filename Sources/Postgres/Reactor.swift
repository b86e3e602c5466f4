internal import CLibPQ
import Glibc
import Synchronization

/// The one thread that waits for sockets and clocks on behalf of every connection of the process.
///
/// It holds no thread of the cooperative pool while servers think. Sockets are watched level-triggered and stay registered
/// for a connection's life: a statement costs no epoll_ctl, and a server that hangs up on an idle connection is seen at once.
final class Reactor: Sendable {
    static let shared = Reactor()

    /// Whom to tell that a socket is ready. Told on the reactor's thread: it must not block.
    protocol Watcher: AnyObject, Sendable {
        func socketIsReady()
    }

    typealias Token = UInt64

    private struct State {
        var watchers: [Token: any Watcher] = [:]
        var nextToken: Token = 1
        var alarms = Alarms()
        /// Until when the thread sleeps, so that only an earlier alarm needs to wake it.
        var sleepsUntil: Moment = .now
    }

    private let epoll: Int32
    private let bell: Int32
    private let state = Mutex(State())

    private init() {
        epoll = vestibule_epoll_create()
        bell = vestibule_eventfd()
        // Token 0 is the bell's.
        let registered = vestibule_epoll_add(epoll, bell, vestibule_readable, 0)
        precondition(epoll >= 0 && bell >= 0 && registered == 0, "no epoll or eventfd: errno \(errno)")
        let isRunning = Threads.start("postgres-reactor") { self.run() }
        precondition(isRunning, "no thread for the reactor: errno \(errno)")
    }

    /// Watches `socket` for something to read until ``forget(_:socket:)``.
    func watch(_ socket: Int32, for watcher: any Watcher) -> Token { add(socket, vestibule_readable, watcher) }

    /// Watches `socket` for one readiness.
    func watchOnce(_ socket: Int32, toWrite: Bool, for watcher: any Watcher) -> Token {
        add(socket, (toWrite ? vestibule_writable : vestibule_readable) | vestibule_once, watcher)
    }

    private func add(_ socket: Int32, _ events: UInt32, _ watcher: any Watcher) -> Token {
        let token = state.withLock { state in
            defer { state.nextToken += 1 }
            state.watchers[state.nextToken] = watcher
            return state.nextToken
        }
        _ = vestibule_epoll_add(epoll, socket, events, token)
        return token
    }

    /// Also watches for room to write, or no longer.
    func change(_ token: Token, socket: Int32, writable: Bool) {
        _ = vestibule_epoll_change(epoll, socket, vestibule_readable | (writable ? vestibule_writable : 0), token)
    }

    /// Ends the watch. `socket` is nil once libpq has closed it: the number may already belong to someone else.
    func forget(_ token: Token, socket: Int32?) {
        if let socket { _ = vestibule_epoll_remove(epoll, socket) }
        state.withLock { _ = $0.watchers.removeValue(forKey: token) }
    }

    /// Calls `ring` on the reactor's thread at `moment` or soon after. It must not block.
    func alarm(at moment: Moment, _ ring: @escaping @Sendable () -> Void) {
        let isEarlier = state.withLock { state in
            state.alarms.insert(Alarms.Alarm(moment: moment, ring: ring))
            guard moment < state.sleepsUntil else { return false }
            state.sleepsUntil = moment
            return true
        }
        if isEarlier { vestibule_eventfd_ring(bell) }
    }

    private func run() -> Never {
        var tokens = [UInt64](repeating: 0, count: 64)
        while true {
            let count = vestibule_epoll_wait(epoll, &tokens, Int32(tokens.count), planSleep())
            for token in tokens.prefix(Int(max(0, count))) {
                if token == 0 {
                    vestibule_eventfd_hush(bell)
                } else if let watcher = state.withLock({ $0.watchers[token] }) {
                    watcher.socketIsReady()
                }
            }
            let now = Moment.now
            for alarm in state.withLock({ $0.alarms.takeDue(at: now) }) { alarm.ring() }
        }
    }

    /// Milliseconds until the next alarm, rounded up so that waking early never spins.
    private func planSleep() -> Int32 {
        state.withLock { state in
            guard let next = state.alarms.next else {
                state.sleepsUntil = Moment(nanoseconds: .max)
                return -1
            }
            state.sleepsUntil = next
            let now = Moment.now
            guard next > now else { return 0 }
            return Int32(clamping: (next.nanoseconds - now.nanoseconds) / 1_000_000 + 1)
        }
    }
}
