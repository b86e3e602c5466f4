import Foundation
import TestSupport
import Testing
import VestibuleSandbox

/// `vestibule check`, `after-restore` and `letters` as an operator types them, beside a service that runs.
@Suite("An operator at the terminal") struct CheckingAnInstallationTests {
    @Test("is told that all is well, or what is not, by words and by status") func check() async throws {
        try await ServedService.run { service, _, _ in
            try await service.start()
            let report = try await service.command("check")
            for line in [
                "ok       settings", "ok       database, app     vestibule_test_app on PostgreSQL",
                "ok       database, worker  vestibule_test_worker",
                "ok       schema            current", "ok       relay             localhost:",
                "ok       public URL        http://localhost:",
                "and it is Vestibule",
            ] { #expect(report.contains(line), "\(report)") }
            #expect(!report.contains("wrong  "))

            let broken = try await service.command(
                "check", "--offline", changed: ["VESTIBULE_LISTEN_PORT": "http", "VESTIBULE_MASTER_KEY": "short"], status: 1)
            #expect(broken.contains("The setting VESTIBULE_LISTEN_PORT must be a whole number"))
            #expect(broken.contains("The setting VESTIBULE_MASTER_KEY must be base64"))
            #expect(!broken.contains("relay"))

            let json = try await service.command(
                "check", "--json", changed: ["VESTIBULE_SMTP_URL": "smtp+plain://localhost:1"], status: 1)
            let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
            #expect(read?["verdict"] as? String == "wrong")
            let findings = read?["findings"] as? [[String: String]] ?? []
            #expect(findings.filter { $0["verdict"] == "wrong" }.map { $0["matter"] } == ["relay"])
        }
    }

    @Test("sends a test letter that arrives") func testLetter() async throws {
        try await ServedService.run { service, _, _ in
            let report = try await service.command("check", "--send-to", "ana@fabrikam.example")
            #expect(report.contains("ok       test letter"))
            try await eventually("the letter is there") {
                await service.mailbox.letters().first?.subject == "A test letter from Vestibule"
            }
        }
    }

    @Test("makes a restored database safe before it serves") func afterRestore() async throws {
        try await ServedService.run { service, _, _ in
            let said = try await service.command("after-restore")
            #expect(said.contains("ended 0 session(s)"))
            #expect(said.contains("holding 0 letter(s)"))
            #expect(try await service.command("letters", "release") == "released 0 letter(s)")
            #expect(try await service.command("letters", "drop") == "dropped 0 letter(s)")
        }
    }

    @Test("hears at once, and of nothing else, that a port is taken") func takenPort() async throws {
        try await ServedService.run { service, _, _ in
            try await service.start()
            let port = service.port
            let start = ContinuousClock.now
            let said = try await service.command(
                "serve",
                changed: [
                    "VESTIBULE_LISTEN_PORT": "\(try Ports.free())", "VESTIBULE_OPERATIONS_PORT": "\(port)",
                    "VESTIBULE_DRAIN_SECONDS": "5",
                ], status: 1)
            #expect(start.duration(to: .now) < .seconds(4))
            #expect(said.contains("Address already in use"), "\(said)")
            #expect(!said.contains("CancellationError"), "\(said)")
        }
    }
}
