package import FoundationEssentials

/// What becomes of a letter after one try.
package enum DeliveryPlan: Sendable, Equatable {
    case sent(reply: String)
    case tryAgain(after: TimeInterval, reply: String)
    case park(reply: String)
    case drop(reply: String)
}

/// Decides from the relay's answer: backoff doubles from 10 seconds to an hour with ±25 % jitter, and the letter is parked after
/// `limit` tries (about two days) or when the relay refuses it for good.
///
/// - Parameter jitter: 0 to 1, drawn by the caller.
package func planAfter(
    _ answer: DeliveryAnswer, tries: Int, dropAfter: Date?, now: Date, jitter: Double, limit: Int = 60
) -> DeliveryPlan {
    switch answer {
    case .accepted(let reply): return .sent(reply: reply)
    case .refusedForGood(let reply): return .park(reply: reply)
    case .refusedForNow(let reply):
        guard tries < limit else { return .park(reply: reply) }
        let pause = min(10 * pow2(min(tries, 9)), 3600) * (0.75 + 0.5 * jitter)
        // A passcode is worth nothing after its end: say so now rather than try past it.
        if let dropAfter, now.addingTimeInterval(pause) >= dropAfter { return .drop(reply: reply) }
        return .tryAgain(after: pause, reply: reply)
    }
}

private func pow2(_ exponent: Int) -> Double { Double(1 << max(0, exponent)) }
