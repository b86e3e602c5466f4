// What a connection does when a unit takes too long, is given up, or has left something open.

extension Connection.State {
    mutating func abandon(_ errand: Errand, for connection: Connection) {
        guard flight?.errand === errand, flight?.isAbandoned == false else { return }
        tally.cancellations.count()
        beginRecovery(for: connection)
    }

    mutating func beginRecovery(for connection: Connection) {
        let deadline = Moment.now + Connection.recoveryTime
        flight?.isAbandoned = true
        flight?.deadline = deadline
        recoverBy = deadline
        isBeingCancelled = session.map { Cancellation.send(to: $0, for: connection) } ?? false
        setAlarm(at: deadline, for: connection)
    }

    /// One alarm serves many units: it is set anew only when the next deadline comes before it.
    mutating func setAlarm(at moment: Moment, for connection: Connection) {
        if let alarm, alarm <= moment { return }
        alarm = moment
        Reactor.shared.alarm(at: moment) { [weak connection] in connection?.clockHasReached(moment) }
    }

    mutating func ring(_ moment: Moment, for connection: Connection) {
        guard alarm == moment else { return }
        alarm = nil
        let now = Moment.now
        if let recoverBy, recoverBy <= now, flight?.isAbandoned == true || isBeingCancelled {
            news.serverIsSilent = true
            return breakDown("the session has not recovered in time")
        }
        if let flight, flight.deadline <= now {
            guard let errand = flight.errand, !flight.isAbandoned else {
                return breakDown("the server has not rolled back in time")
            }
            tally.queryTimeouts.count()
            news.outcomes.append((errand, .failure(.init(error: .queryTimedOut(after: errand.allowance)))))
            beginRecovery(for: connection)
        } else if let flight {
            setAlarm(at: flight.deadline, for: connection)
        }
        if let recoverBy, recoverBy > now { setAlarm(at: recoverBy, for: connection) }
    }

    mutating func breakDown(_ reason: String) {
        guard let session else { return }
        if let token { Reactor.shared.forget(token, socket: session.socket) }
        session.end()
        self.session = nil
        reasonOfDeath = reason
        isBeingCancelled = false
        if !isOut { news.standing = .died }
        guard let lost = flight else { return }
        flight = nil
        tally.losses.count()
        guard let errand = lost.errand, !lost.isAbandoned else { return }
        let error = PostgresError.connectionLost(mayHaveTakenEffect: !errand.isUncommitted, reason: reason)
        news.outcomes.append((errand, .failure(.init(error: error))))
    }

    /// Gives the connection back when nothing is left to be done on it, or rolls back what was left open.
    mutating func tidy(for connection: Connection) {
        guard isOut, !isLent, flight == nil, !isBeingCancelled else { return }
        if session?.isIdle == false {
            do {
                try session?.send(.statements([Query(verbatim: "rollback")]))
                return launch(.rollback(until: .now + Connection.recoveryTime), for: connection)
            } catch {
                breakDown("no rollback could be sent")
            }
        }
        // A transaction pooler may deliver a cancellation late, to whoever has the server session by then.
        if recoverBy != nil, !recovers { breakDown("behind a pooler a cancelled session is not used again") }
        if recoverBy != nil, session != nil { tally.recoveries.count() }
        recoverBy = nil
        isOut = false
        news.standing = .back(isUsable: session != nil)
    }
}
