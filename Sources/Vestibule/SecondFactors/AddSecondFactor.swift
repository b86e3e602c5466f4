/// A guest adds an authenticator app or a passkey, and gets recovery codes with the first.
package struct AddSecondFactor: Sendable {
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

    /// A key for an app, not kept anywhere: the form carries it, sealed, until a code shows that the app has it.
    package struct Draft: Sendable {
        package var factor: SecondFactor.ID
        package var key: AuthenticatorKey
        package var sealedKey: [UInt8]
    }

    package struct Added: Sendable {
        /// The session's new secret; the old one is dead.
        package var session: Credential
        /// To be shown this once; empty where the guest has had some.
        package var recoveryCodes: [RecoveryCode]
    }

    package func draft(for guest: Guest, in tenant: Tenant) throws -> Draft {
        let id = surroundings.newID(of: SecondFactor.self)
        let key = AuthenticatorKey(in: surroundings)
        return Draft(
            factor: id, key: key,
            sealedKey: try vault.seal(
                key.bytes, for: .authenticatorKey, context: SecondFactor.context(id, of: guest.id, in: tenant.id)))
    }

    /// The draft that a form brought back; nil for one that is damaged or another guest's.
    package func draft(_ id: SecondFactor.ID, sealedKey: [UInt8], for guest: Guest, in tenant: Tenant) -> Draft? {
        guard
            let bytes = try? vault.open(
                sealedKey, for: .authenticatorKey, context: SecondFactor.context(id, of: guest.id, in: tenant.id)),
            let key = AuthenticatorKey(bytes: bytes)
        else { return nil }
        return Draft(factor: id, key: key, sealedKey: sealedKey)
    }

    /// - Throws: ``SecondFactorRefusal``: `wrong` for a code that the app would not show now.
    package func callAsFunction(
        _ draft: Draft, confirmedBy typed: String, by credential: Credential, of session: Session, in tenant: Tenant
    ) async throws -> Added {
        guard let step = OneTimeCode(typed: typed)?.step(of: draft.key, at: surroundings.now()) else {
            throw SecondFactorRefusal.wrong
        }
        return try await add(
            .authenticator(sealedKey: draft.sealedKey), draft.factor, step: step, by: credential, of: session, in: tenant)
    }

    /// - Throws: ``SecondFactorRefusal``: `untrusted` for what is not this page's or not believed.
    package func callAsFunction(
        authenticatorData: [UInt8], clientData: [UInt8], by credential: Credential, of session: Session, in tenant: Tenant
    ) async throws -> Added {
        let passkey = try passkeys.created(authenticatorData, clientData: clientData, for: credential)
        return try await add(
            .passkey(passkey), surroundings.newID(), step: nil, by: credential, of: session, in: tenant)
    }

    private func add(
        _ secret: SecondFactor.Secret, _ id: SecondFactor.ID, step: Int64?, by credential: Credential, of session: Session,
        in tenant: Tenant
    ) async throws -> Added {
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode(in: surroundings) }
        let new = NewSecondFactor(
            id: id, secret: secret, step: step,
            recoveryCodes: codes.map {
                KeptRecoveryCode(id: surroundings.newID(), code: $0.code(of: session.guest.id, in: tenant.id, vault: vault))
            }, letter: try letters.toGuest(.added, session.guest, method: secret.kind, in: tenant))
        let next = Credential(.session, tenant: session.tenant, row: session.id, in: surroundings)
        switch try await store.add(new, by: credential, next: next.digest) {
        case .added(let isFirst): return Added(session: next, recoveryCodes: isFirst ? codes : [])
        case .taken: throw SecondFactorRefusal.taken
        case .tooMany: throw SecondFactorRefusal.tooMany
        case .mayNot: throw SecondFactorRefusal.mayNot
        }
    }
}
