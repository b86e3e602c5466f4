/// Asks a tenant's hooks before a decision, all at once, each within its time limit. A tenant without any costs nothing: its settings say so.
///
/// Never throws: a hook that fails denies, unless the tenant has it allow then. One that a limit or an accident of ours keeps from being asked
/// always denies.
package struct AskHooks: Sendable {
    private let callHook: CallHook
    private let note: @Sendable (HookRecord) -> Void

    /// - Parameter note: Told of each call, and of what came of it.
    package init(callHook: CallHook, note: @escaping @Sendable (HookRecord) -> Void) {
        self.callHook = callHook
        self.note = note
    }

    package func callAsFunction(_ facts: HookFacts, at point: HookPoint, of tenant: Tenant) async -> HookVerdict {
        let hooks = tenant.hooks(at: point)
        guard !hooks.isEmpty else { return .allow(HookClaims()) }
        let asker = HookAsker(facts.guest, asking: hooks.count)
        let answers = await withTaskGroup(of: (Int, Result<HookAnswer, HookFailure>).self) { group in
            for (index, hook) in hooks.enumerated() {
                group.addTask { (index, await ask(hook, facts, at: point, of: tenant, for: asker)) }
            }
            var answers: [Result<HookAnswer, HookFailure>] = Array(repeating: .failure(.unreachable), count: hooks.count)
            for await (index, answer) in group { answers[index] = answer }
            return answers
        }
        return HookVerdict.sum(Array(zip(hooks, answers)).map { (hook: $0.0, answer: $0.1) })
    }

    /// Before a guest is signed in, or a sign-in goes on. What it demands is for who asks to see to.
    package func asks(
        _ signIn: HookFacts.SignInFacts, of guest: Guest, at application: HookFacts.ApplicationFacts?, in tenant: Tenant
    ) async -> HookVerdict {
        await self(
            HookFacts(guest: .init(guest), application: application, signIn: signIn), at: .signInEvaluating, of: tenant)
    }

    private func ask(
        _ hook: Hook, _ facts: HookFacts, at point: HookPoint, of tenant: Tenant, for asker: HookAsker
    ) async -> Result<HookAnswer, HookFailure> {
        let surroundings = callHook.surroundings
        let now = surroundings.now()
        // Encoding texts cannot fail; if it did, nothing would have been asked.
        guard let message = try? HookMessage.question(facts, at: point, of: tenant, named: surroundings.newID(), at: now) else {
            return .failure(.malformed)
        }
        let (answer, reply) = await callHook(hook, of: tenant.id, message, for: asker) { body throws(HookFailure) in
            guard let answer = HookAnswer(body, allowing: hook.allowedClaims) else { throw .malformed }
            return answer
        }
        note(
            HookRecord(
                tenant: tenant.id, hook: hook.id, kind: .decision, type: point.rawValue,
                guest: facts.guest.id.flatMap { Guest.ID($0) }, outcome: answer.outcome, isDenied: answer.isDenied(by: hook),
                reply: answer.reply(reply), milliseconds: reply.milliseconds, at: now, isMade: answer.isOfACall))
        return answer
    }
}

extension Result<HookAnswer, HookFailure> {
    var outcome: HookRecord.Outcome {
        switch self {
        case .success(.allow): .allowed
        case .success(.deny): .denied
        case .success(.require): .demanded
        case .failure: .failed
        }
    }

    var isOfACall: Bool { if case .failure(let failure) = self { failure.isOfACall } else { true } }

    fileprivate func isDenied(by hook: Hook) -> Bool {
        switch self {
        case .success(.deny): true
        case .failure(let failure): hook.denies(at: failure)
        default: false
        }
    }

    /// `2xx`, or why there is none.
    func reply(_ reply: HookReply) -> String {
        if case .failure(let failure) = self { failure.description } else { reply.statusClass }
    }
}
