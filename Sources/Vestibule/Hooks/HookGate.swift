package import FoundationEssentials
import Synchronization

/// Who may call a hook now: each hook's breaker, and how many calls of a tenant are under way in this process.
///
/// The mutex guards the two tables. Each replica finds out by itself.
package final class HookGate: Sendable {
    private struct Tables {
        var breakers: [Place: HookBreaker] = [:]
        var underWay: [Tenant.ID: Int] = [:]
    }

    /// With its address: a hook that was sent elsewhere begins anew.
    private struct Place: Hashable {
        let hook: Hook.ID
        let url: String
    }

    private let tables = Mutex(Tables())

    package init() {}

    /// Calls of one tenant at one time: its slow hooks hold up nobody else's.
    static let mostOfATenant = 16
    private static let mostBreakers = 10_000

    /// Takes a place, which ``leave(_:of:_:isTrial:at:)`` gives back.
    ///
    /// - Parameter isTrial: Whether an open breaker is passed by, which hears nothing of it then.
    func enter(_ hook: Hook, of tenant: Tenant.ID, isTrial: Bool = false, at now: Date) throws(HookFailure) {
        let refusal = tables.withLock { tables -> HookFailure? in
            guard tables.underWay[tenant, default: 0] < Self.mostOfATenant else { return .busy }
            if !isTrial, var breaker = tables.breakers[Place(hook: hook.id, url: hook.url)] {
                let isAdmitted = breaker.admits(at: now)
                tables.breakers[Place(hook: hook.id, url: hook.url)] = breaker
                if !isAdmitted { return .breakerOpen }
            }
            tables.underWay[tenant, default: 0] += 1
            return nil
        }
        if let refusal { throw refusal }
    }

    func leave(_ hook: Hook, of tenant: Tenant.ID, _ failure: HookFailure?, isTrial: Bool = false, at now: Date) {
        tables.withLock { tables in
            let left = (tables.underWay[tenant] ?? 1) - 1
            tables.underWay[tenant] = left > 0 ? left : nil
            if isTrial { return }
            if let failure, !failure.isItsOwn { return }
            let place = Place(hook: hook.id, url: hook.url)
            var breaker = tables.breakers[place] ?? HookBreaker()
            breaker.note(isWell: failure == nil, at: now)
            if tables.breakers.count >= Self.mostBreakers { tables.breakers = tables.breakers.filter { $0.value.isOpen(at: now) } }
            tables.breakers[place] = breaker.isFresh ? nil : breaker
        }
    }

    /// Whether the hook is left alone just now.
    package func isOpen(_ hook: Hook, at now: Date) -> Bool {
        tables.withLock { $0.breakers[Place(hook: hook.id, url: hook.url)]?.isOpen(at: now) ?? false }
    }
}
