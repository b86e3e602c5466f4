import Testing

@testable import VestibuleServer

@Suite("The outbox bell") struct BellTests {
    @Test("wakes the sleeper long before its time")
    func wakes() async {
        let bell = Bell()
        let start = ContinuousClock.now
        async let sleeping: Void = bell.wait(atMost: .seconds(60))
        while start.duration(to: .now) < .milliseconds(50) { await Task.yield() }
        bell.ring()
        await sleeping
        #expect(start.duration(to: .now) < .seconds(30))
    }

    @Test("keeps a ring that nobody heard")
    func keeps() async {
        let bell = Bell()
        bell.ring()
        let start = ContinuousClock.now
        await bell.wait(atMost: .seconds(60))
        #expect(start.duration(to: .now) < .seconds(30))
    }

    @Test("lets its sleeper sleep when nobody rings, every time")
    func sleeps() async {
        let bell = Bell()
        for _ in 1...3 {
            let start = ContinuousClock.now
            await bell.wait(atMost: .milliseconds(100))
            #expect(start.duration(to: .now) >= .milliseconds(100))
        }
    }

    @Test("lets a cancelled sleeper go")
    func cancelled() async {
        let bell = Bell()
        let sleeping = Task { await bell.wait(atMost: .seconds(60)) }
        let start = ContinuousClock.now
        sleeping.cancel()
        await sleeping.value
        #expect(start.duration(to: .now) < .seconds(30))
    }
}
