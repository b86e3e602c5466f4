import Testing

@testable import Postgres

@Suite struct `What a pool decides` {
    private let start = Moment(nanoseconds: 1_000_000_000_000)
    private var limits: PoolState.Limits { PoolState.Limits(connections: 2, waiters: 3) }

    private func after(_ duration: Duration) -> Moment { start + duration }

    @Test func `a caller waits while a connection is opened for it`() {
        var pool = PoolState(limits)
        #expect(pool.admit(1, until: after(.seconds(2))) == .wait)
        #expect(pool.takeOpenings(at: start) == [1])
        #expect(pool.takeOpenings(at: start) == [])
        #expect(pool.connected(1) == .serve(1))
        #expect(pool.released(1) == .rest)
        #expect(pool.admit(2, until: after(.seconds(2))) == .use(1))
    }

    @Test func `no more are opened than allowed, nor than are wanted`() {
        var pool = PoolState(limits)
        for waiter in 1...3 { #expect(pool.admit(waiter, until: after(.seconds(2))) == .wait) }
        #expect(pool.takeOpenings(at: start) == [1, 2])
        #expect(pool.admit(4, until: after(.seconds(2))) == .full(waiting: 3))
        #expect(pool.connected(1) == .serve(1))
        #expect(pool.takeOpenings(at: start) == [])
        #expect(pool.released(1) == .serve(2))
        #expect(pool.connected(2) == .serve(3))
        #expect(pool.released(2) == .rest)
    }

    @Test func `who leaves the line is not served`() {
        var pool = PoolState(limits)
        for waiter in 1...3 { _ = pool.admit(waiter, until: after(.seconds(2))) }
        _ = pool.takeOpenings(at: start)
        #expect(pool.withdraw(1) == true)
        #expect(pool.withdraw(1) == false)
        #expect(pool.connected(1) == .serve(2))
        #expect(pool.waiting == 1)
    }

    @Test func `who waits too long is taken out, whatever the order`() {
        var pool = PoolState(limits)
        _ = pool.admit(1, until: after(.seconds(3)))
        _ = pool.admit(2, until: after(.seconds(1)))
        _ = pool.takeOpenings(at: start)
        #expect(pool.nextWake() == after(.seconds(1)))
        #expect(pool.takeOverdue(at: after(.milliseconds(999))) == [])
        #expect(pool.takeOverdue(at: after(.seconds(1))) == [2])
        #expect(pool.nextWake() == after(.seconds(3)))
        #expect(pool.connected(1) == .serve(1))
        #expect(pool.nextWake() == nil)
    }

    @Test func `a server that will not have us is asked once at a time, with growing pauses`() {
        var pool = PoolState(limits)
        for waiter in 1...3 { _ = pool.admit(waiter, until: after(.seconds(60))) }
        #expect(pool.takeOpenings(at: start) == [1, 2])
        pool.connectFailed(1, at: start, jitter: 0)
        pool.connectFailed(2, at: start, jitter: 0)
        var now = start
        for (id, pause) in [(3, 100), (4, 200), (5, 400), (6, 800), (7, 1000), (8, 1000)] {
            #expect(pool.takeOpenings(at: now) == [])
            #expect(pool.nextWake() == now + .milliseconds(pause))
            now = now + .milliseconds(pause)
            #expect(pool.takeOpenings(at: now) == [id])
            #expect(pool.takeOpenings(at: now) == [])
            pool.connectFailed(id, at: now, jitter: 0)
        }
        now = now + .seconds(1)
        #expect(pool.takeOpenings(at: now) == [9])
        #expect(pool.connected(9) == .serve(1))
        #expect(pool.takeOpenings(at: now) == [10])
    }

    @Test func `jitter shortens a pause by up to half`() {
        for (jitter, milliseconds) in [(0.0, 50), (0.5, 37), (1.0, 25), (7.0, 25)] {
            var pool = PoolState(limits)
            _ = pool.admit(1, until: after(.seconds(60)))
            _ = pool.takeOpenings(at: start)
            pool.connectFailed(1, at: start, jitter: jitter)
            #expect(pool.takeOpenings(at: after(.milliseconds(milliseconds - 1))) == [])
            #expect(pool.takeOpenings(at: after(.milliseconds(milliseconds + 1))) == [2])
        }
    }

    @Test func `what rests can be given up, and is opened anew when somebody asks`() {
        var pool = PoolState(limits)
        for waiter in 1...2 { _ = pool.admit(waiter, until: after(.seconds(60))) }
        #expect(pool.takeOpenings(at: start) == [1, 2])
        for connection in 1...2 { _ = pool.connected(connection) }
        for connection in 1...2 { #expect(pool.released(connection) == .rest) }
        #expect(pool.takeIdle() == [1, 2])
        #expect(pool.open == 0)
        #expect(pool.admit(3, until: after(.seconds(60))) == .wait)
        #expect(pool.takeOpenings(at: start) == [3])
    }

    @Test func `nobody's pause wakes nobody`() {
        var pool = PoolState(limits)
        _ = pool.admit(1, until: after(.seconds(1)))
        _ = pool.takeOpenings(at: start)
        pool.connectFailed(1, at: start, jitter: 0)
        _ = pool.withdraw(1)
        #expect(pool.nextWake() == nil)
        pool.staysWarm = true
        #expect(pool.nextWake() == after(.milliseconds(50)))
    }

    @Test func `a warm pool restores what it lost`() {
        var pool = PoolState(limits)
        pool.staysWarm = true
        #expect(pool.takeOpenings(at: start) == [1])
        #expect(pool.connected(1) == .rest)
        #expect(pool.takeOpenings(at: start) == [])
        pool.lost(1)
        #expect(pool.takeOpenings(at: start) == [2])
    }

    @Test func `a closing pool lets nobody in and keeps nothing`() {
        var pool = PoolState(limits)
        for waiter in 1...2 { _ = pool.admit(waiter, until: after(.seconds(2))) }
        _ = pool.takeOpenings(at: start)
        _ = pool.connected(1)
        _ = pool.admit(3, until: after(.seconds(2)))
        let (waiters, idle) = pool.close()
        #expect(waiters == [2, 3])
        #expect(idle == [])
        #expect(pool.admit(4, until: after(.seconds(2))) == .closed)
        #expect(!pool.isDrained)
        #expect(pool.connected(2) == .discard)
        #expect(pool.released(1) == .discard)
        #expect(pool.isDrained)
        #expect(pool.takeOpenings(at: start) == [])
    }

    @Test func `a lost connection makes room`() {
        var pool = PoolState(PoolState.Limits(connections: 1, waiters: 3))
        for waiter in 1...2 { _ = pool.admit(waiter, until: after(.seconds(2))) }
        _ = pool.takeOpenings(at: start)
        _ = pool.connected(1)
        pool.lost(1)
        #expect(pool.released(1) == .discard)
        #expect(pool.takeOpenings(at: start) == [2])
    }

    @Test func `a line forgets those who left it`() {
        var line = WaitingLine()
        for round in 0..<10_000 {
            line.append(round, pace: .unknown, until: start)
            #expect(line.remove(round) == true)
        }
        for waiter in 0..<200 { line.append(waiter, pace: .unknown, until: after(.seconds(waiter))) }
        for waiter in 0..<200 where !waiter.isMultiple(of: 10) { _ = line.remove(waiter) }
        #expect(line.count == 20)
        #expect(line.earliestDeadline == start)
        for place in 0..<20 { #expect(line.popFirst()?.waiter == place * 10) }
        #expect(line.popFirst()?.waiter == nil)
    }

    @Test func `alarms ring in order`() {
        var alarms = Alarms()
        for second in [5, 1, 4, 2, 3, 9, 7, 8, 6] { alarms.insert(Alarms.Alarm(moment: after(.seconds(second))) {}) }
        let due = alarms.takeDue(at: after(.seconds(6)))
        #expect(due.map(\.moment) == (1...6).map { after(.seconds($0)) })
        #expect(alarms.next == after(.seconds(7)))
    }

    @Test func `for ever is a deadline too`() {
        #expect(start + .seconds(Int64.max) == Moment(nanoseconds: .max))
        #expect(start + .seconds(-5) == start)
        #expect((start + .milliseconds(1500)).remaining(from: start) == .milliseconds(1500))
        #expect(start.remaining(from: after(.seconds(1))) == .zero)
    }
}
