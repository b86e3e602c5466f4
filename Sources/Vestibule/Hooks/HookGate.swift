import FoundationEssentials
import Synchronization

/// Who may call a hook now: each hook's breaker, and the places for a tenant's calls in this process.
///
/// The mutex guards the two tables. Each replica finds out by itself.
package final class HookGate: Sendable {
    private struct Tables {
        var breakers: [Place: HookBreaker] = [:]
        var places: [Tenant.ID: HookPlaces] = [:]
        var numbers = 0
    }

    /// With its address: a hook that was sent elsewhere begins anew.
    private struct Place: Hashable {
        let hook: Hook.ID
        let url: String

        init(_ hook: Hook) { (self.hook, url) = (hook.id, hook.url) }
    }

    private enum Answer {
        case taken
        case refused(HookFailure)
        case waits(number: Int, turn: AsyncStream<Void>)
    }

    private let tables = Mutex(Tables())

    package init() {}

    private static let mostBreakers = 10_000

    /// Takes a place, which ``leave(_:of:for:_:isTrial:at:)`` gives back. Waits for one, as long as the hook itself has time to answer.
    ///
    /// - Parameters:
    ///   - asker: Nil for whom no guest has a share: a trial, a notification.
    ///   - isTrial: Whether an open breaker is passed by, which hears nothing of it then.
    /// - Throws: ``HookFailure/busy``, ``HookFailure/breakerOpen``.
    func enter(
        _ hook: Hook, of tenant: Tenant.ID, for asker: HookAsker? = nil, isTrial: Bool = false, now: () -> Date
    ) async throws(HookFailure) {
        switch ask(hook, of: tenant, for: asker, isTrial: isTrial, at: now()) {
        case .taken: break
        case .refused(let failure): throw failure
        case .waits(let number, let turn):
            await Self.wait(for: turn, at: hook.timeLimit)
            // Whose turn came in the same moment has it.
            let gaveUp = tables.withLock { tables in
                let gaveUp = tables.places[tenant]?.giveUp(number) ?? false
                if tables.places[tenant]?.isEmpty == true { tables.places[tenant] = nil }
                return gaveUp
            }
            if gaveUp { throw .busy }
        }
        guard isTrial || admits(hook, at: now()) else {
            giveBack(tenant, asker)
            throw .breakerOpen
        }
    }

    func leave(
        _ hook: Hook, of tenant: Tenant.ID, for asker: HookAsker? = nil, _ failure: HookFailure?, isTrial: Bool = false,
        at now: Date
    ) {
        giveBack(tenant, asker)
        if isTrial { return }
        if let failure, !failure.isItsOwn { return }
        tables.withLock { tables in
            var breaker = tables.breakers[Place(hook)] ?? HookBreaker()
            breaker.note(isWell: failure == nil, at: now)
            if tables.breakers.count >= Self.mostBreakers { tables.breakers = tables.breakers.filter { $0.value.isOpen(at: now) } }
            tables.breakers[Place(hook)] = breaker.isFresh ? nil : breaker
        }
    }

    /// Seconds that the hook is still left alone for.
    func rest(of hook: Hook, at now: Date) -> TimeInterval {
        tables.withLock { $0.breakers[Place(hook)]?.rest(at: now) ?? 0 }
    }

    private func ask(_ hook: Hook, of tenant: Tenant.ID, for asker: HookAsker?, isTrial: Bool, at now: Date) -> Answer {
        tables.withLock { tables in
            // Nobody waits for a hook that is left alone.
            if !isTrial, tables.breakers[Place(hook)]?.isOpen(at: now) == true { return .refused(.breakerOpen) }
            if tables.places[tenant, default: HookPlaces()].take(for: asker) { return .taken }
            tables.numbers += 1
            let (turn, continuation) = AsyncStream.makeStream(of: Void.self)
            let waits = tables.places[tenant, default: HookPlaces()].wait(
                .init(number: tables.numbers, asker: asker, turn: continuation))
            return waits ? .waits(number: tables.numbers, turn: turn) : .refused(.busy)
        }
    }

    /// Until the turn comes, the time is over or the caller is cancelled.
    private static func wait(for turn: AsyncStream<Void>, at most: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in turn {} }
            group.addTask { try? await Task.sleep(for: most) }
            _ = await group.next()
            group.cancelAll()
        }
    }

    private func admits(_ hook: Hook, at now: Date) -> Bool {
        tables.withLock { $0.breakers[Place(hook)]?.admits(at: now) ?? true }
    }

    private func giveBack(_ tenant: Tenant.ID, _ asker: HookAsker?) {
        let next = tables.withLock { tables in
            let next = tables.places[tenant]?.giveBack(from: asker)
            if tables.places[tenant]?.isEmpty == true { tables.places[tenant] = nil }
            return next
        }
        next?.turn.finish()
    }
}
