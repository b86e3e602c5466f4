/// Sends a hook a message that asks for nothing, to see what comes back. An open breaker does not stop it, the tenant's bound
/// does: it goes the way of everybody's calls.
package struct TryHook: Sendable {
    private let callHook: CallHook
    private let note: @Sendable (HookRecord) -> Void

    package init(callHook: CallHook, note: @escaping @Sendable (HookRecord) -> Void) {
        self.callHook = callHook
        self.note = note
    }

    package struct Trial: Sendable {
        /// `2xx`, or why there is none.
        package var reply: String
        package var milliseconds: Int
        package var reading: Reading
    }

    package enum Reading: Sendable, Equatable {
        /// A notification, which was taken.
        case taken
        case answered(HookAnswer)
        case failed(HookFailure)
    }

    package func callAsFunction(_ hook: Hook, of tenant: Tenant) async throws -> Trial {
        let surroundings = callHook.surroundings
        let now = surroundings.now()
        let message = try HookMessage.test(hook, of: tenant, named: surroundings.newID(), at: now)
        let (answer, reply) = await callHook(hook, of: tenant.id, message, isTrial: true) { body throws(HookFailure) -> Reading in
            guard case .decision = hook.kind else { return .taken }
            guard let answer = HookAnswer(body, allowing: hook.allowedClaims) else { throw .malformed }
            return .answered(answer)
        }
        let reading: Reading
        var (outcome, isMade) = (HookRecord.Outcome.allowed, true)
        switch answer {
        case .success(let read):
            reading = read
            if case .answered(let answer) = read { outcome = Result<HookAnswer, HookFailure>.success(answer).outcome }
        case .failure(let failure):
            reading = .failed(failure)
            outcome = .failed
            isMade = failure.isOfACall
        }
        let trial = Trial(reply: reply.statusClass, milliseconds: reply.milliseconds, reading: reading)
        note(
            HookRecord(
                tenant: tenant.id, hook: hook.id, kind: .test, type: HookMessage.testType, outcome: outcome, isDenied: false,
                reply: trial.reply, milliseconds: reply.milliseconds, at: now, isMade: isMade))
        return trial
    }
}
