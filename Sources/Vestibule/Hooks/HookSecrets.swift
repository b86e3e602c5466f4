package import FoundationEssentials

/// What a hook's messages are signed with, sealed: while it is rotated, the former secret too.
package struct HookSecrets: Sendable, Equatable {
    package var sealed: [UInt8]
    package var sealedFormer: [UInt8]?
    /// When the former one signs no more.
    package var formerUntil: Date?

    package init(sealed: [UInt8], sealedFormer: [UInt8]? = nil, formerUntil: Date? = nil) {
        self.sealed = sealed
        self.sealedFormer = sealedFormer
        self.formerUntil = formerUntil
    }

    /// Bytes of a secret: Standard Webhooks takes 24 to 64.
    static let length = 32
    /// Hours that a former secret may go on signing.
    package static let overlapHours = 0...168
    package static let usualOverlapHours = 24

    /// Those that sign now, the newest first.
    package func opened(
        for hook: Hook.ID, of tenant: Tenant.ID, with vault: Vault, at now: Date
    ) throws(VaultError) -> [[UInt8]] {
        var secrets = [try vault.open(sealed, for: .hookSecret, context: Self.context(hook, tenant))]
        if let sealedFormer, let formerUntil, now < formerUntil {
            secrets.append(try vault.open(sealedFormer, for: .hookSecret, context: Self.context(hook, tenant)))
        }
        return secrets
    }

    static func seal(
        _ secret: [UInt8], for hook: Hook.ID, of tenant: Tenant.ID, with vault: Vault
    ) throws(VaultError) -> [UInt8] {
        try vault.seal(secret, for: .hookSecret, context: context(hook, tenant))
    }

    /// As receivers are given it (Standard Webhooks, "Signature scheme").
    package static func text(_ secret: [UInt8]) -> String { "whsec_" + Data(secret).base64EncodedString() }

    private static func context(_ hook: Hook.ID, _ tenant: Tenant.ID) -> String { "hook \(tenant) \(hook)" }
}
