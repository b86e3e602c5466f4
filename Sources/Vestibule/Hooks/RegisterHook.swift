import FoundationEssentials

/// Makes a tenant's hooks, and keeps them.
package struct RegisterHook: Sendable {
    private let tenants: any TenantStore
    private let vault: Vault
    private let allowsLoopback: Bool
    private let surroundings: Surroundings

    /// - Parameter allowsLoopback: Whether a hook may be plain http on this machine.
    package init(tenants: any TenantStore, vault: Vault, allowsLoopback: Bool, surroundings: Surroundings) {
        self.tenants = tenants
        self.vault = vault
        self.allowsLoopback = allowsLoopback
        self.surroundings = surroundings
    }

    /// - Returns: The hook, and its secret as a receiver takes it, shown this once.
    /// - Throws: ``HookRefusal``, ``TenantRefusal``.
    package func callAsFunction(
        _ kind: Hook.Kind, _ draft: HookDraft, of id: Tenant.ID, by actor: Actor
    ) async throws -> (hook: Hook, secret: String) {
        guard let name = draft.name else { throw HookRefusal.missing("name") }
        guard let url = draft.url else { throw HookRefusal.missing("url") }
        let hook = surroundings.newID(of: Hook.self)
        let (secret, sealed) = try newSecret(for: hook, of: id)
        var new = Hook(
            id: hook, name: name, url: url, kind: kind, secrets: HookSecrets(sealed: sealed), createdAt: surroundings.now())
        try draft.apply(to: &new, allowsLoopback: allowsLoopback)
        let made = try await tenants.decideChange(of: id, by: actor) { tenant in
            guard tenant.hooks.count < Hook.most else { throw HookRefusal.tooMany }
            try Self.check(new, among: tenant.hooks)
            return (new, .addHook(new))
        }
        return (made, secret)
    }

    /// - Throws: ``HookRefusal``, ``TenantRefusal``.
    package func change(_ hook: Hook.ID, _ draft: HookDraft, of id: Tenant.ID, by actor: Actor) async throws -> Hook {
        try await tenants.decideChange(of: id, by: actor) { tenant in
            var changed = try self.hook(hook, of: tenant)
            try draft.apply(to: &changed, allowsLoopback: allowsLoopback)
            try Self.check(changed, among: tenant.hooks)
            return (changed, .changeHook(changed))
        }
    }

    /// What waits for it goes with it.
    package func remove(_ hook: Hook.ID, of id: Tenant.ID, by actor: Actor) async throws {
        try await tenants.decideChange(of: id, by: actor) { tenant in
            let gone = try self.hook(hook, of: tenant)
            return (gone, .removeHook(gone))
        }
    }

    /// A new secret signs from now on, and the one before it beside it for some hours. One that was former until now is forgotten.
    ///
    /// - Returns: The new secret, shown this once.
    package func rotateSecret(
        of hook: Hook.ID, keepingFormerHours hours: Int, tenant id: Tenant.ID, by actor: Actor
    ) async throws -> (hook: Hook, secret: String) {
        guard HookSecrets.overlapHours.contains(hours) else { throw HookRefusal.overlap }
        let (secret, sealed) = try newSecret(for: hook, of: id)
        let changed = try await tenants.decideChange(of: id, by: actor) { tenant in
            var changed = try self.hook(hook, of: tenant)
            changed.secrets = HookSecrets(
                sealed: sealed, sealedFormer: hours > 0 ? changed.secrets.sealed : nil,
                formerUntil: hours > 0 ? surroundings.now().addingTimeInterval(Double(hours) * 3600) : nil)
            return (changed, .rotateHookSecret(changed))
        }
        return (changed, secret)
    }

    private static func check(_ hook: Hook, among hooks: [Hook]) throws(HookRefusal) {
        guard case .decision = hook.kind, hook.isEnabled else { return }
        guard hooks.count(where: { $0.isEnabled && $0.kind == hook.kind && $0.id != hook.id }) < Hook.mostAtOnePoint else {
            throw .tooManyAtThePoint
        }
    }

    private func newSecret(for hook: Hook.ID, of tenant: Tenant.ID) throws -> (text: String, sealed: [UInt8]) {
        let secret = surroundings.randomBytes(HookSecrets.length)
        return (HookSecrets.text(secret), try HookSecrets.seal(secret, for: hook, of: tenant, with: vault))
    }

    private func hook(_ id: Hook.ID, of tenant: Tenant) throws(HookRefusal) -> Hook {
        guard let hook = tenant.hooks.first(where: { $0.id == id }) else { throw .notFound }
        return hook
    }
}
