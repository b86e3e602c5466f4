import ArgumentParser
import Foundation
import Logging
import Postgres
import Vestibule
import VestibuleHTTP

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Runs the service.")

    @OptionGroup var options: SettingsOption

    func run() async throws {
        let reader = try await options.reader()
        let logs = try LogSettings(reader).start()
        defer { logs.writer.flush() }
        let database = try DatabaseSettings(reader)
        let wiring = try Wiring(
            server: try ServerSettings(reader), database: database, mail: try MailSettings(reader),
            limits: try LimitSettings.limits(reader), keptAuditMonths: try LimitSettings.auditMonths(reader),
            federation: try FederationSettings(reader),
            vault: try SecretSettings.vault(reader), logger: logs.logger,
            requestLog: logs.requests, logWriter: logs.writer)
        try await StartChecks(database: database, parts: wiring.parts).pass(logs.logger)
        try await wiring.run(logger: logs.logger)
    }
}

/// What must hold before a request is served: a schema that this program knows, and a master key that opens what is sealed.
struct StartChecks: Sendable {
    let database: DatabaseSettings
    let parts: Parts

    func pass(_ logger: Logger) async throws {
        switch try await Migrator(try EmbeddedMigrations.all(), configuration: database.worker).standing() {
        case .current: break
        case .empty: throw StartRefusal("The database is empty.", "vestibule migrate")
        case .behind(let missing):
            throw StartRefusal(
                "The database lacks \(missing.count) migration(s), the first is \(missing.first?.label ?? "").", "vestibule migrate"
            )
        case .changed(let changed):
            throw StartRefusal(
                "The database was migrated by files that differ from this program's: \(changed.map(\.label).joined(separator: ", ")).",
                "run the release of vestibule that migrated it")
        case .ahead(let numbers):
            // A release that was rolled back: its migrations expanded the schema, so this program still finds all it knows.
            logger.warning(
                "the database is newer than this program",
                metadata: ["migrations": .string(numbers.map(String.init).joined(separator: ", "))])
        case .beyond(let numbers, let needed):
            throw StartRefusal(
                "The database has migrations that this program does not know (\(numbers.map(String.init).joined(separator: ", "))), "
                    + "and they took away what it needs: a program that knows migration \(needed) is the oldest that can run.",
                "run a newer vestibule")
        }
        guard let (tenant, key) = try await parts.signingKeys.anySealedKey() else { return }
        guard SigningKeyMaker(vault: parts.vault, surroundings: parts.surroundings).canOpen(key, of: tenant) else {
            throw StartRefusal(
                "The master key does not open what this database holds.", "give the right VESTIBULE_MASTER_KEY")
        }
    }
}

struct StartRefusal: Error, CustomStringConvertible {
    let description: String

    init(_ what: String, _ mend: String) {
        description = "\(what) Nothing was changed. To mend it: \(mend)"
    }
}
