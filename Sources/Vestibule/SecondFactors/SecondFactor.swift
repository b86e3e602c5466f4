package import FoundationEssentials

/// What a guest proves itself with beside the mailbox or account: an authenticator app or a passkey.
package struct SecondFactor: Sendable, Equatable {
    package typealias ID = Identifier<SecondFactor>

    package enum Kind: String, Sendable, Codable, CaseIterable { case authenticator, passkey }

    package var id: ID
    package var secret: Secret
    package var createdAt: Date
    package var lastUsedAt: Date?

    /// What a proof is held against.
    package enum Secret: Sendable, Equatable {
        /// The app's key, sealed by the vault.
        case authenticator(sealedKey: [UInt8])
        case passkey(Passkey)

        package var kind: Kind {
            switch self {
            case .authenticator: .authenticator
            case .passkey: .passkey
            }
        }
    }

    package init(id: ID, secret: Secret, createdAt: Date, lastUsedAt: Date?) {
        self.id = id
        self.secret = secret
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
    }

    package var kind: Kind { secret.kind }

    package var passkey: Passkey? {
        guard case .passkey(let passkey) = secret else { return nil }
        return passkey
    }

    /// How long a proof lets the guest change its factors, and how young the first proof must be where there is none yet.
    package static let freshness: TimeInterval = 600
    /// How many a guest may have.
    package static let most = 10

    /// Binds a sealed key to its row.
    static func context(_ id: ID, of guest: Guest.ID, in tenant: Tenant.ID) -> String { "\(tenant) \(guest) \(id)" }
}

/// What a guest has to prove itself with.
package struct HeldFactors: Sendable, Equatable {
    package var factors: [SecondFactor]
    /// Those not used yet.
    package var recoveryCodes: [KeptRecoveryCode]
    /// When its factors go, because whoever answers for the guest has agreed; nil where nothing is under way.
    package var resetDueAt: Date?
    /// When a reset was asked for that nobody has answered yet.
    package var resetAskedAt: Date?

    package init(
        factors: [SecondFactor] = [], recoveryCodes: [KeptRecoveryCode] = [], resetDueAt: Date? = nil, resetAskedAt: Date? = nil
    ) {
        self.factors = factors
        self.recoveryCodes = recoveryCodes
        self.resetDueAt = resetDueAt
        self.resetAskedAt = resetAskedAt
    }

    package func has(_ kind: SecondFactor.Kind) -> Bool { factors.contains { $0.kind == kind } }
}

package struct KeptRecoveryCode: Sendable, Equatable {
    package typealias ID = Identifier<KeptRecoveryCode>

    package var id: ID
    package var code: [UInt8]

    package init(id: ID, code: [UInt8]) {
        self.id = id
        self.code = code
    }
}

extension Session {
    /// Whether the guest has proved a second factor so short a while ago that it may change them.
    package func mayChangeFactors(at now: Date) -> Bool {
        secondFactorAt.map { now.timeIntervalSince($0) < SecondFactor.freshness } ?? false
    }

    /// Whether who signed in may add a first factor: trust on first use lasts a short while.
    package func mayAddFirstFactor(at now: Date) -> Bool { now.timeIntervalSince(provedAt) < SecondFactor.freshness }
}
