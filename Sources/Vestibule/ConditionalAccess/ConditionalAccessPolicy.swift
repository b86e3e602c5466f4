package import FoundationEssentials

/// What a tenant asks of guests before they are let in (Graph's `conditionalAccessPolicy`).
package struct ConditionalAccessPolicy: Sendable, Equatable {
    package typealias ID = Identifier<ConditionalAccessPolicy>

    package enum State: String, Sendable, CaseIterable {
        case enabled
        case disabled
        /// Judged and written down, and nobody is stopped by it.
        case reportOnly = "enabledForReportingButNotEnforced"
    }

    package var id: ID
    package var displayName: String
    package var state: State
    package var rule: PolicyRule
    package var createdAt: Date
    /// Nil for one that nobody has changed.
    package var changedAt: Date?

    package init(
        id: ID, displayName: String, state: State, rule: PolicyRule, createdAt: Date, changedAt: Date? = nil
    ) {
        self.id = id
        self.displayName = displayName
        self.state = state
        self.rule = rule
        self.createdAt = createdAt
        self.changedAt = changedAt
    }

    /// How many a tenant may have, as in Entra.
    package static let most = 195
}

/// Whom a policy concerns, and what it asks of them. Kept as JSON; ``shape`` says which properties that JSON may hold.
package struct PolicyRule: Sendable, Equatable, Codable {
    package var conditions: PolicyConditions
    /// Nil where only the session's controls are set.
    package var grant: PolicyGrant?
    package var session: PolicySession?

    package init(conditions: PolicyConditions, grant: PolicyGrant? = nil, session: PolicySession? = nil) {
        self.conditions = conditions
        self.grant = grant
        self.session = session
    }

    /// Raised with every condition and control that is added: a program that does not know one of them must not judge without it
    /// (SECURITY 29).
    package static let shape = 1
    /// Bytes of JSON: every replica holds every tenant's policies.
    package static let longest = 65_536
}

/// What lets in whom a policy concerns (Graph's `conditionalAccessGrantControls`).
package enum PolicyGrant: Sendable, Equatable {
    /// Nothing does, so whether any or all were asked for means nothing. It is kept as it was written, for programs that compare.
    case block(isChoice: Bool = true)
    case all([Demand])
    case any([Demand])

    /// What it asks for, in the order in which it was written.
    package var demands: [Demand] {
        switch self {
        case .block: []
        case .all(let demands), .any(let demands): demands
        }
    }
}

/// One thing that a guest can do to be let in.
package enum Demand: Hashable, Sendable {
    /// To sign in again: the proof is older than a policy allows.
    case freshProof
    /// To show a second factor.
    case secondFactor
    /// To accept the terms of use in their current version.
    case terms(TermsOfUse.ID)
}

extension Demand: Comparable {
    /// The order in which guests are asked: who has to sign in again would lose what was shown before, and nobody reads terms who does
    /// not get in.
    package static func < (one: Demand, other: Demand) -> Bool { one.rank < other.rank }

    private var rank: (Int, String) {
        switch self {
        case .freshProof: (0, "")
        case .secondFactor: (1, "")
        case .terms(let id): (2, id.description)
        }
    }
}

/// How a session may be used (Graph's `conditionalAccessSessionControls`).
package struct PolicySession: Sendable, Equatable, Codable {
    /// How long a proof counts.
    package var frequency: SignInFrequency?
    package var persistence: BrowserPersistence?

    package init(frequency: SignInFrequency? = nil, persistence: BrowserPersistence? = nil) {
        self.frequency = frequency
        self.persistence = persistence
    }
}

package enum SignInFrequency: Sendable, Equatable {
    case everyTime
    case hours(Int)
    case days(Int)

    /// How old a proof may be, in seconds. Every time is not oftener than every five minutes, as in Entra: between the proof and the
    /// place that it was made for lie pages and clocks.
    package var seconds: TimeInterval {
        switch self {
        case .everyTime: 300
        case .hours(let hours): TimeInterval(hours) * 3600
        case .days(let days): TimeInterval(days) * 86_400
        }
    }

    /// As in Entra.
    package static let hoursAllowed = 1...23
    package static let daysAllowed = 1...365
}

/// Whether a browser keeps its session when it is closed.
package enum BrowserPersistence: String, Sendable, Codable, CaseIterable { case always, never }
