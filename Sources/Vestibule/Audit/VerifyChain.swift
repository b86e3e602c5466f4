/// Walks all that is kept of a tenant's chain, page by page, and holds it against its head and the heads that were exported.
package struct VerifyChain: Sendable {
    private let audit: any AuditStore
    private let vault: Vault

    private static let page = 1000

    package init(audit: any AuditStore, vault: Vault) {
        self.audit = audit
        self.vault = vault
    }

    /// The place of the last link, when all that are kept are whole.
    ///
    /// - Throws: ``ChainBreak`` naming the first that is not.
    package func callAsFunction(_ tenant: Tenant.ID, against exported: [ChainHead] = []) async throws -> Int {
        for head in exported where head.tenant != tenant || !head.isSigned(by: vault) {
            throw ChainBreak.headForged(position: head.position)
        }
        let checkpoint = try await audit.checkpoint(of: tenant)
        do { return try await walk(tenant, from: checkpoint, against: exported) } catch let broken as ChainBreak {
            // A month that was dropped in the middle of the walk is missing, and not broken.
            let newer = try await audit.checkpoint(of: tenant)
            guard newer != checkpoint else { throw broken }
            return try await walk(tenant, from: newer, against: exported)
        }
    }

    private func walk(_ tenant: Tenant.ID, from checkpoint: ChainCheckpoint?, against exported: [ChainHead]) async throws -> Int {
        if let checkpoint, !checkpoint.isSigned(by: vault) { throw ChainBreak.checkpointForged(position: checkpoint.position) }
        var walk = ChainWalk(of: tenant, from: checkpoint, against: exported)
        // Sealing goes on meanwhile: a head is read first, and then the links up to it.
        while let head = try await audit.head(of: tenant) {
            guard head.isSigned(by: vault) else { throw ChainBreak.headForged(position: head.position) }
            while walk.position < head.position {
                let links = try await audit.links(
                    of: tenant, after: walk.position, limit: min(Self.page, head.position - walk.position))
                for link in links { try walk.take(link) }
                if links.isEmpty { break }
            }
            try walk.finish(at: head)
            if try await audit.links(of: tenant, after: head.position, limit: 1).isEmpty { return head.position }
            // More was sealed since; if not, nobody signed it.
            guard let newer = try await audit.head(of: tenant), newer.position > head.position else {
                throw ChainBreak.notOfTheHead(position: head.position + 1)
            }
        }
        guard checkpoint == nil, try await audit.links(of: tenant, after: 0, limit: 1).isEmpty else { throw ChainBreak.headMissing }
        if let cut = exported.map(\.position).max() { throw ChainBreak.cut(after: 0, head: cut) }
        return 0
    }
}
