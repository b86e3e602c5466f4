/// A guest whose mailbox was proved a while ago signs in by its passkey in place of a mailed code, where the tenant lets guests.
///
/// The page offers it to everybody, and the browser knows which passkeys it has: so nothing is told about any address.
package struct SignInByPasskey: Sendable {
    private let store: any PasskeySignInStore
    private let tenants: any TenantStore
    private let passkeys: PasskeyCeremony
    private let surroundings: Surroundings

    package init(store: any PasskeySignInStore, tenants: any TenantStore, passkeys: PasskeyCeremony, surroundings: Surroundings) {
        self.store = store
        self.tenants = tenants
        self.passkeys = passkeys
        self.surroundings = surroundings
    }

    /// - Parameter form: The token of the form that the challenge stood in.
    /// - Throws: ``SecondFactorRefusal``: `untrusted` for whatever is not believed, and `mailboxDue` once it is; ``AccessEnded``.
    package func callAsFunction(
        _ assertion: PasskeyAssertion, form: String, to id: Tenant.ID
    ) async throws -> (session: Credential, guest: Guest.ID) {
        try await tenants.underSettings(of: id, ifMissing: SecondFactorRefusal.untrusted) { tenant in
            guard tenant.letsPasskeysReplaceCodes else { throw SecondFactorRefusal.untrusted }
            guard let held = try await store.passkey(assertion.credentialID, of: id), tenant.admits(held.address.domain),
                let (count, challenge) = passkeys.signCount(of: assertion, by: held.passkey, form: form, at: id)
            else { throw SecondFactorRefusal.untrusted }
            let row = surroundings.newID(of: Session.self)
            let session = Credential(.session, tenant: id, row: row, in: surroundings)
            let used = UsedPasskey(
                factor: held.factor, signCount: count, isHardware: held.passkey.isHardware, challenge: challenge)
            switch try await store.signIn(by: used, session: NewSession(id: row, digest: session.digest), in: tenant) {
            case .signedIn(let guest): return (session, guest)
            case .mailboxDue: throw SecondFactorRefusal.mailboxDue
            case .refused: throw SecondFactorRefusal.untrusted
            case .accessEnded(let ended): throw ended
            case .settingsChanged: return nil
            }
        }
    }
}

extension Tenant {
    /// Not where each sign-in by code looks for a better door first.
    package var letsPasskeysReplaceCodes: Bool {
        status == .active && secondFactors.passkeysReplaceCodes && !routes.switchedOff.contains(.passcode)
            && routes.selfHealing != .require
    }
}

/// A guest's passkey, found by what its authenticator calls it.
package struct FoundPasskey: Sendable {
    package var factor: SecondFactor.ID
    package var address: EmailAddress
    package var passkey: Passkey

    package init(factor: SecondFactor.ID, address: EmailAddress, passkey: Passkey) {
        self.factor = factor
        self.address = address
        self.passkey = passkey
    }
}

/// A proof by a passkey, made ready; the statement decides what it begins.
package struct UsedPasskey: Sendable {
    package var factor: SecondFactor.ID
    package var signCount: Int64
    package var isHardware: Bool
    /// Of the challenge that was signed: it begins one session.
    package var challenge: TokenDigest

    package init(factor: SecondFactor.ID, signCount: Int64, isHardware: Bool, challenge: TokenDigest) {
        self.factor = factor
        self.signCount = signCount
        self.isHardware = isHardware
        self.challenge = challenge
    }
}

package enum PasskeySignInOutcome: Sendable, Equatable {
    case signedIn(Guest.ID)
    /// The mailbox was proved too long ago.
    case mailboxDue
    /// The challenge was used, the counter does not grow, or the guest may not come in by code.
    case refused
    case accessEnded(AccessEnded)
    case settingsChanged
}

package protocol PasskeySignInStore: Sendable {
    func passkey(_ credentialID: [UInt8], of tenant: Tenant.ID) async throws -> FoundPasskey?
    /// Spends the challenge, counts, and begins the session, in one statement under these settings.
    func signIn(by used: UsedPasskey, session: NewSession, in tenant: Tenant) async throws -> PasskeySignInOutcome
}
