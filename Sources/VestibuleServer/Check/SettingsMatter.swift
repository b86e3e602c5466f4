import Foundation
import Postgres
import Vestibule

/// Whether every setting can be read: all that is wrong at once, found by the very readers that `serve` uses.
struct SettingsMatter {
    /// What is given, by name; for spotting names that nobody reads.
    let given: [String]
    let problems: [SettingsError]

    init(_ reader: SettingsReader, settingsFile: String?, environment: [String: String]) {
        given =
            (environment.keys + Self.names(in: settingsFile)).filter { $0.hasPrefix("VESTIBULE_") }
            .reduce(into: Set()) { $0.insert($1) }.sorted()
        problems = Self.problems(reader)
    }

    /// Everything `serve` reads, and what other commands read if it is there.
    private static let readings: [@Sendable (SettingsReader) throws -> Void] = [
        { _ = try ServerSettings($0) }, { _ = try DatabaseSettings($0) }, { _ = try SecretSettings.vault($0) },
        { _ = try MailSettings($0) }, { _ = try LimitSettings.limits($0) },
        { _ = try LimitSettings.auditMonths($0) },
        { _ = try LogSettings($0) },
        { _ = try SenderMatter.selectors($0) }, { _ = try FederationSettings($0) },
        { if try $0.secret("database.owner.url") != nil { _ = try DatabaseSettings.owner($0) } },
    ]

    /// A reader stops at the first thing that is wrong. So what it names is stood in for by the setting's example, and it is asked
    /// again: no second set of rules that could differ from the first.
    static func problems(_ reader: SettingsReader) -> [SettingsError] {
        var reader = reader
        var problems: [SettingsError] = []
        for reading in readings {
            for _ in Setting.all {
                do {
                    try reading(reader)
                    break
                } catch let problem as SettingsError {
                    guard !problems.contains(where: { $0.name == problem.name }) else { break }
                    problems.append(problem)
                    guard let setting = Setting.named(problem.name) else { break }
                    reader = reader.standingIn(setting.standIn ?? setting.example, for: setting.standsInFor)
                } catch { break }
            }
        }
        return problems
    }

    var findings: [Finding] {
        let unknown = given.filter { Setting.named($0) == nil }
        let wrong = problems.map { problem in
            Finding.wrong("settings", "\(problem)", mend: Self.mend(problem.name))
        }
        let misspelt = unknown.map { name in
            Finding.warning(
                "settings", "\(name) is no setting of this program, so it does nothing.",
                mend: Self.nearest(to: name).map { "perhaps \($0)?" } ?? "take it away")
        }
        guard wrong.isEmpty, misspelt.isEmpty else { return wrong + misspelt }
        return [.ok("settings", "\(given.count) given, every one is understood")]
    }

    private static func mend(_ name: String) -> String {
        // The example of a key is no key.
        if name.hasPrefix("VESTIBULE_MASTER_KEY") {
            return "openssl rand -base64 32 > /etc/vestibule/secrets/master-key, and name it: VESTIBULE_MASTER_KEY_FILE=…"
        }
        guard let setting = Setting.named(name) else { return "set \(name)" }
        return "\(name)=\(setting.example)"
    }

    private static func names(in file: String?) -> [String] {
        guard let file, let text = try? String(contentsOfFile: file, encoding: .utf8) else { return [] }
        return text.split(whereSeparator: \.isNewline).compactMap { line in
            guard let equals = line.firstIndex(of: "="), !line.hasPrefix("#") else { return nil }
            return line[..<equals].trimmingCharacters(in: .whitespaces)
        }
    }

    /// The setting of the same letters, or the one whose name shares most of its words.
    private static func nearest(to name: String) -> String? {
        let letters = name.filter { $0 != "_" }
        if let same = Setting.all.map(\.name).first(where: { $0.filter { $0 != "_" } == letters }) { return same }
        let words = Set(name.split(separator: "_"))
        let best = Setting.all.map(\.name).max { left, right in shared(left, words) < shared(right, words) }
        return best.flatMap { shared($0, words) >= 3 ? $0 : nil }
    }

    private static func shared(_ name: String, _ words: Set<Substring>) -> Int {
        Set(name.split(separator: "_")).intersection(words).count
    }
}
