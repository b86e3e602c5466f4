import Foundation
import Vestibule
import VestibuleSandbox

/// The folder where a sandbox keeps what it will need at its next start: mode 0700, its owner's alone.
struct SandboxHome: Sendable {
    private let directory: String

    init(_ directory: String, isFresh: Bool) throws {
        self.directory = URL(fileURLWithPath: directory).standardizedFileURL.path
        if isFresh {
            for name in ["mail", "sandbox.json", "master.key", "tls"] {
                try? FileManager.default.removeItem(atPath: path(name))
            }
        }
        try FileManager.default.createDirectory(
            atPath: self.directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    /// What the last start wrote.
    var file: SandboxFile? { try? SandboxFile.read(from: path("sandbox.json")) }

    /// The sandbox's own master key, made at its first start.
    func vault() throws -> Vault {
        let file = path("master.key")
        if let text = try? String(contentsOfFile: file, encoding: .utf8),
            let key = Data(base64Encoded: text.filter { !$0.isWhitespace })
        {
            return try Vault(masterKeys: [Array(key)])
        }
        let key = Surroundings.live.randomBytes(32)
        let made = FileManager.default.createFile(
            atPath: file, contents: Data(Data(key).base64EncodedString().utf8), attributes: [.posixPermissions: 0o600])
        guard made else { throw SettingsError.wrong("--directory", "a folder that can be written: \(directory)") }
        return try Vault(masterKeys: [key])
    }
}
