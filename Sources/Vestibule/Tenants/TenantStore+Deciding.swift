/// Twice is a coincidence; where the settings change a fifth time under one request, whoever asks is told to come back.
private let mostTries = 5

extension TenantStore {
    /// Runs `attempt` under the tenant's settings. Nil from it says that they have changed meanwhile: it runs again under the new ones.
    ///
    /// - Parameter refusal: The answer where there is no such tenant.
    /// - Throws: ``TenantRefusal/settingsKeepChanging`` at the fifth nil, and what `attempt` throws.
    package func underSettings<Answer>(
        of id: Tenant.ID, ifMissing refusal: any Refusal = TenantRefusal.notFound, _ attempt: (Tenant) async throws -> Answer?
    ) async throws -> Answer {
        var settings = try await tenant(id)
        for _ in 0..<mostTries {
            guard let tenant = settings else { throw refusal }
            if let answer = try await attempt(tenant) { return answer }
            settings = try await freshTenant(id)
        }
        throw TenantRefusal.settingsKeepChanging
    }

    /// Changes the tenant as `decide` says of it as it is now: what another administrator changes between is decided on anew.
    ///
    /// - Returns: What `decide` says beside the change.
    /// - Throws: ``TenantRefusal``, and what `decide` throws.
    @discardableResult
    package func decideChange<Answer>(
        of id: Tenant.ID, by actor: Actor, _ decide: (Tenant) async throws -> (Answer, TenantChange)
    ) async throws -> Answer {
        for _ in 0..<mostTries {
            guard let tenant = try await freshTenant(id) else { throw TenantRefusal.notFound }
            let (answer, change) = try await decide(tenant)
            do {
                try await self.change(id, change, ifRevision: tenant.revision, by: actor)
                return answer
            } catch TenantRefusal.settingsKeepChanging { continue }
        }
        throw TenantRefusal.settingsKeepChanging
    }
}
