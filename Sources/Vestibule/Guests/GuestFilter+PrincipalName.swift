// `ana_fabrikam.example#EXT#@contoso.example`: no column holds a guest's principal name, but a question about it is one about the
// mail, which an index answers. A domain has no `_`, so the last one of the first half is where the mail has its `@`.

extension GuestFilter {
    /// The guests whose principal name under the tenant's `domain` stands the test; nil for an order, which the mail does not share.
    package static func principalName(_ test: TextTest, in domain: String) -> GuestFilter? {
        let ending = FoldedText("#EXT#@\(domain)").bytes
        switch test {
        case .isMissing: return .constant(false)
        case .isOneOf(let names):
            return mail(isOneOf: names.map(\.bytes).filter { $0.ends(with: ending) }.map { $0.dropLast(ending.count) })
        case .startsWith(let start): return principalName(startsWith: start.bytes, ending: ending)
        case .endsWith(let end): return principalName(endsWith: end.bytes, ending: ending)
        case .isBelow, .isAtMost: return nil
        }
    }

    private static func principalName(startsWith start: [UInt8], ending: [UInt8]) -> GuestFilter {
        var choices: [GuestFilter] = []
        if !start.contains(at) {
            // Its last `_` may stand for the mail's `@`, or the `@` comes later.
            choices.append(text(of: .mail, .startsWith(FoldedText(start))))
            if let mail = mail(start[...]) { choices.append(text(of: .mail, .startsWith(mail))) }
        }
        // Or it holds a whole mail and some of the ending.
        let shared = (1...ending.count).filter { start.ends(with: ending[..<$0]) }
        choices.append(mail(isOneOf: shared.map { start.dropLast($0) }))
        return or(choices)
    }

    private static func principalName(endsWith end: [UInt8], ending: [UInt8]) -> GuestFilter {
        if ending.ends(with: end) { return .constant(true) }
        guard end.ends(with: ending) else { return .constant(false) }
        let rest = end.dropLast(ending.count)
        guard !rest.contains(at) else { return .constant(false) }
        return text(of: .mail, .endsWith(mail(rest) ?? FoldedText(Array(rest))))
    }

    private static func mail(isOneOf names: [ArraySlice<UInt8>]) -> GuestFilter {
        text(of: .mail, .isOneOf(names.compactMap { mail($0) }))
    }

    private static func mail(_ name: ArraySlice<UInt8>) -> FoldedText? {
        guard !name.contains(at), let place = name.lastIndex(of: UInt8(ascii: "_")) else { return nil }
        return FoldedText(name[..<place] + [at] + name[(place + 1)...])
    }

    private static var at: UInt8 { UInt8(ascii: "@") }
}

extension FoldedText {
    fileprivate var bytes: [UInt8] { Array(text.utf8) }

    fileprivate init(_ bytes: some Collection<UInt8>) { self.init(String(decoding: bytes, as: UTF8.self)) }
}

extension [UInt8] {
    fileprivate func ends(with end: some BidirectionalCollection<UInt8>) -> Bool { reversed().starts(with: end.reversed()) }
}
