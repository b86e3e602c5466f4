import Foundation
import Testing

@testable import VestibuleServer

/// The list of settings, the table of the documentation and what the program reads are one.
@Suite("The settings") struct SettingTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static var examples: [String: String] {
        Dictionary(
            uniqueKeysWithValues: Setting.all.filter { $0.instead == nil && $0.standIn == nil }.map { ($0.name, $0.example) })
    }

    @Test("are documented in one table, word for word")
    func table() throws {
        let page = try String(
            contentsOf: Self.root.appending(path: "Sources/Vestibule/Vestibule.docc/Deploying.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `VESTIBULE_") }
        #expect(rows.map(String.init) == Setting.all.map { "| `\($0.name)` | \($0.usual) | \($0.meaning) |" })
    }

    @Test("are the ones that are read, no more and no fewer")
    func read() throws {
        var values = Self.examples
        // Asked for only when nothing else gives the secret.
        values["VESTIBULE_MASTER_KEY"] = nil
        let reader = SettingsReader(values: values)
        #expect(SettingsMatter.problems(reader).map(\.name) == ["VESTIBULE_MASTER_KEY"])
        #expect(reader.askedKeys == Set(Setting.all.map(\.key)))
    }

    @Test("have examples that are understood") func examples() {
        #expect(SettingsMatter.problems(SettingsReader(values: Self.examples)) == [])
    }

    @Test(
        "open to hooks what is private, and say what that is", arguments: ["0.0.0.0/0", "203.0.113.0/24", "127.0.0.1", "intranet"])
    func hookRanges(_ text: String) throws {
        var values = Self.examples
        values["VESTIBULE_HOOK_PRIVATE_RANGES"] = "10.20.4.17, fd12:3456::/32"
        #expect(try ServerSettings(SettingsReader(values: values)).hookRanges.count == 2)
        values["VESTIBULE_HOOK_PRIVATE_RANGES"] = "10.20.4.17,\(text)"
        #expect(SettingsMatter.problems(SettingsReader(values: values)).map(\.name) == ["VESTIBULE_HOOK_PRIVATE_RANGES"])
    }

    @Test("are the only ones that sources, documents and deploy/ speak of")
    func names() throws {
        let known = Set(Setting.all.map(\.name))
        var seen: Set<String> = []
        for place in ["README.md", "deploy", "migrations", "Sources/VestibuleServer", "Sources/Vestibule/Vestibule.docc"] {
            for file in Self.files(Self.root.appending(path: place)) {
                let text = try String(contentsOf: file, encoding: .utf8)
                // What the tests and the fuzzer tell themselves is no setting of the service.
                for match in text.matches(of: /VESTIBULE_(?!TEST|FUZZ|FAULTS)[A-Z][A-Z_]*[A-Z]/) {
                    seen.insert(String(match.output))
                    #expect(known.contains(String(match.output)), "\(file.lastPathComponent) says \(match.output)")
                }
            }
        }
        #expect(seen.isSuperset(of: known))
    }

    private static func files(_ place: URL) -> [URL] {
        guard place.pathExtension != "md" else { return [place] }
        let walk = FileManager.default.enumerator(at: place, includingPropertiesForKeys: [.isRegularFileKey])
        return (walk?.allObjects as? [URL] ?? []).filter {
            (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
        }
    }
}

@Suite("Secrets in a folder") struct SecretsFolderTests {
    @Test("are read by the name of their setting, without the line's end") func read() throws {
        try inFolder { folder in
            try "postgresql://somebody@db/vestibule\n".write(
                toFile: "\(folder)/database-url", atomically: true, encoding: .utf8)
            let reader = SettingsReader(values: ["VESTIBULE_SECRETS_DIRECTORY": folder])
            #expect(try reader.secret("database.url") == "postgresql://somebody@db/vestibule")
            #expect(try reader.secret("database.worker.url") == nil)
        }
    }

    @Test("give way to the environment") func environment() throws {
        try inFolder { folder in
            try "from the file".write(toFile: "\(folder)/smtp-url", atomically: true, encoding: .utf8)
            let reader = SettingsReader(values: [
                "VESTIBULE_SECRETS_DIRECTORY": folder, "VESTIBULE_SMTP_URL": "from the environment",
            ])
            #expect(try reader.secret("smtp.url") == "from the environment")
        }
    }

    @Test("that are not there at all are named as the folder, once") func nowhere() {
        var values = SettingTests.examples
        values["VESTIBULE_SECRETS_DIRECTORY"] = "/nowhere"
        for name in ["DATABASE_URL", "SMTP_URL"] { values["VESTIBULE_\(name)"] = nil }
        let problems = SettingsMatter.problems(SettingsReader(values: values)).map(\.name)
        #expect(problems == ["VESTIBULE_SECRETS_DIRECTORY", "VESTIBULE_DATABASE_URL", "VESTIBULE_SMTP_URL"])
    }

    @Test("that cannot be read are named, not taken for missing") func unreadable() throws {
        try inFolder { folder in
            // A folder in its place fails for root too, who may read every file.
            try FileManager.default.createDirectory(atPath: "\(folder)/smtp-url", withIntermediateDirectories: false)
            let reader = SettingsReader(values: ["VESTIBULE_SECRETS_DIRECTORY": folder])
            #expect { try reader.secret("smtp.url") } throws: { "\($0)".contains("may not read \(folder)/smtp-url") }
        }
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vestibule-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}
