package import FoundationEssentials

/// What a passkey signs, so that its answer serves one page and no other (WebAuthn level 3 §13.4.3).
///
/// No row: its bytes are random bits, the time, and an authentication code over both and what it is for. Of a session that includes the secret's
/// digest; a proof gives the session a new secret, so a challenge dies with its use. At a sign-in there is no such secret, and the used ones are kept
/// while they could be used again.
package struct PasskeyChallenge: Sendable {
    package enum Purpose: Sendable {
        case adding(session: TokenDigest)
        case proving(session: TokenDigest)
        /// Of who has no session: bound to the browser's form.
        case signingIn(form: String, tenant: Tenant.ID)
    }

    private let vault: Vault
    private let surroundings: Surroundings

    package init(vault: Vault, surroundings: Surroundings) {
        self.vault = vault
        self.surroundings = surroundings
    }

    package static let life: TimeInterval = 300

    package func new(for purpose: Purpose) -> [UInt8] {
        let seconds = UInt64(max(0, surroundings.now().timeIntervalSince1970))
        let head = surroundings.randomBytes(16) + (0..<8).reversed().map { UInt8(truncatingIfNeeded: seconds >> (UInt64($0) * 8)) }
        return head + vault.authenticationCode(of: Self.text(head, purpose), for: .passkeyChallenge)
    }

    package func isOurs(_ challenge: [UInt8], for purpose: Purpose) -> Bool {
        guard challenge.count == 56 else { return false }
        let head = Array(challenge[..<24])
        guard vault.isAuthentic(Array(challenge[24...]), of: Self.text(head, purpose), for: .passkeyChallenge) else { return false }
        let seconds = head[16...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let age = surroundings.now().timeIntervalSince1970 - Double(seconds)
        return (-1...Self.life).contains(age)
    }

    private static func text(_ head: [UInt8], _ purpose: Purpose) -> String {
        switch purpose {
        case .adding(let digest): "adding \(Base64URL.encode(digest.rawValue)) \(Base64URL.encode(head))"
        case .signingIn(let form, let tenant): "signing in \(tenant) \(form) \(Base64URL.encode(head))"
        case .proving(let digest): "proving \(Base64URL.encode(digest.rawValue)) \(Base64URL.encode(head))"
        }
    }
}
