import FoundationEssentials
import Vestibule

/// A document that a provider publishes, read again each hour, and at once when what is kept is not enough; kept for a day beyond when it
/// cannot be read (SECURITY 11).
///
/// An actor, because many sign-ins meet here: one of them asks the provider, the others wait for its answer. The one that asks may be
/// cancelled, the question is not: it has a time limit of its own.
actor PublishedDocument<Content: Sendable> {
    typealias Outcome = Result<Content, FederationRefusal>

    private static var fresh: TimeInterval { 3600 }
    private static var stale: TimeInterval { 24 * 3600 }

    private let now: @Sendable () -> Date
    private let read: @Sendable () async -> Outcome
    private var kept: (content: Content, readAt: Date)?
    private var restsUntil = Date.distantPast
    private var lastFailure: FederationRefusal?
    private var flight: Task<Outcome, Never>?
    private var allowance = FetchAllowance()

    init(now: @escaping @Sendable () -> Date, read: @escaping @Sendable () async -> Outcome) {
        self.now = now
        self.read = read
    }

    /// - Parameter isEnough: Whether what is kept will do. What is read anew is given whatever it says.
    /// - Throws: Why it cannot be read, when nothing that would do is kept.
    func content(
        where isEnough: @Sendable (Content) -> Bool = { _ in true }
    ) async throws(FederationRefusal) -> Content {
        // One that has just failed to be read is not waited for again by the next guest, where the old one will do.
        let age = now() < restsUntil ? Self.stale : Self.fresh
        if let content = kept(youngerThan: age), isEnough(content) { return content }
        switch await refreshed() {
        case .success(let content)?: return content
        case .failure(let refusal)?:
            guard let content = kept(youngerThan: Self.stale), isEnough(content) else { throw refusal }
            return content
        case nil:
            guard let content = kept(youngerThan: Self.stale) else {
                throw lastFailure ?? .unavailable(reason: "it was asked too often")
            }
            return content
        }
    }

    /// Nil when the provider has been asked often enough of late.
    private func refreshed() async -> Outcome? {
        if let flight { return await flight.value }
        guard allowance.take(at: now()) else { return nil }
        let flight = Task {
            let outcome = await read()
            land(outcome)
            return outcome
        }
        self.flight = flight
        return await flight.value
    }

    private func land(_ outcome: Outcome) {
        flight = nil
        switch outcome {
        case .success(let content): (kept, lastFailure) = ((content, now()), nil)
        case .failure(let refusal): (lastFailure, restsUntil) = (refusal, now() + FetchAllowance.pause)
        }
    }

    private func kept(youngerThan age: TimeInterval) -> Content? {
        guard let kept, now().timeIntervalSince(kept.readAt) < age else { return nil }
        return kept.content
    }
}
