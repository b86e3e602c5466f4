extension Connection {
    /// Runs one errand on a connection that the caller holds alone.
    func perform(_ errand: Errand, evenIfCancelled: Bool = false) async throws(PostgresError) -> [Rows] {
        func begin() {
            switch start(errand) {
            case .sent, .unwanted: return
            case .refused(let error): errand.fail(error)
            case .dead(let reason): errand.fail(.connectionLost(mayHaveTakenEffect: false, reason: reason))
            }
        }
        let outcome =
            if evenIfCancelled { await errand.runUncancelled(start: begin) } else {
                await errand.run(start: begin) { self.abandon(errand) }
            }
        return try outcome.rows
    }

    /// The same for statements that are not part of a pool's transaction.
    func perform(_ queries: [Query], within allowance: Duration) async throws(PostgresError) -> [Rows] {
        try await perform(Errand(.statements(queries), within: allowance, deadline: .now + allowance))
    }

    /// Sends many statements as one text by the simple protocol.
    func perform(script: String, within allowance: Duration) async throws(PostgresError) {
        _ = try await perform(Errand(.script(script), within: allowance, deadline: .now + allowance))
    }
}

extension Errand.Outcome {
    /// The rows, a list a statement.
    var rows: [Rows] {
        get throws(PostgresError) {
            switch self {
            case .success(.answers(let answers)): return answers.map(\.rows)
            case .success(.loan): return []
            case .failure(let failure): throw failure.error
            }
        }
    }
}
