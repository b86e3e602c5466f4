/// Removes second factors, and draws new recovery codes.
package struct ChangeSecondFactors: Sendable {
    private let store: any SecondFactorStore
    private let letters: SecondFactorLetters
    private let vault: Vault
    private let surroundings: Surroundings

    package init(store: any SecondFactorStore, letters: SecondFactorLetters, vault: Vault, surroundings: Surroundings) {
        self.store = store
        self.letters = letters
        self.vault = vault
        self.surroundings = surroundings
    }

    /// The guest removes one of its own.
    ///
    /// - Throws: ``SecondFactorRefusal/mayNot`` without a fresh proof of a second factor, ``SecondFactorRefusal/notFound``.
    package func remove(
        _ id: SecondFactor.ID, by credential: Credential, of session: Session, in tenant: Tenant
    ) async throws {
        guard session.mayChangeFactors(at: surroundings.now()) else { throw SecondFactorRefusal.mayNot }
        try await remove(id, of: session.guest, in: tenant, .removed, by: .session(credential))
    }

    /// An application or operator removes one, for a guest who has lost it.
    ///
    /// - Throws: ``SecondFactorRefusal/notFound``.
    package func takeAway(
        _ id: SecondFactor.ID, _ kind: SecondFactor.Kind, of guest: Guest, in tenant: Tenant, by actor: Actor
    ) async throws {
        let held = try await store.held(by: guest.id, of: tenant.id)
        guard held.factors.contains(where: { $0.id == id && $0.kind == kind }) else { throw SecondFactorRefusal.notFound }
        try await remove(id, of: guest, in: tenant, .taken, by: .other(actor))
    }

    private func remove(
        _ id: SecondFactor.ID, of guest: Guest, in tenant: Tenant, _ change: SecondFactorLetter.Change, by remover: FactorRemover
    ) async throws {
        let letter = try letters.toGuest(change, guest, in: tenant)
        guard try await store.remove(id, of: guest.id, tenant: tenant.id, by: remover, letter: letter) else {
            throw SecondFactorRefusal.notFound
        }
    }

    /// - Returns: To be shown this once.
    /// - Throws: ``SecondFactorRefusal/mayNot`` without a fresh proof of a second factor.
    package func renewRecoveryCodes(
        by credential: Credential, of session: Session, in tenant: Tenant
    ) async throws -> [RecoveryCode] {
        guard session.mayChangeFactors(at: surroundings.now()) else { throw SecondFactorRefusal.mayNot }
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode(in: surroundings) }
        let kept = codes.map {
            KeptRecoveryCode(id: surroundings.newID(), code: $0.code(of: session.guest.id, in: tenant.id, vault: vault))
        }
        let letter = try letters.toGuest(.codesRenewed, session.guest, in: tenant)
        guard try await store.renewRecoveryCodes(kept, by: credential, letter: letter) else { throw SecondFactorRefusal.mayNot }
        return codes
    }
}
