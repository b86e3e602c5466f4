internal import CLibPQ

/// The conversation with one server: what has been sent, and what of it has been answered.
///
/// A unit of work is one libpq pipeline with one sync at its end: one round trip and one implicit transaction, statements
/// new to this session being prepared on the way. Whoever holds a session does so alone (``Connection`` sees to that).
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

    enum Step {
        case deallocate(String)
        case prepare(Int, String)
        case execute(Int, wasPrepared: Bool)
        case script
    }

    let connection: OpaquePointer
    /// Set by libpq when the server takes its leave. Freed by ``end()``.
    private let farewell: UnsafeMutablePointer<Int32>
    let preparesStatements: Bool
    var statements: PreparedStatements
    var queries: [Query] = []
    var steps: [Step] = []
    var position = 0
    var answers: [ResultSet] = []
    var failure: Errand.Failure?
    var beganIdle = true

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

    private mutating func send(_ queries: [Query]) throws(SendProblem) {
        for query in queries {
            if let reason = query.reasonNotToSend { throw .refused(.invalidQuery(reason)) }
        }
        let names = queries.map { preparesStatements && !$0.isVerbatim ? statements.name(of: $0) : nil }
        // C strings end at a zero. What is prepared already has none.
        for (query, name) in zip(queries, names) where name == nil && query.sql.utf8.contains(0) {
            throw .refused(.invalidQuery("a zero byte in the statement"))
        }
        begin(queries)
        for (index, query) in queries.enumerated() { try queue(query, at: index, prepared: names[index]) }
        try require(PQpipelineSync(connection))
    }

    private mutating func send(script: String) throws(SendProblem) {
        begin([])
        steps = [.script]
        try require(PQexitPipelineMode(connection))
        try require(PQsendQuery(connection, script))
    }

    private mutating func begin(_ queries: [Query]) {
        self.queries = queries
        steps.removeAll(keepingCapacity: true)
        position = 0
        answers = []
        failure = nil
        beganIdle = isIdle
    }

    private mutating func queue(_ query: Query, at index: Int, prepared name: String?) throws(SendProblem) {
        guard preparesStatements, !query.isVerbatim else {
            steps.append(.execute(index, wasPrepared: false))
            return try require(query.send(to: connection, statement: nil))
        }
        if let name {
            steps.append(.execute(index, wasPrepared: true))
            return try require(query.send(to: connection, statement: name))
        }
        for name in statements.obsolete where !isBeingDeallocated(name) {
            steps.append(.deallocate(name))
            try require(Query(verbatim: "deallocate \(name)").send(to: connection, statement: nil))
        }
        let name = nameBeingPrepared(query) ?? statements.newName()
        if nameBeingPrepared(query) == nil {
            steps.append(.prepare(index, name))
            try require(query.prepare(on: connection, as: name))
        }
        steps.append(.execute(index, wasPrepared: false))
        try require(query.send(to: connection, statement: name))
    }

    private func isBeingDeallocated(_ name: String) -> Bool {
        steps.contains { step in
            if case .deallocate(name) = step { true } else { false }
        }
    }

    private func nameBeingPrepared(_ query: Query) -> String? {
        for case .prepare(let index, let name) in steps
        where queries[index].sql == query.sql && queries[index].hasSameTypes(as: query) { return name }
        return nil
    }

    /// Without the sync at the end of a unit the server commits nothing of it, so a failure to queue is without effect.
    private func require(_ succeeded: Int32) throws(SendProblem) {
        guard succeeded == 1 else { throw .dead(lastMessage) }
    }
}
