internal import CLibPQ

extension Connection {
    /// Everything that a connection's lock guards.
    struct State {
        private(set) var session: Session?
        private(set) var flight: Flight?
        /// A PQcancel is under way. Until it has returned it might hit whatever the session does next.
        var isBeingCancelled = false

        private let recovers: Bool
        private let tally: Tally
        private var token: Reactor.Token?
        /// Handed out, so that its return must be told, once.
        private var isOut = false
        private var isLent = false
        private var alarm: Moment?
        private var recoverBy: Moment?
        private var waitsToWrite = false
        private var restingSince = Moment.now
        private var reasonOfDeath = "the connection is closed"
        private var news = News()

        /// What has happened that others must hear.
        struct News {
            enum Standing {
                case back(isUsable: Bool)
                case died
            }

            var standing: Standing?
            var outcomes: [(Errand, Errand.Outcome)] = []
        }

        init(session: Session, recovers: Bool, tally: Tally) {
            self.session = session
            self.recovers = recovers
            self.tally = tally
        }

        mutating func register(_ connection: Connection) {
            guard let socket = session?.socket else { return }
            token = Reactor.shared.watch(socket, for: connection)
        }

        mutating func takeNews() -> News {
            defer { news = News() }
            return news
        }

        // MARK: Going out

        mutating func start(_ errand: Errand, for connection: Connection) -> Start {
            guard !errand.isOver else { return .unwanted }
            guard flight == nil else { return .refused(.invalidQuery("another statement is under way on this connection")) }
            if let reason = discoverDeath() { return .dead(reason) }
            do throws(Session.SendProblem) {
                try session?.send(errand.work)
            } catch {
                switch error {
                case .refused(let refusal): return .refused(refusal)
                case .dead(let reason):
                    breakDown(reason)
                    news.standing = nil
                    return .dead(reason)
                }
            }
            launch(Flight(of: errand), for: connection)
            return .sent
        }

        mutating func lend() -> Bool {
            guard discoverDeath() == nil else { return false }
            isLent = true
            isOut = true
            return true
        }

        mutating func endLoan() { isLent = false }

        private mutating func launch(_ flight: Flight, for connection: Connection) {
            isOut = true
            self.flight = flight
            tally.roundTrips.count()
            flush()
            setAlarm(at: flight.deadline, for: connection)
        }

        /// Why the connection is useless, nil when it seems fine. One that rested is asked whether the server has hung up
        /// meanwhile: the reactor sees that too, but perhaps a moment later.
        private mutating func discoverDeath() -> String? {
            if let session, let socket = session.socket, restingSince + .microseconds(100) < .now,
                vestibule_is_readable(socket) != 0, !session.listen()
            {
                breakDown(session.lastMessage)
                news.standing = nil
            }
            return session == nil ? reasonOfDeath : nil
        }

        // MARK: Hearing from the server

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

        private mutating func land(with outcome: Errand.Outcome) {
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

        private mutating func flush() {
            guard let session, let token, let socket = session.socket else { return }
            let mustWait = session.flush()
            guard mustWait != waitsToWrite else { return }
            waitsToWrite = mustWait
            Reactor.shared.change(token, socket: socket, writable: mustWait)
        }

        // MARK: Giving up

        mutating func abandon(_ errand: Errand, for connection: Connection) {
            guard flight?.errand === errand, flight?.isAbandoned == false else { return }
            tally.cancellations.count()
            beginRecovery(for: connection)
        }

        private mutating func beginRecovery(for connection: Connection) {
            let deadline = Moment.now + Connection.recoveryTime
            flight?.isAbandoned = true
            flight?.deadline = deadline
            recoverBy = deadline
            isBeingCancelled = session.map { Cancellation.send(to: $0, for: connection) } ?? false
            setAlarm(at: deadline, for: connection)
        }

        /// One alarm serves many units: it is set anew only when the next deadline comes before it.
        private mutating func setAlarm(at moment: Moment, for connection: Connection) {
            if let alarm, alarm <= moment { return }
            alarm = moment
            Reactor.shared.alarm(at: moment) { [weak connection] in connection?.clockHasReached(moment) }
        }

        mutating func ring(_ moment: Moment, for connection: Connection) {
            guard alarm == moment else { return }
            alarm = nil
            let now = Moment.now
            if let recoverBy, recoverBy <= now, flight?.isAbandoned == true || isBeingCancelled {
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

        // MARK: Coming back

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
}
