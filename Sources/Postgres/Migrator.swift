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
            let history = SchemaHistory(connection: connection, deadline: configuration.queryDeadline)
            if !dryRun {
                try await MigrationLock(connection: connection, deadline: lockDeadline).take(report: report)
                try await history.create()
            }
            let missing = try self.missing(after: try await history.read() ?? [])
            for migration in missing {
                report(dryRun ? "would apply \(migration.label)" : "applying \(migration.label)")
                if !dryRun { try await history.extend(by: migration, within: migrationDeadline) }
            }
            if missing.isEmpty { report("the schema is current at \(migrations.last?.number ?? 0)") }
            return missing
        }
    }

    /// How the database stands. Needs no more than `select` on `schema_migrations`.
    package func standing() async throws -> SchemaStanding {
        try await withConnection { connection in
            let history = SchemaHistory(connection: connection, deadline: configuration.queryDeadline)
            guard let applied = try await history.read(), !applied.isEmpty else {
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

    private var gap: MigrationError? {
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            return .gap(expected: index + 1, found: migration.number)
        }
        return nil
    }

    private func unknown(in applied: [SchemaHistory.Entry]) -> [Int] {
        applied.map(\.number).filter { number in !migrations.contains { $0.number == number } }
    }

    private func changed(in applied: [SchemaHistory.Entry]) -> [Migration] {
        migrations.filter { migration in
            applied.contains { $0.number == migration.number && $0.checksum != migration.checksum }
        }
    }

    private func missing(after applied: [SchemaHistory.Entry]) throws(MigrationError) -> [Migration] {
        let unknown = unknown(in: applied)
        guard unknown.isEmpty else { throw .unknownApplied(unknown) }
        let changed = changed(in: applied)
        guard changed.isEmpty else { throw .changed(changed.map(\.label)) }
        let missing = migrations.filter { migration in !applied.contains { $0.number == migration.number } }
        let skipped = missing.filter { $0.number < applied.map(\.number).max() ?? 0 }
        guard skipped.isEmpty else { throw .skipped(skipped.map(\.label)) }
        return missing
    }

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
}
