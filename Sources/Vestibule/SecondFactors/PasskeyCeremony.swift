/// Holds what a browser brings back from a passkey against our challenge, our origin and what we know of the key.
package struct PasskeyCeremony: Sendable {
    private let verifier: any PasskeyVerifier
    private let challenges: PasskeyChallenge
    private let origin: String
    /// The host of the public base URL (WebAuthn level 3 §5.1.2).
    package let relyingParty: String

    /// - Parameter origin: As a browser writes it: `https://guests.contoso.example`.
    package init(verifier: any PasskeyVerifier, challenges: PasskeyChallenge, origin: String, relyingParty: String) {
        self.verifier = verifier
        self.challenges = challenges
        self.origin = origin
        self.relyingParty = relyingParty
    }

    package func challenge(toAddBy session: Credential) -> [UInt8] { challenges.new(for: .adding(session: session.digest)) }
    package func challenge(toProveBy session: Credential) -> [UInt8] { challenges.new(for: .proving(session: session.digest)) }

    package func challenge(toSignInBy form: String, to tenant: Tenant.ID) -> [UInt8] {
        challenges.new(for: .signingIn(form: form, tenant: tenant))
    }

    /// The counter, and the digest of the challenge that was signed; nil for an answer that is not believed.
    func signCount(
        of assertion: PasskeyAssertion, by passkey: Passkey, form: String, at tenant: Tenant.ID
    ) -> (Int64, TokenDigest)? {
        guard let challenge = PasskeyClientData(assertion.clientData)?.challenge(of: .get, at: origin),
            challenges.isOurs(challenge, for: .signingIn(form: form, tenant: tenant)),
            let count = verifier.signCount(of: assertion, by: passkey.key, relyingParty: relyingParty)
        else { return nil }
        return (count, TokenDigest(of: Base64URL.encode(challenge)))
    }

    /// - Throws: ``SecondFactorRefusal/untrusted``.
    func created(
        _ authenticatorData: [UInt8], clientData: [UInt8], for session: Credential
    ) throws(SecondFactorRefusal) -> Passkey {
        guard let challenge = PasskeyClientData(clientData)?.challenge(of: .create, at: origin),
            challenges.isOurs(challenge, for: .adding(session: session.digest)),
            let passkey = verifier.passkey(in: authenticatorData, relyingParty: relyingParty)
        else { throw .untrusted }
        return passkey
    }

    /// Nil for an answer that is not believed: it counts as a wrong guess.
    func match(_ assertion: PasskeyAssertion, _ held: HeldFactors, for session: Credential) -> FactorMatch? {
        guard let challenge = PasskeyClientData(assertion.clientData)?.challenge(of: .get, at: origin),
            challenges.isOurs(challenge, for: .proving(session: session.digest)),
            let factor = held.factors.first(where: { $0.passkey?.credentialID == assertion.credentialID }),
            let passkey = factor.passkey,
            let count = verifier.signCount(of: assertion, by: passkey.key, relyingParty: relyingParty)
        else { return nil }
        return .passkey(factor.id, signCount: count, isHardware: passkey.isHardware)
    }
}
