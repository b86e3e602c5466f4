/// The table of applied migrations, as one connection sees it.
struct SchemaHistory {
    struct Entry: Equatable {
        let number: Int
        let checksum: String
        let breaksBefore: Int?
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
                breaks_before bigint,
                applied_at timestamptz not null default now())
            """)
    }

    /// Nil when there is no table of them.
    func read() async throws(PostgresError) -> [Entry]? {
        do throws(PostgresError) {
            // Earlier releases made the table without the last column.
            let rows = try await run(
                """
                select number, checksum, (to_jsonb(m) ->> 'breaks_before')::bigint as breaks_before
                  from schema_migrations m order by number
                """)
            var applied: [Entry] = []
            for row in rows {
                applied.append(
                    Entry(
                        number: try row.decode("number"), checksum: try row.decode("checksum"),
                        breaksBefore: try row.decode("breaks_before")))
            }
            return applied
        } catch {
            if error.sqlState == .undefinedTable { return nil }
            throw error
        }
    }

    /// Applies a migration and writes its row: in one transaction, or, where the file says so, its statement first and then the row.
    ///
    /// - Throws: ``MigrationError``; nothing of a migration in a transaction is left then. The connection is of no further use.
    func extend(by migration: Migration, within allowance: Duration) async throws {
        if let lone = migration.lone { return try await say(lone, of: migration, within: allowance) }
        do throws(PostgresError) {
            _ = try await run("begin")
            try await connection.perform(script: migration.sql, within: allowance)
        } catch {
            throw MigrationError.failed(migration: migration.label, reason: "\(error)")
        }
        // What the file has ended is beyond undoing, so the row that would make it official is not written.
        guard !connection.isIdle else { throw MigrationError.endsTransaction(migration: migration.label) }
        do throws(PostgresError) {
            _ = try await connection.perform(Self.record(of: migration) + ["commit"], within: deadline)
        } catch {
            throw MigrationError.failed(migration: migration.label, reason: "\(error)")
        }
    }

    private func say(_ lone: LoneStatement, of migration: Migration, within allowance: Duration) async throws {
        do throws(PostgresError) {
            // Left by a build that failed: the name is taken, and the index answers nothing.
            if let index = lone.index, try await isValid(index) == false {
                try await connection.perform(script: "drop index concurrently \(index)", within: allowance)
            }
            // As a statement and not as a script, because PostgreSQL refuses a second one then.
            _ = try await connection.perform([Query(verbatim: lone.sql)], within: allowance)
            guard connection.isIdle else { throw .invalidQuery("it left a transaction open") }
            _ = try await connection.perform(["begin"] + Self.record(of: migration) + ["commit"], within: deadline)
        } catch {
            throw MigrationError.stopped(migration: migration.label, reason: "\(error)")
        }
    }

    /// Nil when there is no index of this name.
    private func isValid(_ index: String) async throws(PostgresError) -> Bool? {
        try await run(
            """
            select i.indisvalid as is_valid from pg_index i join pg_class c on c.oid = i.indexrelid
             where c.relname = \(index) and pg_table_is_visible(c.oid)
            """
        ).first?.decode("is_valid")
    }

    private static func record(of migration: Migration) -> [Query] {
        let row: Query = """
            insert into schema_migrations (number, name, checksum)
            values (\(migration.number), \(migration.name), \(migration.checksum))
            """
        guard let breaksBefore = migration.breaksBefore else { return [row] }
        return [
            row, "alter table schema_migrations add column if not exists breaks_before bigint",
            "update schema_migrations set breaks_before = \(breaksBefore) where number = \(migration.number)",
        ]
    }

    private func run(_ query: Query) async throws(PostgresError) -> Rows {
        try await connection.perform([query], within: deadline).first ?? Rows()
    }
}
