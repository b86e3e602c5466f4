import FoundationEssentials
import Vestibule

/// What one directory said about domains, with its age: asked once at a time for each domain, waited for no longer than the limit, and left
/// in peace when it fails.
///
/// An actor, because everybody who is being routed meets here. A question that takes longer than its askers wait goes on, and what it
/// brings is there for the next one.
actor FactShelf<Value: Sendable & Equatable> {
    /// How long what was learned is not asked for again.
    typealias Life = @Sendable (Value) -> TimeInterval

    private struct Flight {
        var number: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
        var isOverdue = false
    }

    /// Kept where the directory fails.
    private static var stale: TimeInterval { 7 * 24 * 3600 }
    /// Strangers choose the domains, so there is an end to how many are kept, and to how many are asked about at one time.
    private let mostKept: Int
    private static var mostAtOnce: Int { 64 }

    private let now: @Sendable () -> Date
    private let limit: Duration
    private let life: Life
    private let ask: @Sendable (DomainName) async -> Finding<Value>
    private var kept: [DomainName: (value: Value, at: Date)] = [:]
    private var flights: [DomainName: Flight] = [:]
    private var started = 0
    private var breaker: Breaker?

    init(
        now: @escaping @Sendable () -> Date, limit: Duration, mostKept: Int, breaker: Breaker?, life: @escaping Life,
        ask: @escaping @Sendable (DomainName) async -> Finding<Value>
    ) {
        self.now = now
        self.limit = limit
        self.mostKept = mostKept
        self.breaker = breaker
        self.life = life
        self.ask = ask
    }

    func fact(about domain: DomainName) async -> Fact<Value> {
        if let known = kept[domain], now().timeIntervalSince(known.at) < life(known.value) {
            return .known(known.value, at: known.at)
        }
        if flights[domain] == nil {
            guard flights.count < Self.mostAtOnce else { return whatIsKept(about: domain, or: .unreachable) }
            guard breaker?.permits(at: now()) ?? true else { return whatIsKept(about: domain, or: .resting) }
            start(domain)
        }
        await landing(of: domain)
        return whatIsKept(about: domain, or: .unreachable)
    }

    private func whatIsKept(about domain: DomainName, or ignorance: Ignorance) -> Fact<Value> {
        guard let known = kept[domain], now().timeIntervalSince(known.at) < max(Self.stale, life(known.value)) else {
            return .unknown(ignorance)
        }
        return .known(known.value, at: known.at)
    }

    // MARK: One question

    private func start(_ domain: DomainName) {
        started += 1
        let (number, limit) = (started, limit)
        flights[domain] = Flight(number: number)
        Task { land(domain, await ask(domain)) }
        // Ends by itself after the limit, whether or not there is still somebody to be told.
        Task {
            try? await Task.sleep(for: limit)
            overdue(domain, number)
        }
    }

    private func landing(of domain: DomainName) async {
        await withCheckedContinuation { continuation in
            if flights[domain]?.isOverdue ?? true {
                continuation.resume()
            } else {
                flights[domain]?.waiting.append(continuation)
            }
        }
    }

    private func land(_ domain: DomainName, _ finding: Finding<Value>) {
        guard let flight = flights.removeValue(forKey: domain) else { return }
        let isOverdue = flight.isOverdue
        switch finding {
        case .learned(let value):
            keep(value, of: domain)
            breaker?.note(success: true, at: now())
        case .nothing: breaker?.note(success: true, at: now())
        case .failure where isOverdue: break
        case .failure: breaker?.note(success: false, at: now())
        }
        for continuation in flight.waiting { continuation.resume() }
    }

    private func overdue(_ domain: DomainName, _ number: Int) {
        guard var flight = flights[domain], flight.number == number else { return }
        let waiting = flight.waiting
        flight.isOverdue = true
        flight.waiting = []
        flights[domain] = flight
        breaker?.note(success: false, at: now())
        for continuation in waiting { continuation.resume() }
    }

    private func keep(_ value: Value, of domain: DomainName) {
        if kept.count >= mostKept, kept[domain] == nil {
            // A tenth at a time, so that a full shelf is not sorted for each domain that comes.
            for old in kept.sorted(by: { $0.value.at < $1.value.at }).prefix(max(1, mostKept / 10)) { kept[old.key] = nil }
        }
        kept[domain] = (value, now())
    }
}
