import ArgumentParser
import Foundation
import Vestibule
import VestibuleHTTP
import VestibuleMail
import VestibuleStore

struct BounceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bounce", abstract: "Takes a report of mail that did not arrive, from standard input.",
        discussion: """
            For the pipe of a mail system: see "Mail that comes back". Ends with status 75, which mail systems read as "try again", when the
            database cannot be asked; with 0 otherwise, also for mail that is no report. Needs VESTIBULE_DATABASE_URL and VESTIBULE_MASTER_KEY.
            """)

    @OptionGroup var options: SettingsOption
    @Option(help: "The address that it was delivered to; without, its headers are searched.") var recipient: String?

    /// EX_TEMPFAIL of sysexits.h.
    private static let tryAgain = ExitCode(75)

    func run() async throws {
        do {
            let reader = try await options.reader()
            let vault = try SecretSettings.vault(reader)
            let message = try FileHandle.standardInput.read(upToCount: 1 << 20) ?? Data()
            let outcome = try await withPool(try DatabaseSettings.app(reader)) { pool in
                let database = Database(app: pool, worker: pool)
                let outbox = PostgresOutboxStore(database, surroundings: .live, mailDomain: "localhost")
                let take = TakeBounce(
                    bounces: PostgresBounceStore(outbox), tenants: PostgresTenantStore(database, surroundings: .live),
                    letters: LetterSealer(vault: vault, surroundings: .live), vault: vault, surroundings: .live,
                    read: DeliveryReportReader.read)
                return try await take(Array(message), to: recipient.flatMap { try? EmailAddress($0) })
            }
            print(outcome.rawValue)
        } catch {
            FileHandle.standardError.write(Data("vestibule bounce: \(error)\n".utf8))
            throw Self.tryAgain
        }
    }
}
