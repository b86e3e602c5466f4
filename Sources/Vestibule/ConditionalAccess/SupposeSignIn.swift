import FoundationEssentials

/// A sign-in that somebody thinks of: what they leave out is unknown, or as the guest's own sign-in has it.
package struct SupposedSignIn: Sendable, Equatable {
    package var guest: Guest.ID
    /// Nil for the tenant's own pages.
    package var application: Application.ID?
    package var client = ClientKind.browser
    package var address: NetworkAddress?
    /// ISO 3166-1 alpha-2 in capitals; nil for what the address says.
    package var country: String?
    package var platform: Platform?
    /// Nil for the guest's own.
    package var door: Door?
    package var proofMinutes = 0
    package var hasSecondFactor = false

    package init(guest: Guest.ID) { self.guest = guest }
}

/// What policies say of a supposed sign-in, and why each does or does not concern it.
package struct SupposedAnswer: Sendable {
    package struct Verdict: Sendable {
        package var policy: ConditionalAccessPolicy
        package var failing: [PolicyCondition]
        package var unknown: [PolicyCondition]
        package var applies: Bool { failing.isEmpty && unknown.isEmpty }
    }

    package var outcome: AccessJudgement.Outcome
    /// Of those that are not switched off.
    package var verdicts: [Verdict]
}

extension AskPolicies {
    /// Nothing is written, whatever comes of it.
    ///
    /// - Returns: Nil where there is no such guest.
    package func suppose(_ supposed: SupposedSignIn, in tenant: Tenant) async throws -> SupposedAnswer? {
        guard let guest = try await guests.guest(supposed.guest, of: tenant.id),
            let (access, _) = try await store.freshConditionalAccess(of: tenant.id)
        else { return nil }
        let question = AccessQuestion(
            guest: guest, application: supposed.application, client: supposed.client,
            whereabouts: supposed.platform != nil || supposed.address != nil
                ? Whereabouts(address: supposed.address, platform: supposed.platform) : nil,
            door: supposed.door ?? guest.door,
            provedAt: surroundings.now().addingTimeInterval(TimeInterval(-60 * supposed.proofMinutes)),
            hasSecondFactor: supposed.hasSecondFactor)
        var known = try await circumstances(of: question, for: access, in: tenant)
        if supposed.platform == nil { known.platform = .unknown }
        if let country = supposed.country { known.country = .known(country) }
        let verdicts = access.policies.filter { $0.state != .disabled }.map { policy in
            let (failing, unknown) = access.judge(policy, by: known)
            return SupposedAnswer.Verdict(policy: policy, failing: failing, unknown: unknown)
        }
        return SupposedAnswer(outcome: access.judge(known).outcome, verdicts: verdicts)
    }
}
