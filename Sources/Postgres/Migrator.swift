/// Brings a database's schema to where this program expects it, one numbered migration after the other.
///
/// Each is applied in a transaction of its own together with its row in `schema_migrations`, so it is there as a whole or
/// not at all. A session lock lets one migrator at a time work; it needs a direct connection, no transaction pooler.
package struct Migrator: Sendable {
    /// How long to wait for another migrator to finish.
    package var lockDeadline: Duration = .seconds(60)
    /// How long one migration may take.
    package var migrationDeadline: Duration = .seconds(3600)

    private let migrations: [Migration]
    private let configuration: PostgresConfiguration

    package init(_ migrations: [Migration], configuration: PostgresConfiguration) {
        self.migrations = migrations.sorted { $0.number < $1.number }
        self.configuration = configuration
    }

    /// Applies what is missing, in order, and returns it; a dry run only returns it and changes nothing.
    ///
    /// - Parameter report: Gets a line for a person to read, for each step.
    /// - Throws: ``MigrationError`` when the files and the database do not fit together, or a migration fails; those
    ///   before it stay applied.
    package func migrate(dryRun: Bool, report: (String) -> Void) async throws -> [Migration] {
        if let gap { throw gap }
        return try await withConnection { connection in
            if !dryRun {
                try await lock(connection, report: report)
                try await createTable(connection)
            }
            let missing = try self.missing(after: try await appliedMigrations(connection) ?? [])
            for migration in missing {
                report(dryRun ? "would apply \(migration.label)" : "applying \(migration.label)")
                if !dryRun { try await apply(migration, on: connection) }
            }
            if missing.isEmpty { report("the schema is current at \(migrations.last?.number ?? 0)") }
            return missing
        }
    }

    /// How the database stands. Needs no more than `select` on `schema_migrations`.
    package func standing() async throws -> SchemaStanding {
        try await withConnection { connection in
            guard let applied = try await appliedMigrations(connection), !applied.isEmpty else {
                return migrations.isEmpty ? .current : .empty
            }
            let unknown = unknown(in: applied)
            if !unknown.isEmpty { return .ahead(unknown) }
            let changed = changed(in: applied)
            if !changed.isEmpty { return .changed(changed) }
            let missing = migrations.filter { migration in !applied.contains { $0.number == migration.number } }
            return missing.isEmpty ? .current : .behind(missing)
        }
    }

    // MARK: Deciding

    private struct Applied {
        let number: Int
        let checksum: String
    }

    private var gap: MigrationError? {
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            return .gap(expected: index + 1, found: migration.number)
        }
        return nil
    }

    private func unknown(in applied: [Applied]) -> [Int] {
        applied.map(\.number).filter { number in !migrations.contains { $0.number == number } }
    }

    private func changed(in applied: [Applied]) -> [Migration] {
        migrations.filter { migration in
            applied.contains { $0.number == migration.number && $0.checksum != migration.checksum }
        }
    }

    private func missing(after applied: [Applied]) throws(MigrationError) -> [Migration] {
        let unknown = unknown(in: applied)
        guard unknown.isEmpty else { throw .unknownApplied(unknown) }
        let changed = changed(in: applied)
        guard changed.isEmpty else { throw .changed(changed.map(\.label)) }
        let missing = migrations.filter { migration in !applied.contains { $0.number == migration.number } }
        let skipped = missing.filter { $0.number < applied.map(\.number).max() ?? 0 }
        guard skipped.isEmpty else { throw .skipped(skipped.map(\.label)) }
        return missing
    }

    // MARK: Acting

    private func withConnection<Answer: Sendable>(
        _ body: (Connection) async throws -> Answer
    ) async throws -> Answer {
        let connection = try await Connector(configuration: configuration).open()
        defer { connection.close() }
        guard connection.lend() else {
            throw PostgresError.connectionLost(mayHaveTakenEffect: false, reason: "closed at once")
        }
        return try await body(connection)
    }

    /// "vestibul" as a number: the key under which migrators of this program exclude one another.
    private static var lockKey: Int64 { 0x7665_7374_6962_756c }

    /// Asks again and again rather than waiting inside PostgreSQL, so that the connection can say meanwhile who holds it.
    private func lock(_ connection: Connection, report: (String) -> Void) async throws {
        let deadline = Moment.now + lockDeadline
        var hasReported = false
        while true {
            let query: Query = "select pg_try_advisory_lock(\(Self.lockKey)) as locked"
            if try await run(query, on: connection).onlyRow.decode("locked") { return }
            let holder = try await lockHolder(connection)
            guard Moment.now < deadline else { throw MigrationError.lockIsHeld(by: holder, waited: lockDeadline) }
            if !hasReported { report("waiting for another migration to finish: the lock is held by \(holder)") }
            hasReported = true
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func lockHolder(_ connection: Connection) async throws -> String {
        let rows = try await run(
            """
            select format('%s (process %s, from %s, since %s)', coalesce(nullif(a.application_name, ''), 'someone'), l.pid,
                coalesce(host(a.client_addr), 'this machine'), to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS')) as holder
            from pg_locks l left join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                and l.database = (select oid from pg_database where datname = current_database())
                and (l.classid::bigint << 32) | l.objid::bigint = \(Self.lockKey)
            """, on: connection)
        return try rows.first?.decode("holder") ?? "a session that has just ended"
    }

    private func createTable(_ connection: Connection) async throws {
        // Asked first: a role that may not create tables can still find that there is nothing to do.
        guard try await appliedMigrations(connection) == nil else { return }
        _ = try await run(
            """
            create table schema_migrations (
                number bigint constraint schema_migrations_pkey primary key,
                name text not null,
                checksum text not null,
                applied_at timestamptz not null default now())
            """, on: connection)
    }

    /// Nil when there is no table of them.
    private func appliedMigrations(_ connection: Connection) async throws -> [Applied]? {
        do throws(PostgresError) {
            let rows = try await run("select number, checksum from schema_migrations order by number", on: connection)
            var applied: [Applied] = []
            for row in rows { applied.append(Applied(number: try row.decode("number"), checksum: try row.decode("checksum"))) }
            return applied
        } catch {
            if error.sqlState == .undefinedTable { return nil }
            throw error
        }
    }

    private func apply(_ migration: Migration, on connection: Connection) async throws {
        do throws(PostgresError) {
            _ = try await run("begin", on: connection)
            try await connection.perform(script: migration.sql, within: migrationDeadline)
        } catch {
            throw MigrationError.failed(migration: migration.label, reason: "\(error)")
        }
        // What the file has ended is beyond undoing, so the row that would make it official is not written.
        guard !connection.isIdle else { throw MigrationError.endsTransaction(migration: migration.label) }
        do throws(PostgresError) {
            _ = try await connection.perform(
                [
                    """
                    insert into schema_migrations (number, name, checksum)
                    values (\(migration.number), \(migration.name), \(migration.checksum))
                    """,
                    "commit",
                ], within: configuration.queryDeadline)
        } catch {
            throw MigrationError.failed(migration: migration.label, reason: "\(error)")
        }
    }

    private func run(_ query: Query, on connection: Connection) async throws(PostgresError) -> [Row] {
        try await connection.perform([query], within: configuration.queryDeadline).first ?? []
    }
}
