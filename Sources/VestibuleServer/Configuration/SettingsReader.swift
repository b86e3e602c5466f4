import Configuration
import FoundationEssentials
import SystemPackage
import Vestibule

/// Reads settings from the environment (`VESTIBULE_…`) and from a file of `NAME=value` lines; the environment wins. What is
/// missing or wrong stops the start with the setting's name.
struct SettingsReader: Sendable {
    private let reader: ConfigReader

    init(file: String? = nil) async throws {
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider()]
        if let file {
            providers.append(try await EnvironmentVariablesProvider(environmentFilePath: FilePath(file)))
        }
        reader = ConfigReader(providers: providers).scoped(to: "vestibule")
    }

    func text(_ key: String, secret: Bool = false) -> String? {
        let text = reader.string(forKey: ConfigKey(key), isSecret: secret)
        return text?.isEmpty == true ? nil : text
    }

    func required(_ key: String, secret: Bool = false) throws -> String {
        guard let text = text(key, secret: secret) else { throw SettingsError.missing(Self.name(key)) }
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

    /// `database.worker.url` is `VESTIBULE_DATABASE_WORKER_URL`.
    static func name(_ key: String) -> String {
        "VESTIBULE_" + key.uppercased().map { $0 == "." ? "_" : String($0) }.joined()
    }
}

enum SettingsError: Error, CustomStringConvertible {
    case missing(String)
    case wrong(String, String)

    var description: String {
        switch self {
        case .missing(let name): "The setting \(name) is missing. Set it in the environment or in the settings file."
        case .wrong(let name, let expected): "The setting \(name) must be \(expected)."
        }
    }
}
