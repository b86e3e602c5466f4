import Synchronization
import Vestibule

/// One lane of the outbox: which tenants have been called for, and who of the crew is out with whose letters.
///
/// A request that wrote a letter calls its tenant, and the worker then asks for that tenant's letters alone; each second it is told to look
/// at everybody's, for those of other replicas and those that are to be tried again. A tenant whose relay is slow keeps few of the
/// crew, and while nobody is free nobody is woken: a hundred thousand waiting letters cost a request nothing.
///
/// The mutex guards the calls together with who is out. (An `AsyncStream` would not do: it ends for good when a waiting task is cancelled.)
final class Lane: Sendable {
    static let crew = 8
    static let mostForOneTenant = 3
    /// Longer than one delivery may take; then another worker may try.
    static let leaseSeconds = 90

    /// Where to look for letters, and how many hands are free.
    struct Search: Equatable {
        var among: OutboxSearch
        var free: Int
    }

    private struct State {
        var called: Set<Tenant.ID> = []
        var everybodyIsCalled = true
        var isClosed = false
        var out: [Tenant.ID: Int] = [:]
        var sleeper: CheckedContinuation<Void, Never>?

        var free: Int { crew - out.values.reduce(0, +) }
        var busy: [Tenant.ID] { out.filter { $0.value >= mostForOneTenant }.map(\.key) }

        func mayServe(_ tenant: Tenant.ID) -> Bool { out[tenant, default: 0] < mostForOneTenant && free > 0 }

        var canSearch: Bool { free > 0 && (everybodyIsCalled || called.contains(where: mayServe)) }

        /// What can be done now, and is not asked for again; nil when there is nothing.
        mutating func takeSearch() -> Search? {
            guard free > 0 else { return nil }
            if everybodyIsCalled {
                everybodyIsCalled = false
                // Who is spared now is looked after when one of theirs comes back.
                called = Set(busy)
                return Search(among: .everybody(sparing: busy), free: free)
            }
            let waiting = called.filter(mayServe)
            guard !waiting.isEmpty else { return nil }
            called.subtract(waiting)
            return Search(among: .tenants(Array(waiting)), free: free)
        }

        mutating func takeSleeper() -> CheckedContinuation<Void, Never>? {
            defer { sleeper = nil }
            return sleeper
        }
    }

    private let state = Mutex(State())

    /// A letter of this tenant was written.
    func call(_ tenant: Tenant.ID) {
        wake { state in
            state.called.insert(tenant)
            return state.mayServe(tenant)
        }
    }

    /// Time to look at everybody's letters.
    func callEverybody() {
        wake { state in
            state.everybodyIsCalled = true
            return state.free > 0
        }
    }

    /// A search found all that it asked for.
    func callAgain(for search: OutboxSearch) {
        switch search {
        case .everybody: callEverybody()
        case .tenants(let tenants): for tenant in tenants { call(tenant) }
        }
    }

    /// Ends the worker's searches.
    func close() {
        wake { state in
            state.isClosed = true
            return true
        }
    }

    /// One of the crew goes out with a letter of this tenant.
    func leave(for tenant: Tenant.ID) {
        state.withLock { $0.out[tenant, default: 0] += 1 }
    }

    /// One is back from it.
    func comeBack(from tenant: Tenant.ID) {
        wake { state in
            let left = (state.out[tenant] ?? 1) - 1
            state.out[tenant] = left > 0 ? left : nil
            return state.canSearch
        }
    }

    /// Waits until there is something to look for. One worker at a time.
    ///
    /// - Returns: Nil when the lane is closed or the task is cancelled.
    func nextSearch() async -> Search? {
        while !Task.isCancelled {
            let (search, isClosed) = state.withLock { ($0.takeSearch(), $0.isClosed) }
            if isClosed { return nil }
            if let search { return search }
            await sleep()
        }
        return nil
    }

    private func sleep() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isAwake = state.withLock { state in
                    // Called between the look and the sleep, or cancelled before it.
                    if state.isClosed || Task.isCancelled || state.canSearch { return true }
                    state.sleeper = continuation
                    return false
                }
                if isAwake { continuation.resume() }
            }
        } onCancel: {
            wake { _ in true }
        }
    }

    /// Changes the state, and wakes the worker where `change` says so.
    private func wake(_ change: (inout State) -> Bool) {
        let sleeper = state.withLock { state in change(&state) ? state.takeSleeper() : nil }
        sleeper?.resume()
    }
}

/// The two lanes: passcodes, which are worth nothing late, and the rest.
struct Lanes: Sendable {
    let urgent = Lane()
    let others = Lane()

    func call(_ tenant: Tenant.ID, isUrgent: Bool) { (isUrgent ? urgent : others).call(tenant) }
}
