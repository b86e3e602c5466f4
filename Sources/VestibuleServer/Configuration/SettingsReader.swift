import Configuration
import Foundation
import Synchronization
import SystemPackage
import Vestibule

/// Reads settings from the environment (`VESTIBULE_…`), from a file of `NAME=value` lines, and secrets also from a folder with a file
/// for each; the environment wins, then the file. What is missing or wrong stops the start with the setting's name.
struct SettingsReader: Sendable {
    private let reader: ConfigReader
    private let asked = AskedSettings()
    /// Takes the place of what was given, so that one wrong setting does not hide the next.
    private var standIns: [String: String] = [:]

    init(file: String? = nil, secrets: String? = nil) async throws {
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider()]
        if let file {
            providers.append(try await EnvironmentVariablesProvider(environmentFilePath: FilePath(file)))
        }
        self.init(providers)
        if let secrets { standIns["secrets.directory"] = secrets }
    }

    /// Reads `values`, by full name, and nothing else.
    init(values: [String: String]) {
        self.init([EnvironmentVariablesProvider(environmentVariables: values)])
    }

    private init(_ providers: [any ConfigProvider]) {
        reader = ConfigReader(providers: providers).scoped(to: "vestibule")
    }

    func text(_ key: String) -> String? {
        asked.note(key)
        let text = standIns[key] ?? reader.string(forKey: ConfigKey(key))
        return text?.isEmpty == true ? nil : text
    }

    /// What stands between commas, without the spaces.
    func texts(_ key: String) -> [String] {
        (text(key) ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
    }

    func required(_ key: String) throws -> String {
        guard let text = text(key) else { throw SettingsError.missing(Self.name(key)) }
        return text
    }

    /// A setting that holds a password or a key. Where it is not given itself, it is the content of the file of its name in the folder
    /// that `VESTIBULE_SECRETS_DIRECTORY` names: `database-url` for `VESTIBULE_DATABASE_URL`.
    func secret(_ key: String) throws -> String? {
        asked.note(key)
        let given = standIns[key] ?? reader.string(forKey: ConfigKey(key), isSecret: true)
        if let given, !given.isEmpty { return given }
        guard let folder = text("secrets.directory") else { return nil }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw SettingsError.wrong(Self.name("secrets.directory"), "a folder that this process can read; \(folder) is none")
        }
        let file = Self.secretFile(key, in: folder)
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw SettingsError.wrong(
                Self.name(key), "readable: this process may not read \(file), or it holds no text")
        }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? nil : trimmed
    }

    func requiredSecret(_ key: String, hint: String? = nil) throws -> String {
        guard let text = try secret(key) else { throw SettingsError.missing(Self.name(key), hint: hint) }
        return text
    }

    func number(_ key: String, in range: ClosedRange<Int>, else usual: Int) throws -> Int {
        guard let text = text(key) else { return usual }
        guard let number = Int(text), range.contains(number) else {
            throw SettingsError.wrong(Self.name(key), "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func flag(_ key: String, else usual: Bool) throws -> Bool {
        switch text(key)?.lowercased() {
        case nil: return usual
        case "true", "yes", "on", "1": return true
        case "false", "no", "off", "0": return false
        default: throw SettingsError.wrong(Self.name(key), "true or false")
        }
    }

    /// The same settings with `text` in the place of one.
    func standingIn(_ text: String, for key: String) -> SettingsReader {
        var other = self
        other.standIns[key] = text
        return other
    }

    /// What may stand in the secrets' folder.
    static let secretKeys = [
        "database.url", "database.worker.url", "database.owner.url", "master.key", "smtp.url", "azure.ad.client.secret",
        "microsoft.account.client.secret", "google.client.secret",
    ]

    /// Every key that anybody asked this reader for, or one made from it.
    var askedKeys: Set<String> { asked.keys }

    /// `database.worker.url` is `VESTIBULE_DATABASE_WORKER_URL`.
    static func name(_ key: String) -> String {
        "VESTIBULE_" + key.uppercased().map { $0 == "." ? "_" : String($0) }.joined()
    }

    static func secretFile(_ key: String, in folder: String) -> String {
        "\(folder)/\(key.map { $0 == "." ? "-" : String($0) }.joined())"
    }
}

/// The mutex guards which keys were asked for.
private final class AskedSettings: Sendable {
    private let known = Mutex<Set<String>>([])

    var keys: Set<String> { known.withLock { $0 } }

    func note(_ key: String) { _ = known.withLock { $0.insert(key) } }
}

enum SettingsError: Error, Equatable, CustomStringConvertible {
    case missing(String, hint: String? = nil)
    case wrong(String, String)

    /// The setting's name.
    var name: String {
        switch self {
        case .missing(let name, _), .wrong(let name, _): name
        }
    }

    var description: String {
        switch self {
        case .missing(let name, let hint):
            "The setting \(name) is missing\(hint.map { " (\($0))" } ?? ""). Set it in the environment or in the settings file."
        case .wrong(let name, let expected): "The setting \(name) must be \(expected)."
        }
    }
}
