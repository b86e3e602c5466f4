import FoundationEssentials

/// What policies said of a sign-in, as its event keeps it: the name too, because the policy may be gone when somebody reads it.
package struct LoggedPolicy: Sendable, Equatable, Codable {
    package var id: String
    package var name: String
    /// Graph's `appliedConditionalAccessPolicyResult`.
    package var result: String
    /// What it asks for: `block`, `mfa`, `terms:{id}`, `freshProof`.
    package var controls: [String]

    package init(_ result: PolicyResult) {
        id = result.policy.description
        name = result.displayName
        controls = result.verdict == .blocking ? ["block"] : result.missing.map(\.text)
        self.result =
            switch (result.verdict, result.isReportOnly) {
            case (.satisfied, false): "success"
            case (.demanding, false), (.blocking, false): "failure"
            case (.undecidable, false): "unknown"
            case (.notApplied, false): "notApplied"
            case (.satisfied, true): "reportOnlySuccess"
            case (.demanding, true): "reportOnlyInterrupted"
            case (.blocking, true), (.undecidable, true): "reportOnlyFailure"
            case (.notApplied, true): "reportOnlyNotApplied"
            }
    }
}

extension AccessJudgement {
    /// Of those that concerned the sign-in, as JSON; nil where none did.
    package func logged() throws -> String? {
        let policies = results.filter { $0.verdict != .notApplied }.map(LoggedPolicy.init)
        guard !policies.isEmpty else { return nil }
        return String(decoding: try JSONEncoder().encode(policies), as: UTF8.self)
    }
}
