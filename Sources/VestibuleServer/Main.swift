import ArgumentParser
import NIOCore
import NIOPosix

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
            AuditCommand.self, BounceCommand.self, ImportCommand.self,
            SandboxCommand.self,
        ])

    static func main() async {
        // One core is for the thread that talks to the database: where every core has a loop they take turns on it, and a request that
        // asks for a row costs a sixth more. It can be said once in a process, before anything runs on a loop.
        NIOSingletons.groupLoopCountSuggestion = max(1, System.coreCount - 1)
        await main(nil)
    }
}

struct SettingsOption: ParsableArguments {
    @Option(help: "A file of NAME=value lines; the environment wins over it.")
    var settings: String?
    @Option(help: "A folder with a file for each secret, such as master-key and database-url.")
    var secrets: String?

    func reader() async throws -> SettingsReader { try await SettingsReader(file: settings, secrets: secrets) }
}
