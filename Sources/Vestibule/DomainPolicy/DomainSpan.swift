/// A range of domains in the order in which guests are kept by them: backwards, so that a domain and everything below it are neighbours.
package struct DomainSpan: Sendable, Hashable {
    /// The first, and the first that is not in it any more, both as ``DomainName/backwards`` says.
    package var lower: String
    package var upper: String

    package init(lower: String, upper: String) {
        self.lower = lower
        self.upper = upper
    }

    package static let everything = DomainSpan(lower: "", upper: "\u{7F}")

    /// Those that a rule speaks of.
    package static func spans(of rule: DomainRule) -> [DomainSpan] {
        guard rule.domain != "*" else { return [.everything] }
        let name = String(rule.domain.reversed())
        // No domain holds what follows directly.
        let itself = DomainSpan(lower: name, upper: name + "\u{1}")
        // Whatever is below begins with a dot more; the slash is the next character.
        return rule.coversSubtree ? [itself, DomainSpan(lower: name + ".", upper: name + "/")] : [itself]
    }

    /// Where two lists of rules may judge differently; in order, and apart from each other. Everything, where that is shorter to say.
    package static func changed(from old: [DomainRule], to new: [DomainRule]) -> [DomainSpan] {
        let isDefaultTheOther = old.contains { $0.effect == .allow } != new.contains { $0.effect == .allow }
        let changed = Set(old).symmetricDifference(new)
        guard !isDefaultTheOther, !changed.contains(where: { $0.domain == "*" }), changed.count <= most else {
            return changed.isEmpty ? [] : [.everything]
        }
        return joined(changed.flatMap(spans))
    }

    /// In order, those that overlap made one.
    package static func joined(_ spans: [DomainSpan]) -> [DomainSpan] {
        var joined: [DomainSpan] = []
        // By their bytes, as the database's index has them.
        for span in spans.sorted(by: { $0.lower.utf8.lexicographicallyPrecedes($1.lower.utf8) }) {
            guard let last = joined.last, span.lower.utf8.lexicographicallyPrecedes(last.upper.utf8) else {
                joined.append(span)
                continue
            }
            if last.upper.utf8.lexicographicallyPrecedes(span.upper.utf8) { joined[joined.count - 1].upper = span.upper }
        }
        return joined
    }

    /// Each costs a question of its own.
    private static let most = 100
}

extension DomainName {
    /// `live.evil.test` is `tset.live.evil`.
    package var backwards: String { String(text.reversed()) }

    package init?(backwards: String) { self.init(String(backwards.reversed())) }
}
