/// What others are to do with letters that are neither SPF's nor DKIM's (RFC 7489, 6.3).
enum DMARCRecord {
    private static let matter = "sender DMARC"

    /// - Parameter isOwn: The record is the domain's, not one above it.
    /// - Returns: Nil when there is no record at this name, so that one above it counts.
    static func finding(_ outcome: TXTLookup.Outcome, at domain: String, isOwn: Bool) -> Finding? {
        let texts: [String]
        switch outcome {
        case .unknown(let reason): return .warning(matter, "could not be learned: \(reason)", mend: "dig TXT _dmarc.\(domain)")
        case .found(let found): texts = found
        }
        let records = texts.filter { $0.split(separator: ";").first?.filter { $0 != " " }.uppercased() == "V=DMARC1" }
        guard let record = records.first else { return nil }
        guard records.count == 1 else {
            return .wrong(matter, "_dmarc.\(domain) holds \(records.count) records, so none counts", mend: "leave one of them")
        }
        let tags = TagList(record)
        let policy = (isOwn ? nil : tags["sp"]) ?? tags["p"] ?? ""
        switch policy.lowercased() {
        case "reject", "quarantine": return .ok(matter, "_dmarc.\(domain) says \(policy.lowercased())")
        case "none":
            return .warning(
                matter, "_dmarc.\(domain) says none: forged letters in its name are let through",
                mend: "when the reports show only your own senders: p=quarantine, then p=reject")
        default:
            return .wrong(matter, "_dmarc.\(domain) has no policy that is known", mend: "publish p=none, p=quarantine or p=reject")
        }
    }

    static func missing(_ domain: String) -> Finding {
        .warning(
            matter, "\(domain) has no DMARC record: some will not take its letters, and nobody reports forged ones",
            mend: "publish: _dmarc.\(domain) TXT \"v=DMARC1; p=none; rua=mailto:postmaster@\(domain)\"")
    }
}

/// `v=DKIM1; k=rsa; p=…`: tags and values (RFC 6376, 3.2). Of a tag that comes twice the first counts.
struct TagList {
    private let values: [String: String]

    init(_ text: String) {
        var values: [String: String] = [:]
        for part in text.split(separator: ";") {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let name = part[..<equals].filter { !$0.isWhitespace }
            if values[name] == nil { values[name] = part[part.index(after: equals)...].filter { !$0.isWhitespace } }
        }
        self.values = values
    }

    subscript(_ tag: String) -> String? { values[tag] }
}
