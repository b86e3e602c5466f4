import ArgumentParser

@main
struct VestibuleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vestibule",
        abstract: "Lets guests in: a self-hosted guest identity service.",
        discussion: """
            Settings come from the environment (VESTIBULE_…) or from a file of NAME=value lines given by --settings.
            """,
        subcommands: [
            Serve.self, Check.self, Migrate.self, AdminTokenCommand.self, AfterRestore.self, LettersCommand.self,
            SandboxCommand.self,
        ])
}

struct SettingsOption: ParsableArguments {
    @Option(help: "A file of NAME=value lines; the environment wins over it.")
    var settings: String?
    @Option(help: "A folder with a file for each secret, such as master-key and database-url.")
    var secrets: String?

    func reader() async throws -> SettingsReader { try await SettingsReader(file: settings, secrets: secrets) }
}
