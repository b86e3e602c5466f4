/// One change of a tenant's policies or of what they name.
package enum ConditionalAccessChange: Sendable, Equatable {
    case addPolicy(ConditionalAccessPolicy)
    case changePolicy(ConditionalAccessPolicy)
    case removePolicy(ConditionalAccessPolicy.ID)
    case addLocation(NamedLocation)
    case changeLocation(NamedLocation)
    case removeLocation(NamedLocation.ID)
    case addTerms(TermsOfUse, [TermsText])
    /// - Parameter texts: None where the version in force stays.
    case changeTerms(TermsOfUse, texts: [TermsText])
    case removeTerms(TermsOfUse.ID)

    package var activity: AuditEvent.Activity {
        switch self {
        case .addPolicy: .conditionalAccessPolicyAdded
        case .changePolicy: .conditionalAccessPolicyChanged
        case .removePolicy: .conditionalAccessPolicyRemoved
        case .addLocation: .namedLocationAdded
        case .changeLocation: .namedLocationChanged
        case .removeLocation: .namedLocationRemoved
        case .addTerms: .termsOfUseAdded
        case .changeTerms: .termsOfUseChanged
        case .removeTerms: .termsOfUseRemoved
        }
    }

    package var target: String {
        switch self {
        case .addPolicy(let policy), .changePolicy(let policy): policy.id.description
        case .removePolicy(let id): id.description
        case .addLocation(let location), .changeLocation(let location): location.id.description
        case .removeLocation(let id): id.description
        case .addTerms(let terms, _), .changeTerms(let terms, _): terms.id.description
        case .removeTerms(let id): id.description
        }
    }
}

/// What policies may ask about a guest and no session holds.
package struct GuestFacts: Sendable, Equatable {
    package var sponsors: Set<Sponsor.ID>
    /// Nil for who has no account of Entra's.
    package var homeTenant: String?
    package var acceptedTerms: Set<TermsOfUse.ID>

    package init(sponsors: Set<Sponsor.ID>, homeTenant: String?, acceptedTerms: Set<TermsOfUse.ID>) {
        self.sponsors = sponsors
        self.homeTenant = homeTenant
        self.acceptedTerms = acceptedTerms
    }
}

/// A sign-in that policies did not let pass, as the log keeps it.
package struct DeniedAccess: Sendable {
    package var question: AccessQuestion
    package var judgement: AccessJudgement

    package init(question: AccessQuestion, judgement: AccessJudgement) {
        self.question = question
        self.judgement = judgement
    }
}

package protocol ConditionalAccessStore: Sendable {
    /// As it is at the tenant's revision or later. Costs nothing while nobody changes the tenant.
    func conditionalAccess(of tenant: Tenant) async throws -> ConditionalAccess
    /// As it is now, and the tenant's revision with it; nil for a tenant that is gone.
    func freshConditionalAccess(of tenant: Tenant.ID) async throws -> (ConditionalAccess, revision: Int)?
    /// False when the tenant is not at that revision any more: what was decided on may have changed.
    func change(
        _ tenant: Tenant.ID, _ change: ConditionalAccessChange, ifRevision revision: Int, by actor: Actor
    ) async throws -> Bool
    /// Of each of these guests who is there.
    func facts(about guests: [Guest.ID], of tenant: Tenant.ID) async throws -> [Guest.ID: GuestFacts]
    /// Writes the sign-in down, unless the same was in the last five minutes: a browser may ask as often as it likes.
    func note(_ denied: DeniedAccess, of tenant: Tenant.ID) async throws
}

extension ConditionalAccessStore {
    /// As it is now.
    ///
    /// - Throws: ``TenantRefusal/notFound`` for a tenant that is gone.
    package func presentConditionalAccess(of tenant: Tenant.ID) async throws -> ConditionalAccess {
        guard let (access, _) = try await freshConditionalAccess(of: tenant) else { throw TenantRefusal.notFound }
        return access
    }
}
