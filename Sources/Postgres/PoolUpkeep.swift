internal import Logging
import Synchronization

// What a pool does besides serving: it opens connections, turns away who waited too long, and closes.

extension ConnectionPool {
    struct State {
        var decisions: PoolState
        var connections: [PoolState.ConnectionID: Connection] = [:]
        var waiting: [PoolState.WaiterID: Errand] = [:]
        /// The attempts to connect that are under way; awaited when the pool closes.
        var opening: [PoolState.ConnectionID: Task<Void, Never>] = [:]
        var lastConnectFailure: [HostFailure] = []
        /// When the reactor will call ``ConnectionPool/pump()`` next.
        var wake: Moment?
        var whenDrained: [Promise<Void>] = []

        /// Whom to tell that nothing is in use any more.
        mutating func takeDrained() -> [Promise<Void>] {
            guard decisions.isClosed, decisions.isDrained else { return [] }
            defer { whenDrained = [] }
            return whenDrained
        }
    }

    /// Keeps a connection warm and restores it when it is lost, until the task is cancelled; then drains and closes.
    /// The pool serves without it too, but then connects only when somebody asks.
    package func run() async {
        state.withLock { $0.decisions.staysWarm = true }
        pump()
        let end = Promise<Void>()
        let isClosed = state.withLock { state in
            if !state.decisions.isClosed { state.whenDrained.append(end) }
            return state.decisions.isClosed
        }
        if !isClosed {
            await withTaskCancellationHandler {
                await end.value()
            } onCancel: {
                end.keep(())
            }
        }
        await close()
    }

    /// Turns new and waiting callers away, lets those under way finish within their deadline, and closes every connection.
    package func close() async {
        let drained = Promise<Void>()
        let (waiters, resting, attempts) = state.withLock { state in
            let (waiters, idle) = state.decisions.close()
            state.whenDrained.append(drained)
            return (
                waiters.compactMap { state.waiting.removeValue(forKey: $0) },
                idle.compactMap { state.connections.removeValue(forKey: $0) }, Array(state.opening.values)
            )
        }
        for errand in waiters { errand.fail(.poolClosed) }
        for connection in resting { connection.close() }
        for attempt in attempts { attempt.cancel() }
        for attempt in attempts { await attempt.value }
        for promise in state.withLock({ $0.takeDrained() }) { promise.keep(()) }

        let patience = Moment.now + configuration.queryDeadline + Connection.recoveryTime
        Reactor.shared.alarm(at: patience) { [weak self] in self?.closeWhatIsLeft() }
        await drained.value()
    }

    private func closeWhatIsLeft() {
        let left = state.withLock { state in
            defer { state.connections = [:] }
            for id in state.connections.keys { state.decisions.lost(id) }
            return Array(state.connections.values)
        }
        for connection in left { connection.close("the pool was closed") }
        for promise in state.withLock({ $0.takeDrained() }) { promise.keep(()) }
    }

    /// Opens the connections that are wanted, ends the waits that are overdue, and sees to it that it is called again.
    func pump() {
        let now = Moment.now
        let (overdue, failures) = state.withLock { state in
            startOpenings(&state, at: now)
            let overdue = state.decisions.takeOverdue(at: now).compactMap { state.waiting.removeValue(forKey: $0) }
            setWake(state.decisions.nextWake(), &state)
            return (overdue, state.decisions.open == 0 ? state.lastConnectFailure : [])
        }
        for errand in overdue {
            let wait = min(configuration.poolWaitDeadline, errand.allowance)
            if !errand.isOver { tally.waitTimeouts.count() }
            errand.fail(.poolWaitTimedOut(after: wait, lastConnectFailure: failures))
        }
    }

    /// The little of this that a newcomer to the line asks for, who changes nothing for those before it.
    func welcomeWaiter(until deadline: Moment, _ state: inout State) {
        startOpenings(&state, at: .now)
        setWake(deadline, &state)
        setWake(state.decisions.nextRetry, &state)
    }

    func startOpenings(_ state: inout State, at now: Moment) {
        for id in state.decisions.takeOpenings(at: now) {
            // Owned by `opening`, and awaited by `close()`. Detached, because it serves whoever comes first: nothing
            // of the task that happens to ask (its priority, its trace) is its own.
            state.opening[id] = Task.detached { await self.open(id) }
        }
    }

    private func setWake(_ moment: Moment?, _ state: inout State) {
        guard let moment else { return }
        if let wake = state.wake, wake <= moment { return }
        state.wake = moment
        Reactor.shared.alarm(at: moment) { [weak self] in
            guard let self else { return }
            self.state.withLock { if $0.wake == moment { $0.wake = nil } }
            self.pump()
        }
    }

    private func open(_ id: PoolState.ConnectionID) async {
        let began = Moment.now
        do throws(PostgresError) {
            let connector = Connector(configuration: configuration, tally: tally, silent: silentHosts)
            let connection = try await connector.open(id: id)
            welcome(connection)
        } catch {
            logger?.warning("no connection to PostgreSQL", metadata: ["error": "\(error)"])
            let drained = state.withLock { state in
                if case .couldNotConnect(let hosts) = error { state.lastConnectFailure = hosts }
                // The pause counts from the beginning: an attempt that waited in vain has paused enough.
                state.decisions.connectFailed(id, at: began, jitter: .random(in: 0...1))
                state.opening[id] = nil
                return state.takeDrained()
            }
            for promise in drained { promise.keep(()) }
        }
        pump()
    }

    private func welcome(_ connection: Connection) {
        connection.adopt(by: self)
        let (placement, errand, drained) = state.withLock { state in
            state.opening[connection.id] = nil
            let placement = state.decisions.connected(connection.id)
            if placement != .discard {
                state.connections[connection.id] = connection
                state.lastConnectFailure = []
            }
            guard case .serve(let waiter) = placement else { return (placement, Errand?.none, state.takeDrained()) }
            return (placement, state.waiting.removeValue(forKey: waiter), [])
        }
        if placement == .discard { connection.close() }
        for promise in drained { promise.keep(()) }
        if let errand { serve(errand, with: connection) }
    }
}
