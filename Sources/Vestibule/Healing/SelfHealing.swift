package import FoundationEssentials

/// Whether a guest who comes by passcode is led to a better door, once there is one.
package enum SelfHealing: String, Sendable, CaseIterable {
    case off
    /// The guest may put it off.
    case offer
    /// Nobody gets in by code before having been there; a door that has no account for the guest, or does not answer, locks nobody out.
    case require

    /// How long a guest is left in peace who put it off, or for whom there was no account.
    package static let rest: TimeInterval = 7 * 86_400
    /// How old the proof of the mailbox may be when the guest moves.
    package static let proofLife: TimeInterval = 3600

    /// Whether a guest who has just come by passcode is asked now.
    package func asks(after history: HealingHistory, at now: Date) -> Bool {
        func hasRested(since moment: Date?) -> Bool { moment.map { now.timeIntervalSince($0) >= Self.rest } ?? true }
        switch self {
        case .off: return false
        case .offer: return hasRested(since: history.declinedAt) && hasRested(since: history.failedAt)
        case .require: return hasRested(since: history.failedAt)
        }
    }
}

/// What became of it before.
package struct HealingHistory: Sendable, Equatable {
    /// When the guest put it off.
    package var declinedAt: Date?
    /// When the provider had no such account.
    package var failedAt: Date?

    package init(declinedAt: Date? = nil, failedAt: Date? = nil) {
        self.declinedAt = declinedAt
        self.failedAt = failedAt
    }
}

extension Route {
    /// The door to which a guest who comes by passcode can move. It must be known to fit: neither a guess nor a fallback is a reason to
    /// send anybody away from a way that works.
    package var betterThanPasscode: Door? {
        first.fits && !first.isFallback && first.door != .passcode ? first.door : nil
    }
}
