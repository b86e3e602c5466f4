import Foundation
import Testing

@testable import Vestibule

@Suite("A hook's breaker") struct HookBreakerTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func opened() -> HookBreaker {
        var breaker = HookBreaker()
        for _ in 0..<5 { breaker.note(isWell: false, at: start) }
        return breaker
    }

    private func admits(_ breaker: inout HookBreaker, at seconds: Double) -> Bool { breaker.admits(at: start + seconds) }

    @Test("opens after five failures in a row, and not before") func opens() {
        var breaker = HookBreaker()
        for _ in 0..<4 { breaker.note(isWell: false, at: start) }
        breaker.note(isWell: true, at: start)
        for _ in 0..<4 { breaker.note(isWell: false, at: start) }
        let before = admits(&breaker, at: 0)
        #expect(before && !breaker.isOpen(at: start))
        breaker.note(isWell: false, at: start)
        let (after, later) = (admits(&breaker, at: 0), admits(&breaker, at: 9.9))
        #expect(!after && !later && breaker.isOpen(at: start))
    }

    @Test("lets one try after its pause, who heals it or opens it for longer") func halfOpen() {
        var breaker = opened()
        let first = admits(&breaker, at: 10)
        let second = admits(&breaker, at: 10.1)
        #expect(first && !second, "one at a time")
        breaker.note(isWell: false, at: start + 11)
        let (early, late) = (admits(&breaker, at: 30.9), admits(&breaker, at: 31))
        #expect(!early && late)
        breaker.note(isWell: true, at: start + 32)
        let healed = admits(&breaker, at: 32)
        #expect(breaker.isFresh && healed)
    }

    @Test("waits for no longer than five minutes, and for nobody who never came back") func bounds() {
        var breaker = opened()
        var now = start
        for _ in 0..<20 {
            now += 301
            let isAdmitted = breaker.admits(at: now)
            #expect(isAdmitted)
            breaker.note(isWell: false, at: now)
        }
        #expect(breaker.isOpen(at: now + 299) && !breaker.isOpen(at: now + 300))
        #expect(breaker.rest(at: now) == 300 && breaker.rest(at: now + 301) == 0 && HookBreaker().rest(at: now) == 0)
        let tries = [300.0, 309, 310].map { breaker.admits(at: now + $0) }
        #expect(tries == [true, false, true])
    }

    @Test("is passed by trials, which it hears nothing of, though they are bounded like all calls") func trials() async throws {
        let tenant = Surroundings.sample().newID(of: Tenant.self)
        let gate = HookGate()
        let hook = try Hook.sample(of: tenant)
        for _ in 0..<6 {
            try await gate.enter(hook, of: tenant, isTrial: true, now: { start })
            gate.leave(hook, of: tenant, .timedOut, isTrial: true, at: start)
        }
        for _ in 0..<5 {
            try await gate.enter(hook, of: tenant, now: { start })
            gate.leave(hook, of: tenant, .timedOut, at: start)
        }
        try await gate.enter(hook, of: tenant, isTrial: true, now: { start })
        gate.leave(hook, of: tenant, nil, isTrial: true, at: start)
        await #expect(throws: HookFailure.breakerOpen) { try await gate.enter(hook, of: tenant, now: { start }) }
        for _ in 0..<16 { try await gate.enter(hook, of: tenant, isTrial: true, now: { start }) }
        await #expect(throws: HookFailure.busy) { try await gate.enter(hook, of: tenant, isTrial: true, now: { start }) }
    }

    @Test("is each hook's own, of its address, and the calls of a tenant are bounded") func gate() async throws {
        let tenant = Surroundings.sample().newID(of: Tenant.self)
        let gate = HookGate()
        var hook = try Hook.sample(of: tenant)
        let other = try Hook.sample(of: tenant)
        for _ in 0..<5 {
            try await gate.enter(hook, of: tenant, now: { start })
            gate.leave(hook, of: tenant, .timedOut, at: start)
        }
        await #expect(throws: HookFailure.breakerOpen) { try await gate.enter(hook, of: tenant, now: { start }) }
        try await gate.enter(other, of: tenant, now: { start })
        gate.leave(other, of: tenant, nil, at: start)
        hook.url = "https://elsewhere.contoso.example/"
        for _ in 0..<16 { try await gate.enter(hook, of: tenant, now: { start }) }
        await #expect(throws: HookFailure.busy) { try await gate.enter(other, of: tenant, now: { start }) }
        try await gate.enter(other, of: Surroundings.sample().newID(of: Tenant.self), now: { start })
        // What is a limit of ours speaks against no hook.
        for _ in 0..<16 { gate.leave(hook, of: tenant, .busy, at: start) }
        try await gate.enter(hook, of: tenant, now: { start })
    }

    @Test("is asked when a place comes free in time, in the order of waiting") func waits() async throws {
        let tenant = Surroundings.sample().newID(of: Tenant.self)
        let gate = HookGate()
        var hook = try Hook.sample(of: tenant)
        hook.milliseconds = 5000
        for _ in 0..<16 { try await gate.enter(hook, of: tenant, now: { start }) }
        let patient = hook
        let waiting = Task { try await gate.enter(patient, of: tenant, now: { start }) }
        try await Task.sleep(for: .milliseconds(100))
        hook.milliseconds = 100
        await #expect(throws: HookFailure.busy) { try await gate.enter(hook, of: tenant, now: { start }) }
        gate.leave(hook, of: tenant, nil, at: start)
        try await waiting.value
        await #expect(throws: HookFailure.busy, "the place is taken") { try await gate.enter(hook, of: tenant, now: { start }) }
        // Whoever is cancelled waits no longer, and has nothing.
        let cancelled = Task { try await gate.enter(patient, of: tenant, now: { start }) }
        cancelled.cancel()
        await #expect(throws: HookFailure.busy) { try await cancelled.value }
        for _ in 0..<16 { gate.leave(hook, of: tenant, nil, at: start) }
        for _ in 0..<16 { try await gate.enter(hook, of: tenant, now: { start }) }
    }
}
