/// The last link of the months that retention dropped from a tenant's chain, signed by the vault: what is kept goes on from it.
package struct ChainCheckpoint: Sendable, Equatable {
    package var tenant: Tenant.ID
    package var position: Int
    package var hash: [UInt8]
    package var signature: [UInt8]

    package init(tenant: Tenant.ID, position: Int, hash: [UInt8], signature: [UInt8]) {
        self.tenant = tenant
        self.position = position
        self.hash = hash
        self.signature = signature
    }

    package func isSigned(by vault: Vault) -> Bool {
        vault.isSignature(signature, of: Self.statement(tenant, position, hash), for: .auditHead)
    }

    package static func signature(of tenant: Tenant.ID, at position: Int, hash: [UInt8], by vault: Vault) -> [UInt8] {
        vault.signature(of: statement(tenant, position, hash), for: .auditHead)
    }

    /// Begins otherwise than a head's, or an old head would allow all before it to be taken away.
    private static func statement(_ tenant: Tenant.ID, _ position: Int, _ hash: [UInt8]) -> String {
        "checkpoint \(tenant) \(position) \(Base64URL.encode(hash))"
    }
}
