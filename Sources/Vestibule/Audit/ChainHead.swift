package import FoundationEssentials

/// How far a tenant's chain goes, signed by the vault: whoever rewrites the database cannot make one.
package struct ChainHead: Sendable, Equatable {
    package var tenant: Tenant.ID
    package var position: Int
    package var hash: [UInt8]
    package var signature: [UInt8]
    package var sealedAt: Date

    package init(tenant: Tenant.ID, position: Int, hash: [UInt8], signature: [UInt8], sealedAt: Date) {
        self.tenant = tenant
        self.position = position
        self.hash = hash
        self.signature = signature
        self.sealedAt = sealedAt
    }

    package func isSigned(by vault: Vault) -> Bool {
        vault.isSignature(signature, of: Self.statement(tenant, position, hash), for: .auditHead)
    }

    package static func signature(of tenant: Tenant.ID, at position: Int, hash: [UInt8], by vault: Vault) -> [UInt8] {
        vault.signature(of: statement(tenant, position, hash), for: .auditHead)
    }

    private static func statement(_ tenant: Tenant.ID, _ position: Int, _ hash: [UInt8]) -> String {
        "\(tenant) \(position) \(Base64URL.encode(hash))"
    }
}

/// A head outside the database, as JSON: what `GET /admin/tenants/{t}/events/head` answers, and `vestibule audit verify --head` reads.
package struct ExportedHead: Codable, Sendable, Equatable {
    package var tenant: String
    package var position: Int
    package var hash: String
    package var signature: String

    package init(_ head: ChainHead) {
        tenant = head.tenant.description
        position = head.position
        hash = Base64URL.encode(head.hash)
        signature = Base64URL.encode(head.signature)
    }

    /// Nil for what is no head.
    package var head: ChainHead? {
        guard let tenant = Tenant.ID(tenant), let hash = Base64URL.decode(hash), let signature = Base64URL.decode(signature) else {
            return nil
        }
        return ChainHead(tenant: tenant, position: position, hash: hash, signature: signature, sealedAt: .distantPast)
    }
}
