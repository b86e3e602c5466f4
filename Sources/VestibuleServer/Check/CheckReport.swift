import Foundation

/// The findings as a person or a machine reads them.
struct CheckReport: Encodable {
    let findings: [Finding]

    var worst: Finding.Verdict {
        if findings.contains(where: { $0.verdict == .wrong }) { return .wrong }
        return findings.contains { $0.verdict == .warning } ? .warning : .ok
    }

    private enum CodingKeys: String, CodingKey { case verdict, findings }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(worst, forKey: .verdict)
        try container.encode(findings, forKey: .findings)
    }

    /// One line a matter, and one below it where something is to be mended. What others said (relays, name servers) is made printable.
    var text: String {
        let width = findings.map(\.matter.count).max() ?? 0
        var lines: [String] = []
        for finding in findings {
            lines.append("\(Self.padded(finding.verdict.rawValue, 8)) \(Self.padded(finding.matter, width))  \(finding.says)")
            if let mend = finding.mend { lines.append("\(Self.padded("", 8)) \(Self.padded("", width))  → \(mend)") }
        }
        let wrong = findings.count { $0.verdict == .wrong }
        let warnings = findings.count { $0.verdict == .warning }
        lines.append("")
        lines.append(
            wrong + warnings == 0
                ? "Everything is as it should be."
                : "\(wrong) wrong, \(warnings) \(warnings == 1 ? "warning" : "warnings").")
        return lines.map(Self.printable).joined(separator: "\n") + "\n"
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func printable(_ line: String) -> String {
        String(
            String.UnicodeScalarView(
                line.unicodeScalars.map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || isBidi($0) ? "?" : $0 }))
    }

    private static func isBidi(_ scalar: Unicode.Scalar) -> Bool {
        [0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069].contains { $0.contains(scalar.value) }
    }
}
