/// Whom the domain lets send in its name (RFC 7208): judged as far as the record itself tells.
enum SPFRecord {
    static func finding(_ outcome: TXTLookup.Outcome, domain: String) -> Finding {
        let matter = "sender SPF"
        let texts: [String]
        switch outcome {
        case .unknown(let reason): return .warning(matter, "could not be learned: \(reason)", mend: "dig TXT \(domain)")
        case .found(let found): texts = found
        }
        // The version must be a word of its own (4.5).
        let records = texts.filter { $0.lowercased().split(separator: " ", omittingEmptySubsequences: false).first == "v=spf1" }
        guard let record = records.first else {
            return .warning(
                matter, "\(domain) has no SPF record: many will take its letters for spam",
                mend: "publish: \(domain) TXT \"v=spf1 include:<your relay's record> -all\"")
        }
        guard records.count == 1 else {
            return .wrong(
                matter, "\(domain) has \(records.count) SPF records, which is an error (4.5): each of them counts for nothing",
                mend: "make one of them")
        }
        return judge(record.lowercased().split(separator: " ").dropFirst().map(String.init), domain)
    }

    private static func judge(_ terms: [String], _ domain: String) -> Finding {
        let matter = "sender SPF"
        let last = terms.first { ["all", "+all", "-all", "~all", "?all"].contains($0) }
        let lookUps = terms.count { term in
            let word = term.drop { "+-~?".contains($0) }
            return ["include:", "exists:", "redirect="].contains { word.hasPrefix($0) }
                || ["a", "mx", "ptr"].contains(word.prefix { ![":", "/"].contains($0) })
        }
        if last == "+all" || last == "all" {
            return .wrong(
                matter, "the record of \(domain) ends in \(last ?? ""): anybody may send in its name",
                mend: "end it in -all or ~all")
        }
        if lookUps > 10 {
            return .wrong(
                matter, "the record of \(domain) needs \(lookUps) look-ups, more than the 10 that are made (4.6.4)",
                mend: "take out what no longer sends")
        }
        if last == "?all" || last == nil && !terms.contains(where: { $0.hasPrefix("redirect=") }) {
            return .warning(
                matter, "the record of \(domain) \(last == nil ? "has no end" : "ends in ?all"): it says nothing of strangers",
                mend: "end it in -all or ~all")
        }
        return .ok(matter, "\(domain): one record, \(last ?? "redirected")")
    }
}
