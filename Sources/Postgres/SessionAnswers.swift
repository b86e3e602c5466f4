internal import CLibPQ

// How a session reads the answers to the unit that it has sent.

extension Session {
    /// Reads what has arrived. Never blocks: libpq is only asked for results that are complete.
    mutating func receive() -> Progress {
        let isConnected = PQconsumeInput(connection) == 1
        var emptyHanded = 0
        while emptyHanded < 2, PQisBusy(connection) == 0 {
            guard let result = PQgetResult(connection) else {
                // Between two answers of a pipeline comes one NULL; a script ends with it.
                if case .script = steps.first {
                    guard PQenterPipelineMode(connection) == 1 else { return .lost(lastMessage) }
                    return over()
                }
                emptyHanded += 1
                continue
            }
            emptyHanded = 0
            if let progress = digest(result) { return progress }
        }
        return isConnected && isAlive ? .pending : .lost(lastMessage)
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
            position += 1
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
        guard position < steps.count else { return }
        switch steps[position] {
        case .deallocate(let name): statements.deallocated(name)
        case .prepare(let index, let name): statements.remember(queries[index], as: name)
        case .execute: answers.append(answer)
        case .script: return
        }
        position += 1
    }

    private mutating func refuse(_ error: ServerError) {
        defer { position += 1 }
        guard failure == nil else { return }
        failure = Errand.Failure(error: .server(error))
        guard position < steps.count else { return }
        // A statement prepared earlier may have been overtaken: by a change of the tables (0A000), or by somebody
        // who deallocated it (26000). Both are refused before anything ran.
        switch (steps[position], error.sqlState) {
        case (.execute(let index, wasPrepared: true), .featureNotSupported):
            statements.forget(queries[index].sql, isStillKnown: true)
        case (.execute(_, wasPrepared: true), .unknownPreparedStatement), (.deallocate, .unknownPreparedStatement):
            statements.forgetAll()
        default: return
        }
        failure?.isWorthRepeating = beganIdle && !answers.contains(where: \.isTransactionControl)
    }

    private mutating func over() -> Progress {
        defer { queries = [] }
        if let failure { return .over(.failure(failure)) }
        return .over(.success(.answers(answers)))
    }
}
