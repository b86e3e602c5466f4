/// Callers in the order they came. Leaving in the middle costs nothing but an empty place.
struct WaitingLine: Sendable {
    private var places: [(waiter: Int, deadline: Moment)] = []
    private var head = 0
    private var present: Set<Int> = []

    var count: Int { present.count }

    /// The earliest of all, by looking at each: this is asked when a clock is set, not for each caller.
    var earliestDeadline: Moment? {
        places[head...].lazy.filter { present.contains($0.waiter) }.map(\.deadline).min()
    }

    mutating func append(_ waiter: Int, until deadline: Moment) {
        guard present.insert(waiter).inserted else { return }
        places.append((waiter, deadline))
    }

    mutating func popFirst() -> Int? {
        while head < places.count {
            let waiter = places[head].waiter
            head += 1
            compact()
            if present.remove(waiter) != nil { return waiter }
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
