import FoundationEssentials

/// Brings one event to a hook, and says what becomes of it then.
package struct DeliverNotification: Sendable {
    private let callHook: CallHook

    package init(callHook: CallHook) { self.callHook = callHook }

    /// Seconds that a delivery waits for a place, or for a hook that is left alone at the least.
    static let rest: Double = 10

    package func callAsFunction(_ delivery: HookDelivery) async throws -> HookDelivery.End {
        let surroundings = callHook.surroundings
        let message = try HookMessage.notification(of: delivery)
        let (answer, reply) = await callHook(delivery.hook, of: delivery.tenant, message) { _ throws(HookFailure) in }
        guard case .failure(let failure) = answer else { return .delivered(milliseconds: reply.milliseconds) }
        switch failure {
        case .busy: return .untried(after: Self.rest)
        case .breakerOpen: return .spared(for: max(Self.rest, callHook.rest(of: delivery.hook)))
        default: break
        }
        // Gone: the receiver wants no more of it (Standard Webhooks, "Response codes").
        if case .answered(status: 410, _) = reply.outcome {
            return .parked(because: failure.description, milliseconds: reply.milliseconds)
        }
        let jitter = Double(surroundings.randomNumber(below: 1001)) / 1000
        guard let pause = HookDelivery.pause(after: delivery.tries, jitter: jitter) else {
            return .parked(because: failure.description, milliseconds: reply.milliseconds)
        }
        return .tryAgain(after: pause, because: failure.description, milliseconds: reply.milliseconds)
    }
}
