/// What one connection shows of a server and of the way there.
package struct ServerGlimpse: Equatable, Sendable {
    /// As PostgreSQL counts them: 150004 is 15.4.
    package var version: Int
    package var isEncrypted: Bool
    /// The server is on this machine.
    package var isLocal: Bool
    /// The process that answers is not the one that greeted: something hands our statements on.
    package var isThroughPooler: Bool
    /// The middle one of five.
    package var roundTrip: Duration

    package init(version: Int, isEncrypted: Bool, isLocal: Bool, isThroughPooler: Bool, roundTrip: Duration) {
        self.version = version
        self.isEncrypted = isEncrypted
        self.isLocal = isLocal
        self.isThroughPooler = isThroughPooler
        self.roundTrip = roundTrip
    }
}

extension PostgresConfiguration {
    /// Connects once, looks around, and hangs up.
    package func glimpse() async throws(PostgresError) -> ServerGlimpse {
        var plain = self
        plain.preparesStatements = false
        let connection = try await Connector(configuration: plain).open()
        defer { connection.close() }
        guard connection.lend(), let seen = connection.particulars else {
            throw .connectionLost(mayHaveTakenEffect: false, reason: "closed at once")
        }
        var trips: [Duration] = []
        var process = 0
        for _ in 0..<5 {
            let start = ContinuousClock.now
            let rows = try await connection.perform(["select pg_backend_pid() as process"], within: queryDeadline)
            trips.append(start.duration(to: .now))
            process = Int(try rows.first?.first?.decode("process", as: Int32.self) ?? 0)
        }
        return ServerGlimpse(
            version: seen.version, isEncrypted: seen.isEncrypted, isLocal: seen.isLocal,
            isThroughPooler: process != seen.process, roundTrip: trips.sorted()[trips.count / 2])
    }
}
