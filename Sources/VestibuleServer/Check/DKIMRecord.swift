/// The public key that the relay's signatures are held against (RFC 6376, 3.6.1).
enum DKIMRecord {
    static func finding(_ outcome: TXTLookup.Outcome, name: String) -> Finding {
        let matter = "sender DKIM"
        let texts: [String]
        switch outcome {
        case .unknown(let reason): return .warning(matter, "could not be learned: \(reason)", mend: "dig TXT \(name)")
        case .found(let found): texts = found
        }
        let keys = texts.map(TagList.init).filter { $0["p"] != nil && ($0["v"] ?? "DKIM1") == "DKIM1" }
        guard let key = keys.first else {
            return .wrong(
                matter, "\(name) holds no key: signatures made under it count for nothing",
                mend: "publish the TXT record that the relay gives for this selector, or correct VESTIBULE_MAIL_DKIM_SELECTOR")
        }
        guard keys.count == 1 else { return .wrong(matter, "\(name) holds \(keys.count) keys", mend: "leave one of them") }
        guard let material = key["p"], !material.isEmpty else {
            return .wrong(matter, "the key of \(name) was revoked (p= is empty)", mend: "let the relay sign under another selector")
        }
        if key["t"]?.split(separator: ":").contains("y") == true {
            return .warning(matter, "\(name) says that it is a test (t=y), so signatures may be ignored", mend: "take t=y out")
        }
        return .ok(matter, "\(name) holds a key")
    }
}
