import FoundationEssentials

/// One signed message to one hook, past its breaker, when there is a place for it.
package struct CallHook: Sendable {
    private let caller: any HookCaller
    private let gate: HookGate
    private let vault: Vault
    let surroundings: Surroundings

    package init(caller: any HookCaller, gate: HookGate, vault: Vault, surroundings: Surroundings) {
        self.caller = caller
        self.gate = gate
        self.vault = vault
        self.surroundings = surroundings
    }

    /// - Parameters:
    ///   - asker: For whom it is asked; nil where no guest has a share.
    ///   - isTrial: Whether an open breaker is passed by: somebody wants to know. The tenant's bound holds all the same.
    ///   - read: What the answer is read as; what it throws counts as the hook's failure.
    func callAsFunction<Answer>(
        _ hook: Hook, of tenant: Tenant.ID, _ message: HookMessage, for asker: HookAsker? = nil, isTrial: Bool = false,
        _ read: ([UInt8]) throws(HookFailure) -> Answer
    ) async -> (answer: Result<Answer, HookFailure>, reply: HookReply) {
        let secrets: [[UInt8]]
        do { secrets = try hook.secrets.opened(for: hook.id, of: tenant, with: vault, at: surroundings.now()) } catch {
            return (.failure(.noSecret), HookReply(.failed(.noSecret), milliseconds: 0))
        }
        do throws(HookFailure) {
            try await gate.enter(hook, of: tenant, for: asker, isTrial: isTrial, now: surroundings.now)
        } catch {
            return (.failure(error), HookReply(.failed(error), milliseconds: 0))
        }
        // Of now, whoever waited before: receivers refuse what is old.
        let seconds = Int(surroundings.now().timeIntervalSince1970)
        let reply = await caller.post(
            message.body,
            headers: [
                ("webhook-id", message.id), ("webhook-timestamp", "\(seconds)"),
                ("webhook-signature", HookSignature.text(id: message.id, seconds: seconds, body: message.body, secrets: secrets)),
            ],
            to: hook.url, within: hook.timeLimit)
        let answer: Result<Answer, HookFailure>
        do throws(HookFailure) { answer = .success(try read(try reply.taken())) } catch { answer = .failure(error) }
        var failure: HookFailure?
        if case .failure(let error) = answer { failure = error }
        gate.leave(hook, of: tenant, for: asker, failure, isTrial: isTrial, at: surroundings.now())
        return (answer, reply)
    }
    /// Seconds that the hook is still left alone for.
    func rest(of hook: Hook) -> Double { gate.rest(of: hook, at: surroundings.now()) }
}
