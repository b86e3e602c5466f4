// What a connection does when its socket has something to say.

extension Connection.State {
    mutating func read(for connection: Connection) {
        guard !flights.isEmpty else {
            guard let session, !session.listen() else { return }
            return breakDown(session.lastMessage)
        }
        if waitsToWrite { flush() }
        let isConnected = session?.collect() ?? false
        while !flights.isEmpty {
            switch session?.digest() ?? .lost(reasonOfDeath) {
            case .pending:
                if !isConnected { breakDown(session?.lastMessage ?? reasonOfDeath) }
                if waitsToWrite { flush() }
                return
            case .lost(let reason): breakDown(reason)
            case .over(let outcome): land(with: outcome, for: connection)
            }
        }
    }

    private mutating func land(with outcome: Errand.Outcome, for connection: Connection) {
        let first = flights.removeFirst()
        if flights.isEmpty { restingSince = .now }
        if first.isShared { landed += first.parts.count }
        news.outcomes += first.outcomes(from: outcome)
        if first.isRollback, session?.isIdle != true { return breakDown("a rollback has not ended the transaction") }
        if let next = flights.first, next.isAbandoned, next.deadline <= .now { stopFirst(for: connection) }
        // A server that became read-only is not the one that was asked for.
        if case .failure(let failure) = outcome, failure.error.sqlState == .readOnlyTransaction {
            breakDown("the server is read-only")
        }
    }

    mutating func flush() {
        guard let session, let token, let socket = session.socket else { return }
        let mustWait = session.flush()
        guard mustWait != waitsToWrite else { return }
        waitsToWrite = mustWait
        Reactor.shared.change(token, socket: socket, writable: mustWait)
    }
}
