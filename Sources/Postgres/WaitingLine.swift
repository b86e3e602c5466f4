/// Callers in the order they came. Leaving in the middle costs nothing but an empty place.
struct WaitingLine: Sendable {
    private var places: [(waiter: Int, pace: Pace, deadline: Moment)] = []
    private var head = 0
    private var present: Set<Int> = []

    var count: Int { present.count }

    /// The earliest of all, by looking at each: this is asked when a clock is set, not for each caller.
    var earliestDeadline: Moment? {
        places[head...].lazy.filter { present.contains($0.waiter) }.map(\.deadline).min()
    }

    mutating func append(_ waiter: Int, pace: Pace, until deadline: Moment) {
        guard present.insert(waiter).inserted else { return }
        places.append((waiter, pace, deadline))
    }

    /// The next one; nil when nobody waits, or when a sharer is asked for and the next wants a connection alone.
    mutating func popFirst(ifSharing mustShare: Bool = false) -> (waiter: Int, pace: Pace)? {
        while head < places.count {
            let (waiter, pace, _) = places[head]
            let isPresent = present.contains(waiter)
            if isPresent, mustShare, pace == .unknown { return nil }
            head += 1
            compact()
            if isPresent {
                present.remove(waiter)
                return (waiter, pace)
            }
        }
        return nil
    }

    mutating func remove(_ waiter: Int) -> Bool {
        guard present.remove(waiter) != nil else { return false }
        if places.count > 2 * present.count + 64 {
            places = places[head...].filter { present.contains($0.waiter) }
            head = 0
        }
        return true
    }

    mutating func takeOverdue(at now: Moment) -> [Int] {
        let overdue = places[head...].filter { $0.deadline <= now && present.contains($0.waiter) }.map(\.waiter)
        for waiter in overdue { _ = remove(waiter) }
        return overdue
    }

    mutating func takeAll() -> [Int] {
        defer {
            present = []
            reset()
        }
        return places[head...].map(\.waiter).filter(present.contains)
    }

    private mutating func reset() {
        places.removeAll(keepingCapacity: true)
        head = 0
    }

    /// Forgets the empty places at the front once they are the greater part.
    private mutating func compact() {
        guard head > 64, head * 2 > places.count else { return }
        places.removeFirst(head)
        head = 0
    }
}
