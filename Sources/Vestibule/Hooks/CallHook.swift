import FoundationEssentials

/// One signed message to one hook, past its breaker.
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
    ///   - isTrial: Whether an open breaker is passed by: somebody wants to know. The tenant's bound holds all the same.
    ///   - read: What the answer is read as; what it throws counts as the hook's failure.
    func callAsFunction<Answer>(
        _ hook: Hook, of tenant: Tenant.ID, _ message: HookMessage, isTrial: Bool = false,
        _ read: ([UInt8]) throws(HookFailure) -> Answer
    ) async -> (answer: Result<Answer, HookFailure>, reply: HookReply) {
        let now = surroundings.now()
        let secrets: [[UInt8]]
        do { secrets = try hook.secrets.opened(for: hook.id, of: tenant, with: vault, at: now) } catch {
            return (.failure(.noSecret), HookReply(.failed(.noSecret), milliseconds: 0))
        }
        do throws(HookFailure) { try gate.enter(hook, of: tenant, isTrial: isTrial, at: now) } catch {
            return (.failure(error), HookReply(.failed(error), milliseconds: 0))
        }
        let seconds = Int(now.timeIntervalSince1970)
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
        gate.leave(hook, of: tenant, failure, isTrial: isTrial, at: surroundings.now())
        return (answer, reply)
    }
}
