import Synchronization

/// A transaction under way: what it runs takes effect when the body it was given to returns, and not at all when it throws.
///
/// It begins with its first statement, in the same round trip. After a refused statement nothing more can be done in it
/// (PostgreSQL allows nothing but a rollback), so every later call repeats that error.
package final class Transaction: Sendable {
    private struct State {
        var hasBegun = false
        var isOver = false
        var failure: PostgresError?
    }

    private let connection: Connection
    private let allowance: Duration
    private let deadline: Moment?
    private let state = Mutex(State())

    /// - Parameter deadline: For the whole transaction; without one each statement has `allowance`.
    init(on connection: Connection, eachWithin allowance: Duration, until deadline: Moment?) {
        self.connection = connection
        self.allowance = allowance
        self.deadline = deadline
    }

    package func query(_ query: Query, within allowance: Duration? = nil) async throws(PostgresError) -> Rows {
        try await pipeline([query], within: allowance).first ?? Rows()
    }

    /// Several statements in one round trip.
    package func pipeline(_ queries: [Query], within allowance: Duration? = nil) async throws(PostgresError) -> [Rows] {
        guard !queries.isEmpty else { return [] }
        let (isFirst, objection) = state.withLock { state -> (Bool, PostgresError?) in
            if state.isOver { return (false, .invalidQuery("the transaction is over")) }
            if let failure = state.failure { return (false, failure) }
            defer { state.hasBegun = true }
            return (!state.hasBegun, nil)
        }
        if let objection { throw objection }
        do throws(PostgresError) {
            let begin = isFirst ? [Query(verbatim: "begin")] : []
            let answers = try await connection.perform(errand(begin + queries, within: allowance, isUncommitted: true))
            return Array(answers.dropFirst(begin.count))
        } catch {
            state.withLock { $0.failure = $0.failure ?? error }
            throw error
        }
    }

    /// Makes it take effect. A transaction in which a statement was refused is rolled back, and that error is thrown even
    /// if the body has swallowed it: nothing is said to be done that was not.
    func commit() async throws(PostgresError) {
        let (hasBegun, failure) = end()
        if let failure { throw failure }
        guard hasBegun else { return }
        _ = try await connection.perform(errand([Query(verbatim: "commit")], within: nil, isUncommitted: false))
    }

    /// Undoes it, for which a cancelled task is given the time. A connection that is not quiet does this in its own time.
    func rollback() async {
        let (hasBegun, _) = end()
        guard hasBegun, connection.isQuiet, !connection.isIdle else { return }
        let errand = Errand(
            .statements([Query(verbatim: "rollback")]), within: Connection.recoveryTime,
            deadline: .now + Connection.recoveryTime, isUncommitted: true)
        _ = try? await connection.perform(errand, evenIfCancelled: true)
    }

    private func end() -> (hasBegun: Bool, failure: PostgresError?) {
        state.withLock { state in
            state.isOver = true
            return (state.hasBegun, state.failure)
        }
    }

    private func errand(_ queries: [Query], within allowance: Duration?, isUncommitted: Bool) -> Errand {
        var allowance = allowance ?? self.allowance
        let now = Moment.now
        if let deadline { allowance = min(allowance, deadline.remaining(from: now)) }
        return Errand(.statements(queries), within: allowance, deadline: now + allowance, isUncommitted: isUncommitted)
    }
}

extension ConnectionPool {
    /// Runs `body` in a transaction: commits when it returns, rolls back when it throws.
    ///
    /// - Parameter allowance: For the whole transaction, its wait for a connection included. Without one, the wait and each
    ///   statement have the configuration's deadlines. It ends statements, not what else the body does.
    package func transaction<Answer: Sendable>(
        within allowance: Duration? = nil, isolation: isolated (any Actor)? = #isolation,
        _ body: (Transaction) async throws -> Answer
    ) async throws -> Answer {
        let deadline = allowance.map { Moment.now + $0 }
        let connection = try await borrow(within: allowance)
        defer { connection.endLoan() }
        let transaction = Transaction(
            on: connection, eachWithin: allowance ?? configuration.queryDeadline, until: deadline)
        do {
            let answer = try await body(transaction)
            try await transaction.commit()
            return answer
        } catch {
            await transaction.rollback()
            throw error
        }
    }
}
