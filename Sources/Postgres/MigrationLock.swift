/// What keeps two migrators from working on one database at the same time: a session-level advisory lock, which ends with
/// its connection, however that ends.
struct MigrationLock {
    let connection: Connection
    /// How long to wait for another migrator.
    let deadline: Duration

    /// "vestibul" as a number: the key under which migrators of this program exclude one another.
    private static var lockKey: Int64 { 0x7665_7374_6962_756c }

    /// Asks again and again rather than waiting inside PostgreSQL, so that the connection can say meanwhile who holds it.
    ///
    /// - Throws: ``MigrationError/lockIsHeld(by:waited:)`` after `deadline`.
    func take(report: (String) -> Void) async throws {
        let end = Moment.now + deadline
        var hasReported = false
        while true {
            let query: Query = "select pg_try_advisory_lock(\(Self.lockKey)) as locked"
            if try await ask(query)?.decode("locked") == true { return }
            let holder = try await holder()
            if !hasReported { report("waiting for another migration to finish: the lock is held by \(holder)") }
            hasReported = true
            guard Moment.now < end else { throw MigrationError.lockIsHeld(by: holder, waited: deadline) }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func holder() async throws -> String {
        let row = try await ask(
            """
            select format('%s (process %s, from %s, since %s)', coalesce(nullif(a.application_name, ''), 'someone'), l.pid,
                coalesce(host(a.client_addr), 'this machine'), to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS')) as holder
            from pg_locks l left join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                and l.database = (select oid from pg_database where datname = current_database())
                and (l.classid::bigint << 32) | l.objid::bigint = \(Self.lockKey)
            """)
        return try row?.decode("holder") ?? "a session that has just ended"
    }

    private func ask(_ query: Query) async throws(PostgresError) -> Row? {
        try await connection.perform([query], within: max(deadline, .seconds(5))).first?.first
    }
}
