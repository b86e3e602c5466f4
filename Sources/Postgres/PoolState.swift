/// What a pool decides, as a value: it knows numbers of connections and of waiting callers, and no connection.
/// ``ConnectionPool`` acts on the answers.
struct PoolState: Sendable {
    typealias ConnectionID = Int
    typealias WaiterID = Int

    struct Limits: Sendable {
        var connections = 8
        var waiters = 1024
        /// Units on one connection before another is taken, if there is one: half of them under way, half waiting to go
        /// together. Few connections kept busy cost a server least; but while one waits for the disk others can work.
        var comfortableUnits = 16
        /// Units on one connection before callers wait.
        var mostUnits = 32
        var shortestBackoff: Duration = .milliseconds(50)
        var longestBackoff: Duration = .seconds(1)
    }

    enum Admission: Equatable {
        case use(ConnectionID)
        case wait
        case full(waiting: Int)
        case closed
    }

    /// What becomes of a connection that nobody holds.
    enum Placement: Equatable {
        case serve(WaiterID)
        /// Nobody waits for it; it may still have units of others to answer.
        case rest
        /// The pool is closing, or never heard of it.
        case discard
    }

    let limits: Limits
    /// Keep one connection open even when nobody asks.
    var staysWarm = false
    private(set) var idle: [ConnectionID] = []
    private(set) var inUse: Set<ConnectionID> = []
    /// Those in use that are shared, with their units under way. The first is filled first.
    private var shared: [(connection: ConnectionID, pace: Pace, units: Int)] = []
    /// All connections have their comfortable load, and one more would be welcome.
    private(set) var isCrowded = false
    private(set) var connecting: Set<ConnectionID> = []
    private(set) var isClosed = false
    private var queue = WaitingLine()
    private var lastID = 0
    private var failures = 0
    private var nextAttempt = Moment(nanoseconds: 0)

    init(_ limits: Limits) { self.limits = limits }

    var open: Int { idle.count + inUse.count }
    var waiting: Int { queue.count }
    var isDrained: Bool { inUse.isEmpty && connecting.isEmpty }

    // MARK: Callers

    /// The connection used last is used next: it is the warmest, and the others may be missed by nobody.
    ///
    /// Nobody joins others while anybody waits: who wants a connection alone would never get one.
    mutating func admit(_ waiter: WaiterID, pace: Pace = .unknown, until deadline: Moment) -> Admission {
        guard !isClosed else { return .closed }
        let mayJoin = pace != .unknown && queue.count == 0
        if mayJoin, let connection = joinComfortably(pace) { return .use(connection) }
        if let connection = idle.popLast() {
            use(connection, at: pace)
            return .use(connection)
        }
        if mayJoin, let connection = joinFewest() {
            isCrowded = open + connecting.count < limits.connections
            return .use(connection)
        }
        guard queue.count < limits.waiters else { return .full(waiting: queue.count) }
        queue.append(waiter, pace: pace, until: deadline)
        return .wait
    }

    private mutating func use(_ connection: ConnectionID, at pace: Pace) {
        inUse.insert(connection)
        if pace != .unknown { shared.append((connection, pace, 1)) }
    }

    private mutating func joinComfortably(_ pace: Pace) -> ConnectionID? {
        guard let index = shared.firstIndex(where: { $0.pace == pace && $0.units < limits.comfortableUnits }) else { return nil }
        shared[index].units += 1
        return shared[index].connection
    }

    private mutating func joinFewest() -> ConnectionID? {
        guard let index = shared.indices.min(by: { shared[$0].units < shared[$1].units }),
            shared[index].units < limits.mostUnits
        else { return nil }
        shared[index].units += 1
        return shared[index].connection
    }

    /// False when it does not wait any more.
    mutating func withdraw(_ waiter: WaiterID) -> Bool { queue.remove(waiter) }

    mutating func takeOverdue(at now: Moment) -> [WaiterID] { queue.takeOverdue(at: now) }

    // MARK: Connections

    /// Which connections to open now: one a waiting caller as far as there is room, but while the server will not have
    /// us a single one at a time, and none before the pause is over.
    mutating func takeOpenings(at now: Moment) -> [ConnectionID] {
        guard !isClosed else { return [] }
        let wish = max(queue.count, isCrowded || staysWarm && open == 0 ? 1 : 0) - connecting.count
        isCrowded = false
        var room = limits.connections - open - connecting.count
        if failures > 0 { room = nextAttempt <= now ? min(room, 1 - connecting.count) : 0 }
        guard min(wish, room) > 0 else { return [] }
        let openings = (1...min(wish, room)).map { lastID + $0 }
        lastID += openings.count
        connecting.formUnion(openings)
        return openings
    }

    mutating func connected(_ connection: ConnectionID) -> Placement {
        guard connecting.remove(connection) != nil else { return .discard }
        failures = 0
        return place(connection)
    }

    /// The pause doubles with every failure in a row; `jitter` from 0 to 1 takes up to half of it away, so that many
    /// processes do not knock together.
    mutating func connectFailed(_ connection: ConnectionID, at now: Moment, jitter: Double) {
        guard connecting.remove(connection) != nil else { return }
        failures += 1
        let doubled = limits.shortestBackoff * (1 << min(failures - 1, 16))
        let pause = min(doubled, limits.longestBackoff)
        nextAttempt = now + pause * (1 - min(max(jitter, 0), 1) / 2)
    }

    /// One unit on it is over, or the loan of it.
    mutating func released(_ connection: ConnectionID) -> Placement {
        guard inUse.contains(connection) else { return .discard }
        if let index = shared.firstIndex(where: { $0.connection == connection }) {
            shared[index].units -= 1
            if let next = queue.popFirst(ifSharing: true) {
                shared[index].units += 1
                return .serve(next.waiter)
            }
            guard shared[index].units == 0 else { return .rest }
            shared.remove(at: index)
        }
        inUse.remove(connection)
        return place(connection)
    }

    mutating func lost(_ connection: ConnectionID) {
        inUse.remove(connection)
        shared.removeAll { $0.connection == connection }
        idle.removeAll { $0 == connection }
    }

    /// Gives up what rests.
    mutating func takeIdle() -> [ConnectionID] {
        defer { idle = [] }
        return idle
    }

    private mutating func place(_ connection: ConnectionID) -> Placement {
        guard !isClosed else { return .discard }
        if let next = queue.popFirst() {
            use(connection, at: next.pace)
            return .serve(next.waiter)
        }
        idle.append(connection)
        return .rest
    }

    // MARK: Time

    /// When the next attempt to connect is due; nil when none is wanted, or one is under way.
    var nextRetry: Moment? {
        guard failures > 0, connecting.isEmpty, !isClosed, open < limits.connections else { return nil }
        return queue.count > 0 || (staysWarm && open == 0) ? nextAttempt : nil
    }

    /// When somebody's patience ends, or the next attempt to connect is due.
    func nextWake() -> Moment? { [queue.earliestDeadline, nextRetry].compactMap { $0 }.min() }

    /// Lets nobody in any more. Returns who waits and what rests: the former are turned away, the latter closed.
    mutating func close() -> (waiters: [WaiterID], idle: [ConnectionID]) {
        isClosed = true
        defer { idle = [] }
        return (queue.takeAll(), idle)
    }
}
