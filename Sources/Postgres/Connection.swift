internal import CLibPQ
import Synchronization

/// One session on one server, used by one errand at a time, or by several that share it: their units are sent one behind the
/// other, and answered in that order.
///
/// The lock guards the session: the task that starts a unit sends it, the reactor's thread reads the answers. Nobody is
/// called back while it is held.
final class Connection: Reactor.Watcher {
    /// Who hands the connection out, and takes it back.
    protocol Owner: AnyObject, Sendable {
        /// So many units, or one loan, are over; the connection is clean.
        func isBack(_ connection: Connection, units: Int)
        /// It broke while it was used.
        func hasBroken(_ connection: Connection)
        /// It broke while nobody used it.
        func hasDied(_ connection: Connection)
        /// The server answered neither a statement nor the wish to stop it.
        func serverIsSilent()
    }

    /// How long a session may take to get over a unit that its caller gave up.
    static let recoveryTime: Duration = .milliseconds(500)

    let id: Int
    private let gate = Gate()
    private let state: Mutex<State>

    /// - Parameter recovers: Whether a session may be used again after a cancellation.
    init(id: Int, _ session: sending Session, recovers: Bool, tally: Tally) {
        self.id = id
        state = Mutex(State(session: session, gate: gate, recovers: recovers, tally: tally))
        state.withLock { $0.register(self) }
    }

    deinit { state.withLock { $0.breakDown("the connection was dropped") } }

    /// From now on `owner` hears where the connection is. Until then it belongs to whoever has opened it.
    func adopt(by owner: any Owner) { state.withLock { $0.owner = owner } }

    enum Start {
        /// Sent, or going to be.
        case sent
        /// The errand ended before anything was sent.
        case unwanted
        case refused(PostgresError)
        /// Nothing was sent, and nothing ever will be.
        case dead(String)
    }

    /// Sends the errand's work. Its outcome goes to the errand; once it is over the connection goes back to its owner,
    /// unless it is lent.
    func start(_ errand: Errand) -> Start {
        if gate.tryToAdmit(errand) { return .sent }
        let (start, losses) = state.withLock { state in
            let start = state.start(errand, for: self)
            // Its death may be found out now, and then others lose what they had sent.
            return (start, state.session == nil ? state.takeNews().outcomes : [])
        }
        for (errand, outcome) in losses { errand.end(outcome) }
        return start
    }

    /// Lends the connection until ``endLoan()``; false when it turns out to be dead.
    func lend() -> Bool { state.withLock { $0.lend() } }

    /// Gives the connection back as soon as it is quiet and clean. A transaction left open is rolled back.
    func endLoan() { act { $0.endLoan() } }

    /// Sees to a unit whose caller has gone: asks the server to stop it, and gives the session a moment to recover.
    func abandon(_ errand: Errand) { act { $0.abandon(errand, for: self) } }

    /// Ends the session, whatever it is doing.
    func close(_ reason: String = "the connection was closed") { act { $0.breakDown(reason) } }

    func socketIsReady() { act { $0.read(for: self) } }

    func clockHasReached(_ moment: Moment) { act { $0.ring(moment, for: self) } }

    func cancellationHasReturned() { act { $0.isBeingCancelled = false } }

    /// Whether a new unit could start now, in the middle of a loan.
    var isQuiet: Bool { state.withLock { $0.flights.isEmpty && !$0.isBeingCancelled && $0.session != nil } }

    /// Whether the session stands outside of any transaction.
    var isIdle: Bool { state.withLock { $0.session?.isIdle ?? true } }

    /// A setting that the server reports by itself (`in_hot_standby`).
    func reportedSetting(_ name: String) -> String? {
        state.withLock { state in
            state.session.flatMap { PQparameterStatus($0.connection, name) }.map { String(cString: $0) }
        }
    }

    /// What libpq knows of the session without asking; nil once it has ended. Behind a pooler `process` is the pooler's invention.
    var particulars: (version: Int, process: Int, isEncrypted: Bool, isLocal: Bool)? {
        state.withLock { state in
            state.session.map { session in
                let connection = session.connection
                let host = PQhostaddr(connection).map { String(cString: $0) } ?? ""
                return (
                    Int(PQserverVersion(connection)), Int(PQbackendPID(connection)), PQsslInUse(connection) == 1,
                    host.isEmpty || host.hasPrefix("127.") || host == "::1"
                )
            }
        }
    }

    /// Changes the state, tidies up, and tells whom it concerns, in this order and the last without the lock.
    private func act(_ change: (inout State) -> Void) {
        let (news, owner) = state.withLock { state in
            change(&state)
            state.tidy(for: self)
            return (state.takeNews(), state.owner)
        }
        // The connection's next unit goes first: the server works on it while the last answer is being delivered.
        if news.serverIsSilent { owner?.serverIsSilent() }
        switch news.standing {
        case .back(let units): owner?.isBack(self, units: units)
        case .broken: owner?.hasBroken(self)
        case .died: owner?.hasDied(self)
        case nil: break
        }
        for (errand, outcome) in news.outcomes { errand.end(outcome) }
    }
}
