import Postgres
package import Vestibule

extension PostgresOutboxStore {
    /// By the index of the letters that wait, so its cost is theirs, and letters that were sent cost nothing.
    package func standing() async throws -> [OutboxStanding] {
        let rows = try await database.acrossTenants(
            """
            select kind = 'passcode' as urgent, count(*) as waiting, count(*) filter (where next_try_at <= now()) as due,
                   extract(epoch from now() - min(created_at))::float8 as oldest,
                   greatest(0, extract(epoch from now() - min(next_try_at)))::float8 as behind
              from letters where state = 'queued' group by 1
            """)
        let found = try rows.map { row in
            OutboxStanding(
                isUrgent: try row.decode("urgent"), waiting: try row.decode("waiting"), due: try row.decode("due"),
                oldestSeconds: try row.decode("oldest"), behindSeconds: try row.decode("behind"))
        }
        return [true, false].map { isUrgent in
            found.first { $0.isUrgent == isUrgent } ?? OutboxStanding(isUrgent: isUrgent)
        }
    }
}
