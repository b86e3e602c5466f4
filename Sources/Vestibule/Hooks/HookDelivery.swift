package import FoundationEssentials

/// An audit event on its way to a hook.
package struct HookDelivery: Sendable {
    package typealias ID = Identifier<HookDelivery>

    package var id: ID
    package var tenant: Tenant.ID
    package var tenantName: String
    package var hook: Hook
    package var event: AuditEvent
    /// The event's place in the tenant's chain.
    package var position: Int
    package var guest: HookFacts.GuestFacts?
    /// This one included.
    package var tries: Int

    package init(
        id: ID, tenant: Tenant.ID, tenantName: String, hook: Hook, event: AuditEvent, position: Int,
        guest: HookFacts.GuestFacts?, tries: Int
    ) {
        self.id = id
        self.tenant = tenant
        self.tenantName = tenantName
        self.hook = hook
        self.event = event
        self.position = position
        self.guest = guest
        self.tries = tries
    }

    /// What becomes of it after a try.
    package enum End: Sendable, Equatable {
        case delivered(milliseconds: Int)
        case tryAgain(after: Double, because: String, milliseconds: Int)
        case parked(because: String, milliseconds: Int)
        /// It was not tried: there was no place.
        case untried(after: Double)
        /// It was not tried, and neither is what else is due for the hook: it is being left alone.
        case spared(for: Double)
    }

    /// Tries before it is parked, over about three days.
    package static let mostTries = 9

    /// Seconds after the so-manieth try, as Standard Webhooks recommends them, with ±25 % jitter (0 to 1, drawn by the caller).
    static func pause(after tries: Int, jitter: Double) -> Double? {
        let pauses: [Double] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000]
        return pauses.indices.contains(tries - 1) ? pauses[tries - 1] * (0.75 + 0.5 * jitter) : nil
    }
}

/// A line of a hook's log.
package struct StoredHookDelivery: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        case waiting, delivered, parked
        /// Of a decision or a test: what came of it.
        case allowed, denied, demanded, failed
    }

    package var id: HookDelivery.ID
    package var hook: Hook.ID
    /// The activity, the point, or `hook.test`.
    package var type: String
    package var event: AuditEvent.ID?
    package var state: State
    package var tries: Int
    package var reply: String?
    package var milliseconds: Int?
    package var createdAt: Date
    package var nextTryAt: Date?

    package init(
        id: HookDelivery.ID, hook: Hook.ID, type: String, event: AuditEvent.ID?, state: State, tries: Int, reply: String?,
        milliseconds: Int?, createdAt: Date, nextTryAt: Date?
    ) {
        self.id = id
        self.hook = hook
        self.type = type
        self.event = event
        self.state = state
        self.tries = tries
        self.reply = reply
        self.milliseconds = milliseconds
        self.createdAt = createdAt
        self.nextTryAt = nextTryAt
    }
}
