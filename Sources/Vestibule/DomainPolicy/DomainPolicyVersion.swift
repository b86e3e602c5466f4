package import FoundationEssentials

/// A change of the domain policy, as it was made: the whole list, its reach, who and when.
package struct DomainPolicyVersion: Sendable, Equatable {
    package var number: Int
    package var rules: [DomainRule]
    package var reach: DomainPolicyReach
    package var actorKind: String
    package var actor: String?
    /// The version that this one brought back.
    package var restoredFrom: Int?
    package var createdAt: Date
    /// The version whose rules decide about pending invitations while this one is the newest; itself where it reaches them.
    package var forPending: Int
    /// The same about guests inside.
    package var forGuests: Int
    package var progress: Progress

    /// What came of it for those whom it reaches.
    package struct Progress: Sendable, Equatable {
        package var guestsStopped: Int
        package var invitationsStopped: Int
        package var sessionsEnded: Int
        /// Nil while the worker is at it.
        package var finishedAt: Date?
        /// Whether a newer version took the rest of its work over.
        package var isSuperseded: Bool

        package init(
            guestsStopped: Int = 0, invitationsStopped: Int = 0, sessionsEnded: Int = 0, finishedAt: Date? = nil,
            isSuperseded: Bool = false
        ) {
            self.guestsStopped = guestsStopped
            self.invitationsStopped = invitationsStopped
            self.sessionsEnded = sessionsEnded
            self.finishedAt = finishedAt
            self.isSuperseded = isSuperseded
        }

        /// In one word, for who watches.
        package var state: String { finishedAt == nil ? "inProgress" : isSuperseded ? "superseded" : "completed" }
    }

    package init(
        number: Int, rules: [DomainRule], reach: DomainPolicyReach, actorKind: String, actor: String?, restoredFrom: Int?,
        createdAt: Date, forPending: Int, forGuests: Int, progress: Progress
    ) {
        self.number = number
        self.rules = rules
        self.reach = reach
        self.actorKind = actorKind
        self.actor = actor
        self.restoredFrom = restoredFrom
        self.createdAt = createdAt
        self.forPending = forPending
        self.forGuests = forGuests
        self.progress = progress
    }
}

/// A version of the domain policy that is to be.
package struct NewDomainPolicy: Sendable, Equatable {
    package var rules: [DomainRule]
    package var reach: DomainPolicyReach
    /// What it brings back; nil for a new list.
    package var restored: Restored?

    /// An earlier version, with what decided about pending invitations and guests at its time; nil for the version itself.
    package struct Restored: Sendable, Equatable {
        package var version: Int
        package var forPending: Int?
        package var forGuests: Int?

        /// - Parameter isWhole: Whether what decided at the other steps comes back with it; else it is its list alone.
        init(_ version: DomainPolicyVersion, isWhole: Bool) {
            self.version = version.number
            forPending = isWhole && version.forPending != version.number ? version.forPending : nil
            forGuests = isWhole && version.forGuests != version.number ? version.forGuests : nil
        }
    }

    package init(_ rules: [DomainRule], reach: DomainPolicyReach = .usual, restored: Restored? = nil) {
        var seen: Set<DomainRule> = []
        self.rules = rules.filter { seen.insert($0).inserted }
        self.reach = reach
        self.restored = restored
    }

    /// How many rules a policy may have: each decision reads them.
    package static let most = 5000
}

/// Why the domain policy was not changed.
package enum DomainPolicyRefusal: Refusal, Equatable {
    case outdated(now: Int)
    case noSuchVersion
    case tooManyRules

    package var sentence: String {
        switch self {
        case .outdated(let now): "The domain policy was changed by somebody else: it is version \(now) now. Read it, and try again."
        case .noSuchVersion: "The domain policy has no such version."
        case .tooManyRules: "A domain policy has at most \(NewDomainPolicy.most) rules."
        }
    }
}
