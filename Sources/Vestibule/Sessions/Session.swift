package import FoundationEssentials
package import OpenIDConnect

/// A guest's signed-in browser at one tenant: 24 hours from the proof, fixed.
package struct Session: Sendable, Equatable {
    package typealias ID = Identifier<Session>

    package var id: ID
    package var tenant: Tenant.ID
    package var guest: Guest
    /// When the guest proved who it is (OpenID Connect `auth_time`).
    package var provedAt: Date
    package var expiresAt: Date
    /// How (RFC 8176): `["otp"]` for a passcode, with `mfa` once a second factor was proved.
    package var methods: [String]
    /// When the guest last proved a second factor, here or at a provider whose word the tenant takes; nil for never in this session.
    package var secondFactorAt: Date?

    package init(
        id: ID, tenant: Tenant.ID, guest: Guest, provedAt: Date, expiresAt: Date, methods: [String], secondFactorAt: Date? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.guest = guest
        self.provedAt = provedAt
        self.expiresAt = expiresAt
        self.methods = methods
        self.secondFactorAt = secondFactorAt
    }

    /// How the guest proved who it is, as applications ask for it (OpenID Connect `acr`).
    package var contextClass: ContextClass { methods.contains("fed") ? .account : .passcode }

    package static let life: TimeInterval = 24 * 3600
}

/// A session made ready; the statement that ends the proof begins it.
package struct NewSession: Sendable {
    package var id: Session.ID
    package var digest: TokenDigest
    /// Whether it lets nobody in until the guest has been at a better door (``SelfHealing/require``).
    package var isHeld = false
    /// Whether the provider asked for a second factor, and its word is taken for it.
    package var hasSecondFactor = false
}

package protocol SessionStore: Sendable {
    /// The live session of this secret: not held, not ended, not lapsed, its guest enabled and its tenant active. Otherwise nil.
    func session(_ credential: Credential) async throws -> Session?
    func end(_ credential: Credential) async throws
}
