/// A guest who has signed in proves a second factor: a code of its app, a passkey, or one of its recovery codes.
package struct ProveSecondFactor: Sendable {
    private let store: any SecondFactorStore
    private let passkeys: PasskeyCeremony
    private let letters: SecondFactorLetters
    private let vault: Vault
    private let surroundings: Surroundings

    package init(
        store: any SecondFactorStore, passkeys: PasskeyCeremony, letters: SecondFactorLetters, vault: Vault,
        surroundings: Surroundings
    ) {
        self.store = store
        self.passkeys = passkeys
        self.letters = letters
        self.vault = vault
        self.surroundings = surroundings
    }

    /// - Parameter credential: The session's, which `session` was read by.
    /// - Returns: The session's new secret; the old one is dead.
    /// - Throws: ``SecondFactorRefusal``.
    package func callAsFunction(
        typed: String, by credential: Credential, of session: Session, in tenant: Tenant
    ) async throws -> Credential {
        let held = try await store.held(by: session.guest.id, of: tenant.id)
        return try await prove(try match(typed, held, session.guest, in: tenant), by: credential, of: session)
    }

    package func callAsFunction(
        _ assertion: PasskeyAssertion, by credential: Credential, of session: Session
    ) async throws -> Credential {
        let held = try await store.held(by: session.guest.id, of: session.tenant)
        return try await prove(passkeys.match(assertion, held, for: credential), by: credential, of: session)
    }

    private func prove(
        _ match: FactorMatch?, by credential: Credential, of session: Session
    ) async throws -> Credential {
        let next = Credential(.session, tenant: session.tenant, row: session.id, in: surroundings)
        switch try await store.prove(match, by: credential, next: next.digest) {
        case .proved: return next
        case .wrong: throw SecondFactorRefusal.wrong
        case .wait(let until): throw SecondFactorRefusal.wait(until: until)
        case .locked: throw SecondFactorRefusal.locked
        case .over: throw SecondFactorRefusal.mayNot
        }
    }

    /// What was typed is a code of six digits or a recovery code of twelve characters; anything else is wrong.
    private func match(_ typed: String, _ held: HeldFactors, _ guest: Guest, in tenant: Tenant) throws -> FactorMatch? {
        if let code = OneTimeCode(typed: typed) {
            for factor in held.factors {
                guard case .authenticator(let sealed) = factor.secret else { continue }
                let context = SecondFactor.context(factor.id, of: guest.id, in: tenant.id)
                // A key that nobody can open any more is in the way of no other.
                guard let bytes = try? vault.open(sealed, for: .authenticatorKey, context: context),
                    let key = AuthenticatorKey(bytes: bytes), let step = code.step(of: key, at: surroundings.now())
                else { continue }
                let resealed = vault.seals(like: sealed) ? nil : try vault.seal(bytes, for: .authenticatorKey, context: context)
                return .authenticator(factor.id, step: step, resealed: resealed)
            }
            return nil
        }
        guard !held.factors.isEmpty, let code = RecoveryCode(typed: typed),
            let kept = held.recoveryCodes.first(where: { code.isKept(as: $0.code, of: guest.id, in: tenant.id, vault: vault) })
        else { return nil }
        return .recoveryCode(
            kept.id, toGuest: try letters.toGuest(.recoveryCodeUsed, guest, in: tenant),
            toSponsor: try letters.toSponsor(.recoveryCodeUsed, guest, in: tenant))
    }
}
