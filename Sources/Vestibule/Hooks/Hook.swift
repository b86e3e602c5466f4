package import FoundationEssentials

/// A place outside that a tenant has us ask before a decision, or tell of what happened.
package struct Hook: Sendable, Equatable {
    package typealias ID = Identifier<Hook>

    package enum Kind: Sendable, Hashable {
        case decision(HookPoint)
        case notification

        /// As administrators write it: the point's name, or `notification`.
        package var name: String {
            switch self {
            case .decision(let point): point.rawValue
            case .notification: "notification"
            }
        }

        package init?(_ name: String) {
            if name == Self.notification.name {
                self = .notification
            } else if let point = HookPoint(rawValue: name) {
                self = .decision(point)
            } else {
                return nil
            }
        }

        package static let all = HookPoint.allCases.map { Kind.decision($0) } + [.notification]
    }

    /// What a decision is when the hook, asked, gives none.
    package enum FailureMode: String, Sendable, CaseIterable { case deny, allow }

    package var id: ID
    package var name: String
    package var url: String
    package let kind: Kind
    /// What a notification tells of, by ``AuditEvent/Activity``; none means everything.
    package var activities: [String]
    /// For the whole exchange: 100 to 5,000 milliseconds.
    package var milliseconds: Int
    /// Of a notification, which decides nothing, it says nothing.
    package var failureMode: FailureMode
    package var isEnabled: Bool
    /// Of `token.issuing`: the claims that it may add.
    package var allowedClaims: [String]
    package var secrets: HookSecrets
    package var createdAt: Date

    package init(
        id: ID, name: String, url: String, kind: Kind, activities: [String] = [], milliseconds: Int = Hook.usualMilliseconds,
        failureMode: FailureMode = .deny, isEnabled: Bool = true, allowedClaims: [String] = [], secrets: HookSecrets,
        createdAt: Date
    ) {
        self.id = id
        self.name = name
        self.url = url
        self.kind = kind
        self.activities = activities
        self.milliseconds = milliseconds
        self.failureMode = failureMode
        self.isEnabled = isEnabled
        self.allowedClaims = allowedClaims
        self.secrets = secrets
        self.createdAt = createdAt
    }

    package static let usualMilliseconds = 2000
    package static let permittedMilliseconds = 100...5000
    /// Hooks of a tenant, and those of them that one decision asks.
    package static let most = 20
    package static let mostAtOnePoint = 5

    package var timeLimit: Duration { .milliseconds(milliseconds) }
}

/// A decision that hooks may take part in.
package enum HookPoint: String, Sendable, CaseIterable {
    /// Somebody is about to be invited.
    case invitationCreating = "invitation.creating"
    /// A guest has consented, and the invitation is about to be spent.
    case redemptionCompleting = "redemption.completing"
    case signInEvaluating = "signIn.evaluating"
    /// An application is about to get a guest's tokens.
    case tokenIssuing = "token.issuing"
}

extension Tenant {
    /// The hooks that a decision asks, in the order of their making.
    package func hooks(at point: HookPoint) -> [Hook] {
        hooks.filter { $0.isEnabled && $0.kind == .decision(point) }
    }
}
