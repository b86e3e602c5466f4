import Foundation
import Testing

@testable import Vestibule

@Suite("A letter after a try") struct DeliveryPlanTests {
    private let now = Surroundings.sample().now()

    private func plan(_ answer: DeliveryAnswer, tries: Int = 1, dropAfter: TimeInterval? = nil, jitter: Double = 0.5)
        -> DeliveryPlan
    {
        planAfter(answer, tries: tries, dropAfter: dropAfter.map { now.addingTimeInterval($0) }, now: now, jitter: jitter)
    }

    @Test("is done when the relay took it")
    func accepted() { #expect(plan(.accepted(reply: "250")) == .sent(reply: "250")) }

    @Test("is parked when the relay refuses it for good, or its tries are used up")
    func parked() {
        #expect(plan(.refusedForGood(reply: "550")) == .park(reply: "550"))
        #expect(plan(.refusedForNow(reply: "451"), tries: 60) == .park(reply: "451"))
    }

    @Test("waits longer each time, an hour at the most, never twice the same")
    func backoff() {
        var last = 0.0
        for tries in 1...59 {
            guard case .tryAgain(let pause, _) = plan(.refusedForNow(reply: "451"), tries: tries) else {
                Issue.record("no second try")
                return
            }
            #expect(pause >= last && pause <= 3600)
            last = pause
        }
        #expect(plan(.refusedForNow(reply: ""), jitter: 0) != plan(.refusedForNow(reply: ""), jitter: 1))
    }

    @Test("is dropped when the next try would come after its life")
    func dropped() {
        #expect(plan(.refusedForNow(reply: "451"), dropAfter: 10) == .drop(reply: "451"))
        #expect(plan(.refusedForNow(reply: "451"), dropAfter: 1800) != .drop(reply: "451"))
    }
}
