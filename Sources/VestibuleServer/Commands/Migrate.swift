import ArgumentParser
import Postgres

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the database's schema up to this version.",
        discussion: "Needs VESTIBULE_DATABASE_OWNER_URL, the login of the database's owner.")

    @OptionGroup var options: SettingsOption

    @Flag(help: "Shows what would be done and changes nothing.")
    var dryRun = false

    func run() async throws {
        let reader = try await options.reader()
        let migrator = Migrator(try EmbeddedMigrations.all(), configuration: try DatabaseSettings.owner(reader))
        _ = try await migrator.migrate(dryRun: dryRun) { print($0) }
    }
}
