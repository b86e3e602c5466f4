/// Brings a database's schema to where this program expects it, one numbered migration after the other.
///
/// Each is applied in a transaction of its own together with its row in `schema_migrations`, so it is there as a whole or
/// not at all; one that says so runs without a transaction and goes on where it was stopped. A session lock lets one migrator
/// at a time work; it needs a direct connection, no transaction pooler.
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
            let applied = try await history.read() ?? []
            let missing = try self.missing(after: applied)
            for migration in missing {
                report(dryRun ? "would apply \(migration.label)" : "applying \(migration.label)")
                if !dryRun { try await history.extend(by: migration, within: migrationDeadline) }
            }
            if missing.isEmpty { report(Self.words(for: unknown(in: applied).map(\.number), last: migrations.last?.number ?? 0)) }
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
            let changed = changed(in: applied)
            if !changed.isEmpty { return .changed(changed) }
            let unknown = unknown(in: applied)
            if let needed = needed(by: unknown) { return .beyond(unknown.map(\.number), needed: needed) }
            let missing = migrations.filter { migration in !applied.contains { $0.number == migration.number } }
            guard missing.isEmpty else { return .behind(missing) }
            return unknown.isEmpty ? .current : .ahead(unknown.map(\.number))
        }
    }

    private static func words(for unknown: [Int], last: Int) -> String {
        guard let newest = unknown.max() else { return "the schema is current at \(last)" }
        return "the schema is at \(newest), of a newer release; this program knows \(last) and runs on it: nothing to do"
    }

    private var gap: MigrationError? {
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            return .gap(expected: index + 1, found: migration.number)
        }
        return nil
    }

    private func unknown(in applied: [SchemaHistory.Entry]) -> [SchemaHistory.Entry] {
        applied.filter { entry in !migrations.contains { $0.number == entry.number } }
    }

    /// The migration that a program must know to run after those unknown ones; nil when this one can.
    private func needed(by unknown: [SchemaHistory.Entry]) -> Int? {
        let needed = unknown.compactMap(\.breaksBefore).max() ?? 0
        return needed > migrations.last?.number ?? 0 ? needed : nil
    }

    private func changed(in applied: [SchemaHistory.Entry]) -> [Migration] {
        migrations.filter { migration in
            applied.contains { $0.number == migration.number && $0.checksum != migration.checksum }
        }
    }

    private func missing(after applied: [SchemaHistory.Entry]) throws(MigrationError) -> [Migration] {
        let unknown = unknown(in: applied)
        guard needed(by: unknown) == nil else { throw .unknownApplied(unknown.map(\.number)) }
        let changed = changed(in: applied)
        guard changed.isEmpty else { throw .changed(changed.map(\.label)) }
        let missing = migrations.filter { migration in !applied.contains { $0.number == migration.number } }
        // One behind and ahead at once is a tree of its own: what is missing is never filled in beneath what somebody newer did.
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
