internal import CLibPQ

extension Connection {
    /// Everything that a connection's lock guards.
    struct State {
        var session: Session?
        /// What the server works on, the oldest first: one unit, or several that share the connection.
        var flights: [Flight] = []
        /// Units that shared the connection, are over, and of which the owner has not heard.
        var landed = 0
        /// A PQcancel is under way. Until it has returned it might hit whatever the session does next.
        var isBeingCancelled = false

        weak var owner: (any Owner)?

        let gate: Gate
        let recovers: Bool
        let tally: Tally
        var token: Reactor.Token?
        /// Handed out, so that its return must be told, once.
        var isOut = false
        var isLent = false
        var alarm: Moment?
        var recoverBy: Moment?
        var waitsToWrite = false
        var restingSince = Moment.now
        var reasonOfDeath = "the connection is closed"
        var news = News()

        /// What has happened that others must hear.
        struct News {
            enum Standing {
                /// So many units are over.
                case back(units: Int)
                case broken
                case died
            }

            var standing: Standing?
            var serverIsSilent = false
            var outcomes: [(Errand, Errand.Outcome)] = []
        }

        init(session: Session, gate: Gate, recovers: Bool, tally: Tally) {
            self.session = session
            self.gate = gate
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

        mutating func start(_ errand: Errand, for connection: Connection) -> Start {
            guard !errand.isOver else { return .unwanted }
            guard flights.allSatisfy({ $0.isShared && errand.pace != .unknown }) else {
                return .refused(.invalidQuery("another statement is under way on this connection"))
            }
            if let reason = discoverDeath() { return .dead(reason) }
            if flights.contains(where: { $0.pace == errand.pace }) {
                gate.admit(errand)
                setAlarm(at: errand.deadline, for: connection)
                return .sent
            }
            do throws(Session.SendProblem) { try session?.send(errand.work) } catch {
                switch error {
                case .refused(let refusal): return .refused(refusal)
                case .dead(let reason):
                    breakDown(reason)
                    news.standing = nil
                    return .dead(reason)
                }
            }
            launch(Flight(of: [errand]), for: connection)
            return .sent
        }

        /// Sends the units that have come meanwhile.
        mutating func launchWaiting(for connection: Connection) {
            for pace in [Pace.lookup, .commit] {
                while !flights.contains(where: { $0.pace == pace }) {
                    let called = gate.call(pace)
                    if called.isEmpty { break }
                    let wanted = called.filter { !$0.isOver }
                    landed += called.count - wanted.count
                    if !wanted.isEmpty { launchTogether(wanted, for: connection) }
                }
            }
        }

        private mutating func launchTogether(_ errands: [Errand], for connection: Connection) {
            let flight = Flight(of: errands)
            do throws(Session.SendProblem) {
                try session?.send(flight.work)
                launch(flight, for: connection)
            } catch {
                switch error {
                case .refused(let refusal):
                    // Whose it was is found out by trying each alone.
                    landed += errands.count
                    news.outcomes += errands.map { ($0, .failure(.init(error: refusal, isWorthRepeating: true))) }
                case .dead(let reason):
                    turnAway(errands, reason)
                    breakDown(reason)
                }
            }
        }

        mutating func lend() -> Bool {
            guard discoverDeath() == nil else { return false }
            isLent = true
            isOut = true
            return true
        }

        mutating func endLoan() { isLent = false }

        mutating func launch(_ flight: Flight, for connection: Connection) {
            isOut = true
            flights.append(flight)
            if flight.isShared { gate.departed(flight.pace, overdueAt: flight.deadline) }
            tally.roundTrips.count()
            flush()
            setAlarm(at: flight.deadline, for: connection)
        }

        /// Why the connection is useless, nil when it seems fine. One that rested is asked whether the server has hung up
        /// meanwhile: the reactor sees that too, but perhaps a moment later.
        private mutating func discoverDeath() -> String? {
            if flights.isEmpty, let session, let socket = session.socket, restingSince + .microseconds(100) < .now,
                vestibule_is_readable(socket) != 0, !session.listen()
            {
                breakDown(session.lastMessage)
                news.standing = nil
            }
            return session == nil ? reasonOfDeath : nil
        }
    }
}
