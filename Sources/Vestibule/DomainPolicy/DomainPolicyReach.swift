/// How far a version of the domain policy reaches: Vestibule's `appliesTo`.
///
/// What a version does not reach is decided by the newest earlier one that does. So rules are lifted as they were made, and nothing is written on
/// a guest or an invitation that a rule stops.
package enum DomainPolicyReach: String, Sendable, CaseIterable, Comparable {
    /// Who is invited from now on, and who asks for access.
    case newInvitations
    /// Those, and invitations that are not redeemed yet: their links are dead, their letters wait.
    case pendingInvitations
    /// Those, and guests inside.
    case everyone

    package static func < (one: DomainPolicyReach, other: DomainPolicyReach) -> Bool { one.rank < other.rank }

    /// Unless said otherwise: who is not welcome is not welcome at any step.
    package static let usual = DomainPolicyReach.everyone

    private var rank: Int {
        switch self {
        case .newInvitations: 0
        case .pendingInvitations: 1
        case .everyone: 2
        }
    }
}

/// A step that the domain policy decides.
package enum DomainPolicyStage: Sendable, CaseIterable {
    case invitation, redemption
    /// And everything that a guest does who is inside.
    case signIn

    /// How far a version must reach to decide it.
    package var reach: DomainPolicyReach {
        switch self {
        case .invitation: .newInvitations
        case .redemption: .pendingInvitations
        case .signIn: .everyone
        }
    }
}

/// Which versions of a tenant's domain policy decide, beside the newest one's rules (``Tenant/domainRules``).
package struct DomainPolicyStanding: Sendable, Equatable {
    /// An earlier version that still decides a step.
    package struct Earlier: Sendable, Equatable {
        package var version: Int
        package var rules: [DomainRule]

        package init(version: Int, rules: [DomainRule]) {
            self.version = version
            self.rules = rules
        }
    }

    /// The newest version; 0 where there was never a rule.
    package var version: Int
    /// Where the newest one does not reach pending invitations: the one that decides those.
    package var forPending: Earlier?
    /// The same for guests inside.
    package var forGuests: Earlier?

    package init(version: Int = 0, forPending: Earlier? = nil, forGuests: Earlier? = nil) {
        self.version = version
        self.forPending = forPending
        self.forGuests = forGuests
    }
}

extension Tenant {
    /// The rules that decide a step.
    package func domainRules(at stage: DomainPolicyStage) -> [DomainRule] {
        switch stage {
        case .invitation: domainRules
        case .redemption: domainPolicy.forPending?.rules ?? domainRules
        case .signIn: domainPolicy.forGuests?.rules ?? domainRules
        }
    }

    /// Whether the domain policy lets an address of this domain in. Guests inside are meant unless another step is named.
    package func admits(_ domain: DomainName, at stage: DomainPolicyStage = .signIn) -> Bool {
        domainVerdict(on: domain, rules: domainRules(at: stage)).isAllowed
    }
}
