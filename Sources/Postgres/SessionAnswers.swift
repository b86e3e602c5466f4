internal import CLibPQ

// How a session reads the answers to the units that it has sent.

extension Session {
    /// Takes in what has arrived; false when nothing more will.
    func collect() -> Bool { PQconsumeInput(connection) == 1 }

    /// Digests what has been collected, as far as the end of the oldest unit. Never blocks: libpq is only asked for results that
    /// are complete.
    mutating func digest() -> Progress {
        var emptyHanded = 0
        while emptyHanded < 2, PQisBusy(connection) == 0 {
            guard let result = PQgetResult(connection) else {
                // Between two answers of a pipeline comes one NULL; a script ends with it.
                if units.first?.isScript == true {
                    guard PQenterPipelineMode(connection) == 1 else { return .lost(lastMessage) }
                    return over()
                }
                emptyHanded += 1
                continue
            }
            emptyHanded = 0
            if let progress = digest(result) { return progress }
        }
        return isAlive ? .pending : .lost(lastMessage)
    }

    private mutating func digest(_ result: OpaquePointer) -> Progress? {
        switch PQresultStatus(result) {
        case PGRES_PIPELINE_SYNC:
            PQclear(result)
            return over()
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            confirm(ResultSet(owning: result))
        case PGRES_PIPELINE_ABORTED:
            // Skipped by the server after an earlier failure: a prepare that was skipped has not happened.
            PQclear(result)
            if !units.isEmpty { units[0].position += 1 }
        case PGRES_FATAL_ERROR:
            defer { PQclear(result) }
            guard let error = ServerError(result) else { return .lost(lastMessage) }
            guard !error.sqlState.endsConnection else { return .lost(error.message) }
            refuse(error)
        default:
            PQclear(result)
            return .lost("the statement copies rows or speaks a protocol that is not supported")
        }
        return nil
    }

    private mutating func confirm(_ answer: ResultSet) {
        switch units.first?.nextStep {
        case .deallocate(let name): statements.deallocated(name)
        case .prepare(let index, let name): statements.remember(units[0].queries[index], as: name)
        case .execute: units[0].answers.append(answer)
        case .script, nil: return
        }
        units[0].position += 1
    }

    private mutating func refuse(_ error: ServerError) {
        guard let unit = units.first else { return }
        defer { units[0].position += 1 }
        guard unit.failure == nil else { return }
        units[0].failure = Errand.Failure(error: .server(error))
        guard let step = unit.nextStep else { return }
        // A statement prepared earlier may have been overtaken: by a change of the tables (0A000), or by somebody
        // who deallocated it (26000). Both are refused before anything ran.
        switch (step, error.sqlState) {
        case (.execute(let index, wasPrepared: true), .featureNotSupported):
            statements.forget(unit.queries[index].sql, isStillKnown: true)
        case (.execute(_, wasPrepared: true), .unknownPreparedStatement), (.deallocate, .unknownPreparedStatement):
            statements.forgetAll()
        default: return
        }
        units[0].failure?.isWorthRepeating = unit.beganIdle && !unit.answers.contains(where: \.isTransactionControl)
    }

    private mutating func over() -> Progress {
        units.isEmpty ? .lost("an answer to nothing") : .over(units.removeFirst().outcome)
    }
}
