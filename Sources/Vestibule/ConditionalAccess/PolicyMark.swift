import FoundationEssentials

/// What one policy said, in few letters: it travels in an authorization code, whose length applications bear with.
package struct PolicyMark: Sendable, Equatable, Codable {
    private let text: String

    private static let most = 20
    private static let letters: [(PolicyResult.Verdict, Character)] = [
        (.satisfied, "s"), (.demanding, "d"), (.blocking, "b"), (.undecidable, "u"),
    ]

    /// Of those that concerned the sign-in, the enforced ones first; beyond twenty the rest is left out.
    static func marks(of judgement: AccessJudgement) -> [PolicyMark]? {
        let marks = (judgement.results.filter { !$0.isReportOnly } + judgement.results.filter(\.isReportOnly)).compactMap(
            PolicyMark.init)
        return marks.isEmpty ? nil : Array(marks.prefix(most))
    }

    private init?(_ result: PolicyResult) {
        guard let letter = Self.letters.first(where: { $0.0 == result.verdict })?.1 else { return nil }
        text = String(letter) + Base64URL.encode(result.policy.bytes)
    }

    fileprivate func result(by access: ConditionalAccess) -> PolicyResult? {
        guard let verdict = Self.letters.first(where: { $0.1 == text.first })?.0,
            let id = Base64URL.decode(String(text.dropFirst())).flatMap({ ConditionalAccessPolicy.ID(bytes: $0) }),
            let policy = access.policies.first(where: { $0.id == id })
        else { return nil }
        let demands = verdict == .satisfied || verdict == .demanding ? policy.rule.grant?.demands ?? [] : []
        return PolicyResult(
            policy: id, displayName: policy.displayName, isReportOnly: policy.state == .reportOnly, verdict: verdict,
            missing: demands)
    }

    package init(from decoder: any Decoder) throws { text = try String(from: decoder) }
    package func encode(to encoder: any Encoder) throws { try text.encode(to: encoder) }
}

extension AccessJudgement {
    /// Of a sign-in that was let in a moment ago, as its code says.
    init(of marks: [PolicyMark], by access: ConditionalAccess) {
        self.init(outcome: .admitted, results: marks.compactMap { $0.result(by: access) })
    }
}
