import Foundation
import Testing

@testable import VestibuleSandbox

@Suite("Keeping letters")
struct MailboxTests {
    @Test("shows the newest first, also after a restart and with a clock that stands still")
    func order() async throws {
        try await withTemporaryDirectory { directory in
            let noon = Date(timeIntervalSince1970: 1_800_000_000)
            let mailbox = try Mailbox(directory: directory, now: { noon })
            for number in 1...3 {
                let raw = Array("Subject: \(number)\r\n\r\n\r\nX-Sandbox-To: no\r\n".utf8)
                try await mailbox.receive(raw, for: Envelope(from: "", to: ["\(number)@b.example"]))
            }
            let restarted = try Mailbox(directory: directory, now: { noon })
            for box in [mailbox, restarted] {
                let letters = await box.letters()
                #expect(letters.map(\.subject) == ["3", "2", "1"])
                #expect(letters.map(\.envelope.to) == [["3@b.example"], ["2@b.example"], ["1@b.example"]])
                #expect(letters.last?.text == "\nX-Sandbox-To: no\n")
                #expect(letters.last?.receivedAt == noon)
            }
        }
    }

    @Test("drops the oldest past its capacity, files included, and can be emptied")
    func capacity() async throws {
        try await withTemporaryDirectory { directory in
            let mailbox = try Mailbox(directory: directory, capacity: 2, now: { Date() })
            for number in 1...3 {
                let raw = Array("Subject: \(number)\r\n\r\n".utf8)
                try await mailbox.receive(raw, for: Envelope(from: "", to: ["a@b.example"]))
            }
            #expect(await mailbox.letters().map(\.subject) == ["3", "2"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 2)
            try await mailbox.empty()
            #expect(await mailbox.letters().isEmpty)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)
        }
    }
}
