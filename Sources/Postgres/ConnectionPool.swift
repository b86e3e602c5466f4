package import Logging
import Synchronization

/// Connections to one database, shared by everybody in turn.
///
/// Callers are served first come, first served. Each call ends by its deadline: a server that is frozen, gone or starting
/// is the caller's error in time, and the pool finds its way back by itself.
package final class ConnectionPool: Sendable {
    let configuration: PostgresConfiguration
    let logger: Logger?
    let tally = Tally()
    let silentHosts = SilentHosts()
    /// Guards the decisions together with the things that they are about.
    let state: Mutex<State>
    private let lastErrand = Atomic(0)

    package init(_ configuration: PostgresConfiguration, logger: Logger? = nil) {
        self.configuration = configuration
        self.logger = logger
        let limits = PoolState.Limits(
            connections: max(1, configuration.maximumConnections), waiters: max(0, configuration.maximumWaiters))
        state = Mutex(State(decisions: PoolState(limits)))
    }

    deinit {
        for connection in state.withLock({ Array($0.connections.values) }) { connection.close() }
    }

    package var statistics: PoolStatistics {
        state.withLock { PoolStatistics($0.decisions, tally) }
    }

    // MARK: Callers

    /// Runs one statement. It takes effect at once, by itself.
    ///
    /// - Parameter allowance: For the whole call, instead of the configuration's ``PostgresConfiguration/queryDeadline``.
    package func query(_ query: Query, within allowance: Duration? = nil) async throws(PostgresError) -> Rows {
        try await pipeline([query], within: allowance).first ?? Rows()
    }

    /// Runs statements in one round trip and one implicit transaction: all take effect, or none. One list of rows each.
    ///
    /// - Parameter pace: Whether they may be sent on a connection that still answers others.
    package func pipeline(
        _ queries: [Query], pace: Pace = .unknown, within allowance: Duration? = nil
    ) async throws(PostgresError) -> [Rows] {
        guard !queries.isEmpty else { return [] }
        let allowance = allowance ?? configuration.queryDeadline
        let deadline = Moment.now + allowance
        let outcome = await outcome(of: .statements(queries), pace: pace, within: allowance)
        if case .failure(let failure) = outcome, failure.isWorthRepeating {
            return try await self.outcome(of: .statements(queries), pace: .unknown, within: deadline.remaining(from: .now)).rows
        }
        return try outcome.rows
    }

    /// A connection of one's own, to be given back by ``Connection/endLoan()``.
    func borrow(within allowance: Duration?) async throws(PostgresError) -> Connection {
        switch await outcome(of: .loan, pace: .unknown, within: allowance) {
        case .success(.loan(let connection)): return connection
        case .success(.answers): throw .poolClosed
        case .failure(let failure): throw failure.error
        }
    }

    private func outcome(of work: Errand.Work, pace: Pace, within allowance: Duration?) async -> Errand.Outcome {
        let allowance = allowance ?? configuration.queryDeadline
        let errand = Errand(
            id: lastErrand.add(1, ordering: .relaxed).newValue, work, within: allowance, deadline: .now + allowance,
            pace: configuration.sharesConnections ? pace : .unknown)
        return await errand.run {
            submit(errand)
        } abandon: {
            self.abandon(errand)
        }
    }

    private func submit(_ errand: Errand) {
        let wait = min(configuration.poolWaitDeadline, errand.allowance)
        let deadline = Moment.now + wait
        let (admission, connection) = state.withLock { state -> (PoolState.Admission, Connection?) in
            let admission = state.decisions.admit(errand.id, pace: errand.pace, until: deadline)
            switch admission {
            case .use(let id):
                if state.decisions.isCrowded { startOpenings(&state, at: .now) }
                return (admission, state.connections[id])
            case .wait:
                state.waiting[errand.id] = errand
                welcomeWaiter(until: deadline, &state)
            case .full, .closed: break
            }
            return (admission, nil)
        }
        switch admission {
        case .use: if let connection { serve(errand, with: connection) }
        case .wait: break
        case .full(let waiting): errand.fail(.poolIsFull(waiting: waiting))
        case .closed: errand.fail(.poolClosed)
        }
    }

    private func abandon(_ errand: Errand) {
        let running = state.withLock { state -> [Connection] in
            if state.decisions.withdraw(errand.id) {
                state.waiting[errand.id] = nil
                return []
            }
            return Array(state.connections.values)
        }
        for connection in running { connection.abandon(errand) }
    }

    /// Starts the errand on this connection, and whoever waits on it if the errand cannot use it.
    func serve(_ errand: Errand, with connection: Connection) {
        var next: Errand? = errand
        while let errand = next {
            switch begin(errand, on: connection) {
            case .sent: return
            case .unwanted: break
            case .refused(let error): errand.fail(error)
            case .dead(let reason):
                logger?.debug("a connection had died", metadata: ["reason": "\(reason)"])
                remove(connection)
                // Nothing was sent, so nobody will know: each dead connection is met once, then others are tried.
                return submit(errand)
            }
            next = takeBack(connection)
        }
    }

    private func begin(_ errand: Errand, on connection: Connection) -> Connection.Start {
        guard case .loan = errand.work else { return connection.start(errand) }
        guard connection.lend() else { return .dead("it was closed while it rested") }
        if !errand.end(.success(.loan(connection))) { connection.endLoan() }
        return .sent
    }

    /// Who is to be served by this connection next, if anybody.
    private func takeBack(_ connection: Connection) -> Errand? {
        let (errand, isUnwanted, drained) = state.withLock { state -> (Errand?, Bool, [Promise<Void>]) in
            switch state.decisions.released(connection.id) {
            case .serve(let waiter): return (state.waiting.removeValue(forKey: waiter), false, [])
            case .rest: return (nil, false, [])
            case .discard:
                state.connections[connection.id] = nil
                return (nil, true, state.takeDrained())
            }
        }
        if isUnwanted { connection.close() }
        for promise in drained { promise.keep(()) }
        return errand
    }

    private func remove(_ connection: Connection) {
        let drained = state.withLock { state in
            state.decisions.lost(connection.id)
            state.connections[connection.id] = nil
            return state.takeDrained()
        }
        for promise in drained { promise.keep(()) }
        pump()
    }
}

extension ConnectionPool: Connection.Owner {
    func isBack(_ connection: Connection, units: Int) {
        for _ in 0..<units {
            if let errand = takeBack(connection) { serve(errand, with: connection) }
        }
    }

    func hasBroken(_ connection: Connection) { remove(connection) }

    func hasDied(_ connection: Connection) { remove(connection) }

    /// Whoever rests would find the same silence, one caller after the other: better to connect anew.
    func serverIsSilent() {
        let resting = state.withLock { state in
            state.decisions.takeIdle().compactMap { state.connections.removeValue(forKey: $0) }
        }
        for connection in resting { connection.close() }
    }
}
