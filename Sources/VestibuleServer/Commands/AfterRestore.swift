import ArgumentParser
import Postgres
import Vestibule
import VestibuleStore

struct AfterRestore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "after-restore", abstract: "Makes a database that came from a backup safe to serve.",
        discussion: """
            Run it once, before serve. It holds the letters that waited when the backup was taken (most have gone out since), and ends
            every session (some were ended since). See "Backup and restore". Needs VESTIBULE_DATABASE_WORKER_URL.
            """)

    @OptionGroup var options: SettingsOption

    func run() async throws {
        try await withOutbox(options) { outbox in
            let sessions = try await outbox.endSessions()
            let letters = try await outbox.hold()
            print("ended \(sessions) session(s); their guests sign in again")
            print("holding \(letters) letter(s); send them: vestibule letters release, or give them up: vestibule letters drop")
        }
    }
}

struct LettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters", abstract: "Holds, releases or gives up the letters that wait.",
        discussion: "Needs VESTIBULE_DATABASE_WORKER_URL. Single letters are under /admin.",
        subcommands: [Hold.self, Release.self, Drop.self])

    struct Hold: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes every waiting letter out of the queue; drops waiting passcodes.")
        @OptionGroup var options: SettingsOption

        func run() async throws { try await withOutbox(options) { print("holding \(try await $0.hold()) letter(s)") } }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Puts what was held back into the queue.")
        @OptionGroup var options: SettingsOption

        func run() async throws { try await withOutbox(options) { print("released \(try await $0.release()) letter(s)") } }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Gives up what was held, for good.")
        @OptionGroup var options: SettingsOption

        func run() async throws { try await withOutbox(options) { print("dropped \(try await $0.dropHeld()) letter(s)") } }
    }
}

private func withOutbox(_ options: SettingsOption, _ work: (PostgresOutboxStore) async throws -> Void) async throws {
    try await withPool(try DatabaseSettings.worker(try await options.reader())) { pool in
        try await work(
            PostgresOutboxStore(Database(app: pool, worker: pool), surroundings: .live, mailDomain: "localhost"))
    }
}
