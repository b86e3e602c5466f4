import Vestibule

/// What the world can learn of the sender's domain: who may send for it (SPF, RFC 7208), how letters are signed (DKIM, RFC 6376), and
/// what is to be done with others (DMARC, RFC 7489).
struct SenderMatter {
    let domain: String
    let selectors: [String]
    let lookUp: (String) async -> TXTLookup.Outcome

    static func selectors(_ reader: SettingsReader) throws -> [String] {
        let selectors = (reader.text("mail.dkim.selector") ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        guard selectors.allSatisfy({ Self.isSelector($0) }) else {
            throw SettingsError.wrong("VESTIBULE_MAIL_DKIM_SELECTOR", "a selector such as mail2026; commas between several")
        }
        return selectors
    }

    func findings() async -> [Finding] {
        var findings = [SPFRecord.finding(await lookUp(domain), domain: domain)]
        if selectors.isEmpty {
            findings.append(
                .warning(
                    "sender DKIM", "could not be learned: only the relay knows under which selector it signs",
                    mend: "VESTIBULE_MAIL_DKIM_SELECTOR=… (the s= of a DKIM-Signature in a letter it sent)"))
        }
        for selector in selectors {
            let name = "\(selector)._domainkey.\(domain)"
            findings.append(DKIMRecord.finding(await lookUp(name), name: name))
        }
        findings.append(await dmarc())
        return findings
    }

    /// The domain's own record, or the nearest above it (the tree walk that replaces the list of public suffixes).
    private func dmarc() async -> Finding {
        var labels = domain.split(separator: ".")
        while labels.count >= 2 {
            let name = labels.joined(separator: ".")
            let outcome = await lookUp("_dmarc.\(name)")
            if let finding = DMARCRecord.finding(outcome, at: name, isOwn: name == domain) { return finding }
            labels.removeFirst()
        }
        return DMARCRecord.missing(domain)
    }

    private static func isSelector(_ text: String) -> Bool {
        (1...63).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
                default: false
                }
            }
    }
}
