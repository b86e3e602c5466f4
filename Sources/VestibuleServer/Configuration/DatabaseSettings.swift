import Postgres

/// The database, by the logins that the service uses.
struct DatabaseSettings: Sendable {
    /// `VESTIBULE_DATABASE_URL`: a login in role `vestibule_app`.
    var app: PostgresConfiguration
    /// `VESTIBULE_DATABASE_WORKER_URL`: a login in role `vestibule_worker`.
    var worker: PostgresConfiguration

    init(app: PostgresConfiguration, worker: PostgresConfiguration) {
        self.app = app
        self.worker = worker
    }

    /// `VESTIBULE_DATABASE_CONNECTIONS` (8) bounds the requests' pool, `VESTIBULE_DATABASE_PREPARED_STATEMENTS` (true) is switched off
    /// behind a pooler in transaction mode.
    init(_ reader: SettingsReader) throws {
        app = try Self.configuration("database.url", reader)
        worker = try Self.configuration("database.worker.url", reader)
        let prepares = try reader.flag("database.prepared.statements", else: true)
        app.maximumConnections = try reader.number("database.connections", in: 1...1000, else: 8)
        worker.maximumConnections = 4
        app.preparesStatements = prepares
        worker.preparesStatements = prepares
        app.applicationName = "vestibule"
        worker.applicationName = "vestibule worker"
    }

    /// The app login alone, for commands that write as a request would.
    static func app(_ reader: SettingsReader) throws -> PostgresConfiguration {
        var app = try configuration("database.url", reader)
        app.preparesStatements = try reader.flag("database.prepared.statements", else: true)
        return app
    }

    /// The worker login alone, for commands that see to every tenant's letters: they may take their time.
    static func worker(_ reader: SettingsReader) throws -> PostgresConfiguration {
        var worker = try configuration("database.worker.url", reader)
        worker.preparesStatements = false
        worker.queryDeadline = .seconds(600)
        return worker
    }

    /// `VESTIBULE_DATABASE_OWNER_URL`: the owner's login, for migrations and admin tokens only.
    static func owner(_ reader: SettingsReader) throws -> PostgresConfiguration {
        try configuration("database.owner.url", reader)
    }

    private static func configuration(_ key: String, _ reader: SettingsReader) throws -> PostgresConfiguration {
        let text = try reader.requiredSecret(key)
        do { return try PostgresConfiguration(connectionString: text) } catch {
            throw SettingsError.wrong(
                SettingsReader.name(key), "a PostgreSQL connection string such as postgresql://user:password@host/vestibule")
        }
    }
}
