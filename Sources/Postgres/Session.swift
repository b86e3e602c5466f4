internal import CLibPQ

/// The conversation with one server: what has been sent, and what of it has been answered.
///
/// A unit of work is one libpq pipeline with one sync at its end: one round trip and one implicit transaction, statements
/// new to this session being prepared on the way. The server works on units in the order in which they were sent, so a next
/// one may be sent while the last is still unanswered (``Connection`` decides which may).
struct Session {
    enum Progress {
        case pending
        case over(Errand.Outcome)
        case lost(String)
    }

    enum SendProblem: Error {
        /// Nothing was sent and the session is as good as before.
        case refused(PostgresError)
        /// The session is useless, and the server has not been told to do anything.
        case dead(String)
    }

    let connection: OpaquePointer
    /// Set by libpq when the server takes its leave. Freed by ``end()``.
    private let farewell: UnsafeMutablePointer<Int32>
    let preparesStatements: Bool
    var statements: PreparedStatements
    /// What has been sent and not been answered to the end, the oldest first.
    var units: [SentUnit] = []

    /// Takes over a connection that has just been established.
    init(owning connection: OpaquePointer, configuration: PostgresConfiguration) {
        self.connection = connection
        preparesStatements = configuration.preparesStatements
        statements = PreparedStatements(limit: configuration.maximumPreparedStatements)
        farewell = .allocate(capacity: 1)
        farewell.initialize(to: 0)
        vestibule_hear_notices(connection, farewell)
        _ = PQsetnonblocking(connection, 1)
        _ = PQenterPipelineMode(connection)
    }

    var socket: Int32? {
        let socket = PQsocket(connection)
        return socket >= 0 ? socket : nil
    }

    /// Hangs up. The session must not be used afterwards.
    func end() {
        PQfinish(connection)
        farewell.deallocate()
    }

    var isAlive: Bool { PQstatus(connection) == CONNECTION_OK && farewell.pointee == 0 }

    var isIdle: Bool { PQtransactionStatus(connection) == PQTRANS_IDLE }

    var lastMessage: String {
        String(cString: PQerrorMessage(connection)).split(separator: "\n").joined(separator: " ")
    }

    /// Writes what is still to be written; true when some of it has to wait for the socket.
    func flush() -> Bool { PQflush(connection) == 1 }

    /// Reads what an idle session was sent (notices, a farewell); false when the server has hung up.
    func listen() -> Bool {
        guard PQconsumeInput(connection) == 1 else { return false }
        // Consuming only collects bytes; asking whether it is busy makes libpq read them, farewells included.
        _ = PQisBusy(connection)
        return isAlive
    }

    /// Sends a unit of work as a whole. A loan sends nothing by itself.
    mutating func send(_ work: Errand.Work) throws(SendProblem) {
        switch work {
        case .statements(let queries): try send(queries)
        case .script(let script): try send(script: script)
        case .loan: return
        }
    }

    /// What the statements are prepared as, nil for those that are not. Refuses what could not be sent at all.
    private mutating func preparedNames(of queries: [Query]) throws(SendProblem) -> [String?] {
        for query in queries {
            if let reason = query.reasonNotToSend { throw .refused(.invalidQuery(reason)) }
        }
        let names = queries.map { preparesStatements && !$0.isVerbatim ? statements.name(of: $0) : nil }
        // C strings end at a zero. What is prepared already has none.
        for (query, name) in zip(queries, names) where name == nil && query.sql.utf8.contains(0) {
            throw .refused(.invalidQuery("a zero byte in the statement"))
        }
        return names
    }

    private mutating func send(_ queries: [Query]) throws(SendProblem) {
        let names = try preparedNames(of: queries)
        var unit = SentUnit(queries, beganIdle: units.last?.beganIdle ?? isIdle)
        for (index, query) in queries.enumerated() { try queue(query, at: index, prepared: names[index], in: &unit) }
        units.append(unit)
        try require(PQpipelineSync(connection))
    }

    private mutating func send(script: String) throws(SendProblem) {
        units.append(.script(beganIdle: isIdle))
        try require(PQexitPipelineMode(connection))
        try require(PQsendQuery(connection, script))
    }

    private mutating func queue(
        _ query: Query, at index: Int, prepared name: String?, in unit: inout SentUnit
    ) throws(SendProblem) {
        guard preparesStatements, !query.isVerbatim else {
            unit.steps.append(.execute(index, wasPrepared: false))
            return try require(query.send(to: connection, statement: nil))
        }
        if let name {
            unit.steps.append(.execute(index, wasPrepared: true))
            return try require(query.send(to: connection, statement: name))
        }
        for name in statements.obsolete where !unit.deallocates(name) && !units.contains(where: { $0.deallocates(name) }) {
            unit.steps.append(.deallocate(name))
            try require(Query(verbatim: "deallocate \(name)").send(to: connection, statement: nil))
        }
        let name = unit.nameBeingPrepared(query) ?? statements.newName()
        if unit.nameBeingPrepared(query) == nil {
            unit.steps.append(.prepare(index, name))
            try require(query.prepare(on: connection, as: name))
        }
        unit.steps.append(.execute(index, wasPrepared: false))
        try require(query.send(to: connection, statement: name))
    }

    /// Without the sync at the end of a unit the server commits nothing of it, so a failure to queue is without effect.
    private func require(_ succeeded: Int32) throws(SendProblem) {
        guard succeeded == 1 else { throw .dead(lastMessage) }
    }
}
