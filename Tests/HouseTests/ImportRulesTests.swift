import Foundation
import Testing

/// Holds every `import` line against the picture in DESIGN §3.
@Suite("The house") struct ImportRulesTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What each target may import of ours; adapters are strangers to each other.
    private static let ours: [String: Set<String>] = [
        "Postgres": ["CLibPQ"],
        "Curl": ["CLibCurl"],
        "CommonMark": ["CLibCMark"],
        "MaxMind": ["CLibMaxMindDB"],
        "QRCode": ["CLibQREncode"],
        "WebAuthn": ["CLibFIDO2"],
        "OpenIDConnect": [],
        "Vestibule": ["OpenIDConnect"],
        "VestibuleStore": ["Vestibule", "Postgres"],
        "VestibuleFederation": ["Vestibule", "OpenIDConnect"],
        "VestibuleMail": ["Vestibule"],
        "VestibuleHTTP": ["Vestibule", "OpenIDConnect"],
        // Not "Vestibule": what stands in for others must not repeat our mistakes.
        "VestibuleSandbox": ["Postgres"],
        "VestibuleServer": [
            "CLibResolv", "CommonMark", "Curl", "MaxMind", "Postgres", "QRCode", "Vestibule", "VestibuleFederation",
            "VestibuleHTTP",
            "VestibuleMail",
            "VestibuleSandbox",
            "VestibuleStore", "WebAuthn",
        ],
    ]

    private static let systemNames: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization", "CDispatch", "Dispatch",
    ]

    /// Packages from outside, by who may know them.
    private static let outside: [String: Set<String>] = [
        "Postgres": ["Crypto", "Logging"],
        "Curl": [],
        "CommonMark": [],
        "MaxMind": [],
        "QRCode": [],
        "WebAuthn": ["Crypto"],
        "OpenIDConnect": ["Crypto"],
        "Vestibule": ["Crypto"],
        "VestibuleStore": ["Tracing"],
        "VestibuleFederation": ["JWTKit"],
        "VestibuleMail": ["Mustache"],
        "VestibuleHTTP": [
            "Crypto", "CryptoExtras", "HTTPTypes", "Hummingbird", "JWTKit", "Logging", "Mustache", "NIOCore", "Tracing",
        ],
        "VestibuleSandbox": [
            "Crypto", "CryptoExtras", "HTTPTypes", "Hummingbird", "HummingbirdCore", "Logging", "NIOCore", "NIOPosix",
            "ServiceLifecycle",
        ],
        "VestibuleServer": [
            "ArgumentParser", "Configuration", "HTTPTypes", "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "Logging",
            "NIOCore", "NIOHTTPTypes", "NIOPosix", "NIOSSL", "ServiceLifecycle", "SystemPackage", "Tracing", "UnixSignals",
        ],
    ]

    @Test("imports only what the picture allows", arguments: ours.keys.sorted()) func importsOnlyWhatThePictureAllows(
        target: String
    ) throws {
        let allowed = (Self.ours[target] ?? []).union(Self.outside[target] ?? []).union(Self.systemNames)
        let files = try Self.swiftFiles(in: target)
        #expect(!files.isEmpty)
        for file in files {
            for module in Self.imports(try String(contentsOf: file, encoding: .utf8)) {
                #expect(allowed.contains(module), "\(file.lastPathComponent) imports \(module)")
            }
        }
    }

    @Test("has no target that the picture does not show") func hasNoTargetThatThePictureDoesNotShow() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
        #expect(Set(folders.filter { !$0.hasPrefix("CLib") }) == Set(Self.ours.keys))
    }

    @Test("writes SQL in the store alone") func writesSQLInTheStoreAlone() throws {
        for target in Self.ours.keys where !["VestibuleStore", "Postgres", "VestibuleServer"].contains(target) {
            for file in try Self.swiftFiles(in: target) {
                let text = try String(contentsOf: file, encoding: .utf8).lowercased()
                #expect(!text.contains("insert into ") && !text.contains(" where tenant_id"), "\(file.lastPathComponent)")
            }
        }
    }

    @Test("keeps the clock and the dice out of the rules") func keepsTheClockAndTheDiceOutOfTheRules() throws {
        for file in try Self.swiftFiles(in: "Vestibule") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for word in ["Date()", "Date.now", ".now()", "UInt8.random", "Int.random", "SystemRandomNumberGenerator"]
            where text.contains(word) && !text.contains("surroundings\(word)") {
                #expect(Self.saysSurroundings(word, in: text), "\(file.lastPathComponent) says \(word)")
            }
        }
    }

    @Test("recognises every kind of import line") func recognisesEveryKindOfImportLine() {
        let text =
            "import A\npackage import B\n@testable import C\ninternal import struct D.E\n// import F\n@preconcurrency import G"
        #expect(Self.imports(text) == ["A", "B", "C", "D", "G"])
    }

    /// `surroundings.now()` is the one way to the time.
    private static func saysSurroundings(_ word: String, in text: String) -> Bool {
        word == ".now()" && text.components(separatedBy: ".now()").dropLast().allSatisfy { $0.hasSuffix("surroundings") }
    }

    private static func swiftFiles(in target: String) throws -> [URL] {
        let folder = root.appending(path: "Sources/\(target)")
        let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (walk?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
    }

    private static func imports(_ text: String) -> [String] {
        let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
                words[..<at].allSatisfy({
                    $0.hasPrefix("@") || ["package", "internal", "public", "private", "fileprivate"].contains($0)
                })
            else { return nil }
            let name = kinds.contains(words[at + 1]) && at + 2 < words.count ? words[at + 2] : words[at + 1]
            return name.split(separator: ".").first.map(String.init)
        }
    }
}
