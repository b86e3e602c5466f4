// What a connection does when its socket has something to say.

extension Connection.State {
    mutating func read(for connection: Connection) {
        guard flight != nil else {
            guard let session, !session.listen() else { return }
            return breakDown(session.lastMessage)
        }
        if waitsToWrite { flush() }
        switch session?.receive() ?? .lost(reasonOfDeath) {
        case .pending: if waitsToWrite { flush() }
        case .lost(let reason): breakDown(reason)
        case .over(let outcome): land(with: outcome)
        }
    }

    mutating func land(with outcome: Errand.Outcome) {
        guard let landed = flight else { return }
        flight = nil
        restingSince = .now
        if let errand = landed.errand, !landed.isAbandoned {
            news.outcomes.append((errand, outcome))
        } else if landed.errand == nil, session?.isIdle != true {
            return breakDown("a rollback has not ended the transaction")
        }
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
