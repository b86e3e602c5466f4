import Foundation
import Synchronization

/// What no program may print: every secret, code and whole address that these tests meet is written down here, with what the services
/// logged beside it; `deploy/test` then looks for the one in the other. Outside of `deploy/test` nothing is kept.
package enum NeverPrinted {
    private static let folder = ProcessInfo.processInfo.environment["VESTIBULE_TEST_LEDGER"]
    /// Guards the files: tests run at once, and a line is a line.
    private static let turn = Mutex(())

    /// A secret or an address, found wherever it stands.
    package static func note(_ text: String) {
        // A line of the file is what is looked for, and a short one is found everywhere.
        for line in text.split(whereSeparator: \.isNewline) where line.utf8.count >= 10 { append(line + "\n", to: "texts") }
    }

    /// A passcode, found as a word: eight digits may stand in a longer number by chance.
    package static func note(code: String) { append(code + "\n", to: "codes") }

    /// What a service logged.
    package static func check(_ log: String) { append(log + "\n", to: "services.log") }

    private static func append(_ text: String, to name: String) {
        guard let folder else { return }
        turn.withLock { _ in
            guard let file = fopen("\(folder)/\(name)", "a") else { return }
            fputs(text, file)
            fclose(file)
        }
    }
}
