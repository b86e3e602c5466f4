import Foundation
import Testing

@testable import VestibuleSandbox

@Suite("The sandbox's JSON file")
struct SandboxFileTests {
    private let file = SandboxFile(
        baseURL: "http://localhost:8080", adminToken: "secret", databaseURL: "postgresql:///vestibule",
        mailboxURL: "http://localhost:8025", demoAppURL: "http://localhost:8090",
        tenant: SandboxFile.Tenant(id: "1", domain: "contoso.example"),
        application: SandboxFile.Application(
            clientId: "2", clientSecret: "hidden", redirectURIs: ["http://localhost:8090/signed-in"]))

    @Test("is read as it was written, and replaces the one before")
    func roundTrip() async throws {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/.vestibule/sandbox.json"
            var older = file
            older.caFile = "/tmp/authority.pem"
            try older.write(to: path)
            try file.write(to: path)
            #expect(try SandboxFile.read(from: path) == file)
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.contains("\"baseURL\" : \"http://localhost:8080\""))
            #expect(!text.contains("caFile") && !text.contains("providers"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(directory)/.vestibule") == ["sandbox.json"])
        }
    }

    @Test("is for its owner alone, and so is its directory")
    func mode() async throws {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/.vestibule/sandbox.json"
            try file.write(to: path)
            #expect(try mode(of: path) == 0o600)
            #expect(try mode(of: "\(directory)/.vestibule") == 0o700)
        }
    }

    private func mode(of path: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
}
