import Testing

@testable import Postgres

@Suite struct `What a pool decides about sharing` {
    private let start = Moment(nanoseconds: 1_000_000_000_000)
    private var patience: Moment { start + .seconds(2) }

    private func pool(connections: Int) -> PoolState {
        var limits = PoolState.Limits(connections: connections, waiters: 100)
        limits.comfortableUnits = 3
        limits.mostUnits = 4
        var pool = PoolState(limits)
        for waiter in 0..<connections { _ = pool.admit(-1 - waiter, until: patience) }
        for connection in pool.takeOpenings(at: start) { _ = pool.connected(connection) }
        for connection in 1...connections { _ = pool.released(connection) }
        return pool
    }

    @Test func `a connection is filled before the next is taken`() {
        var pool = pool(connections: 2)
        #expect((1...3).map { pool.admit($0, pace: .lookup, until: patience) } == [.use(2), .use(2), .use(2)])
        #expect(pool.admit(4, pace: .lookup, until: patience) == .use(1))
        #expect(pool.released(2) == .rest)
        #expect(pool.admit(5, pace: .lookup, until: patience) == .use(2))
    }

    @Test func `look-ups do not wait behind the disk while there is another connection`() {
        var pool = pool(connections: 2)
        #expect(pool.admit(1, pace: .commit, until: patience) == .use(2))
        #expect(pool.admit(2, pace: .lookup, until: patience) == .use(1))
        for waiter in 3...4 { #expect(pool.admit(waiter, pace: .commit, until: patience) == .use(2)) }
        #expect(pool.admit(5, pace: .commit, until: patience) == .use(1))
    }

    @Test func `when all are full callers wait, and a place is taken as soon as it is free`() {
        var pool = pool(connections: 1)
        for waiter in 1...4 { #expect(pool.admit(waiter, pace: .lookup, until: patience) == .use(1)) }
        #expect(pool.admit(5, pace: .lookup, until: patience) == .wait)
        #expect(pool.released(1) == .serve(5))
        for _ in 1...4 { #expect(pool.released(1) == .rest) }
        #expect(pool.idle == [1])
    }

    @Test func `who wants a connection alone is not kept waiting by those who share`() {
        var pool = pool(connections: 1)
        for waiter in 1...2 { #expect(pool.admit(waiter, pace: .lookup, until: patience) == .use(1)) }
        #expect(pool.admit(3, until: patience) == .wait)
        #expect(pool.admit(4, pace: .lookup, until: patience) == .wait)
        #expect(pool.released(1) == .rest)
        #expect(pool.released(1) == .serve(3))
        #expect(pool.released(1) == .serve(4))
        #expect(pool.admit(5, pace: .lookup, until: patience) == .use(1))
    }

    @Test func `another connection is opened when those there are get crowded`() {
        var limits = PoolState.Limits(connections: 2, waiters: 10)
        limits.comfortableUnits = 1
        var pool = PoolState(limits)
        #expect(pool.admit(1, pace: .lookup, until: patience) == .wait)
        #expect(pool.takeOpenings(at: start) == [1])
        #expect(pool.connected(1) == .serve(1))
        #expect(!pool.isCrowded)
        #expect(pool.admit(2, pace: .lookup, until: patience) == .use(1))
        #expect(pool.isCrowded)
        #expect(pool.takeOpenings(at: start) == [2])
        #expect(!pool.isCrowded)
        #expect(pool.connected(2) == .rest)
        #expect(pool.admit(3, pace: .lookup, until: patience) == .use(2))
        #expect(pool.admit(4, pace: .lookup, until: patience) == .use(2))
        #expect(!pool.isCrowded)
    }

    @Test func `a lost connection takes its units along`() {
        var pool = pool(connections: 1)
        for waiter in 1...2 { _ = pool.admit(waiter, pace: .lookup, until: patience) }
        pool.lost(1)
        #expect(pool.released(1) == .discard)
        #expect(pool.open == 0)
        #expect(pool.admit(3, pace: .lookup, until: patience) == .wait)
        #expect(pool.takeOpenings(at: start) == [2])
    }
}
