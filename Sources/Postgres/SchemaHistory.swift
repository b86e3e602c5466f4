/// The table of applied migrations, as one connection sees it.
struct SchemaHistory {
    struct Entry: Equatable {
        let number: Int
        let checksum: String
    }

    let connection: Connection
    /// For each statement of its own.
    let deadline: Duration

    /// Makes the table unless there is one.
    func create() async throws {
        // Asked first: a role that may not create tables can still find that there is nothing to do.
        guard try await read() == nil else { return }
        _ = try await run(
            """
            create table schema_migrations (
                number bigint constraint schema_migrations_pkey primary key,
                name text not null,
                checksum text not null,
                applied_at timestamptz not null default now())
            """)
    }

    /// Nil when there is no table of them.
    func read() async throws(PostgresError) -> [Entry]? {
        do throws(PostgresError) {
            let rows = try await run("select number, checksum from schema_migrations order by number")
            var applied: [Entry] = []
            for row in rows {
                applied.append(Entry(number: try row.decode("number"), checksum: try row.decode("checksum")))
            }
            return applied
        } catch {
            if error.sqlState == .undefinedTable { return nil }
            throw error
        }
    }

    /// Applies a migration and writes its row in one transaction.
    ///
    /// - Throws: ``MigrationError``; nothing of the migration is left then. The connection is of no further use.
    func extend(by migration: Migration, within allowance: Duration) async throws {
        do throws(PostgresError) {
            _ = try await run("begin")
            try await connection.perform(script: migration.sql, within: allowance)
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
                ], within: deadline)
        } catch {
            throw MigrationError.failed(migration: migration.label, reason: "\(error)")
        }
    }

    private func run(_ query: Query) async throws(PostgresError) -> [Row] {
        try await connection.perform([query], within: deadline).first ?? []
    }
}
