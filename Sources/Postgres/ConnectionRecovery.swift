// What a connection does when a unit takes too long, is given up, or has left something open.

extension Connection.State {
    /// Among units that share the connection it is left alone until its deadline: it is quick, and a cancellation might hit another.
    mutating func abandon(_ errand: Errand, for connection: Connection) {
        guard let index = flights.firstIndex(where: { flight in flight.parts.contains { $0.errand === errand } }),
            flights[index].drop(errand)
        else { return }
        tally.cancellations.count()
        if !flights[index].isShared { stopFirst(for: connection) }
    }

    /// Asks the server to cancel the oldest unit, and gives the session a moment to recover.
    mutating func stopFirst(for connection: Connection) {
        let deadline = Moment.now + Connection.recoveryTime
        flights[0].isBeingStopped = true
        flights[0].deadline = deadline
        recoverBy = deadline
        if !isBeingCancelled { isBeingCancelled = session.map { Cancellation.send(to: $0, for: connection) } ?? false }
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
        if let recoverBy, recoverBy <= now, flights.first?.isBeingStopped == true || isBeingCancelled {
            news.serverIsSilent = true
            return breakDown("the session has not recovered in time")
        }
        for index in flights.indices where flights[index].deadline <= now {
            if flights[index].isRollback { return breakDown("the server has not rolled back in time") }
            tell(flights[index].takeOverdue(at: now))
            // Those behind are stopped when it is their turn.
            if index == 0 { stopFirst(for: connection) }
        }
        let overdue = gate.takeOverdue(at: now)
        landed += overdue.count
        tell(overdue)
        let deadlines = flights.map(\.deadline) + [gate.earliestDeadline].compactMap { $0 }
        if let next = deadlines.filter({ $0 > now }).min() { setAlarm(at: next, for: connection) }
        if let recoverBy, recoverBy > now { setAlarm(at: recoverBy, for: connection) }
    }

    /// Tells callers that their time is up.
    private mutating func tell(_ overdue: [Errand]) {
        for errand in overdue {
            tally.queryTimeouts.count()
            news.outcomes.append((errand, .failure(.init(error: .queryTimedOut(after: errand.allowance)))))
        }
    }

    mutating func breakDown(_ reason: String) {
        guard let session else { return }
        if let token { Reactor.shared.forget(token, socket: session.socket) }
        session.end()
        self.session = nil
        reasonOfDeath = reason
        isBeingCancelled = false
        if !isOut { news.standing = .died }
        let lost = flights
        flights = []
        for errand in lost.flatMap({ $0.parts.compactMap(\.errand) }) {
            tally.losses.count()
            let error = PostgresError.connectionLost(mayHaveTakenEffect: !errand.isUncommitted, reason: reason)
            news.outcomes.append((errand, .failure(.init(error: error))))
        }
        turnAway(gate.close(), reason)
    }

    /// Those of whom nothing has been sent.
    mutating func turnAway(_ errands: [Errand], _ reason: String) {
        let error = PostgresError.connectionLost(mayHaveTakenEffect: false, reason: reason)
        news.outcomes += errands.map { ($0, .failure(.init(error: error, isWorthRepeating: true))) }
    }

    /// Tells the owner what is over. When nothing is left to be done, what was left open is rolled back first.
    mutating func tidy(for connection: Connection) {
        guard isOut, !isLent, !isBeingCancelled else { return }
        if flights.isEmpty, session?.isIdle == false {
            do {
                try session?.send(.statements([Query(verbatim: "rollback")]))
                return launch(.rollback(until: .now + Connection.recoveryTime), for: connection)
            } catch {
                breakDown("no rollback could be sent")
            }
        }
        guard flights.allSatisfy({ $0.isShared && !$0.isBeingStopped }) else { return }
        launchWaiting(for: connection)
        // A transaction pooler may deliver a cancellation late, to whoever has the server session by then.
        if recoverBy != nil, !recovers { breakDown("behind a pooler a cancelled session is not used again") }
        if recoverBy != nil, session != nil { tally.recoveries.count() }
        recoverBy = nil
        if flights.isEmpty { isOut = false }
        if session == nil {
            news.standing = .broken
        } else if landed > 0 || flights.isEmpty {
            // What was used by one alone is one unit, whatever was done with it.
            news.standing = .back(units: max(landed, 1))
        }
        landed = 0
    }
}
