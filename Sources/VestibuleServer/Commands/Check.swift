import ArgumentParser
import Foundation
import Vestibule

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks at everything the service needs and says what is wrong and how to mend it.",
        discussion: """
            Reads the same settings as serve, and changes nothing. Run it as the service's user. Ends with status 1 when something
            is wrong; a warning does not count.
            """)

    @OptionGroup var options: SettingsOption
    @Flag(help: "Looks at this machine and the database only: no relay, no DNS, no public URL.") var offline = false
    @Flag(help: "Prints JSON.") var json = false
    @Option(help: ArgumentHelp("Sends a test letter through the relay.", valueName: "address")) var sendTo: String?

    func validate() throws {
        if let sendTo {
            do { _ = try EmailAddress(sendTo) } catch {
                throw ValidationError("--send-to takes an address such as you@contoso.example.")
            }
            if offline { throw ValidationError("--send-to and --offline exclude each other.") }
        }
    }

    func run() async throws {
        let inspection = Inspection(
            reader: try await options.reader(), settingsFile: options.settings,
            environment: ProcessInfo.processInfo.environment, isOffline: offline,
            testLetterTo: try sendTo.map { try EmailAddress($0) })
        let report = CheckReport(findings: await inspection.findings())
        print(json ? report.json : report.text, terminator: "")
        if report.worst == .wrong { throw ExitCode.failure }
    }
}
