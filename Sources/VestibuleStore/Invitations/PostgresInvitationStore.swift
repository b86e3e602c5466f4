import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresInvitationStore: InvitationStore {
    let database: Database
    let surroundings: Surroundings
    /// Invitation letters that one mailbox may have from one tenant in a day (UTC).
    let lettersPerDay: Int

    package init(_ database: Database, surroundings: Surroundings, lettersPerDay: Int = 5) {
        self.database = database
        self.surroundings = surroundings
        self.lettersPerDay = lettersPerDay
    }

    package func invitation(_ id: Invitation.ID, of tenant: Tenant.ID) async throws -> Invitation? {
        try await database.rows(of: tenant, pace: .lookup, InvitationRows.one(id, of: tenant)).first
            .map(InvitationRows.whole)
    }

    package func invitation(
        openedBy link: Credential
    ) async throws -> (invitation: Invitation, linkIsCurrent: Bool)? {
        let id = Invitation.ID(rawValue: link.row)
        guard let row = try await database.rows(of: link.tenant, pace: .lookup, InvitationRows.one(id, of: link.tenant)).first
        else {
            return nil
        }
        let digest = try row.decode("digest", as: TokenDigest.self)
        let earlier = try row.decode("earlier_digests", as: [[UInt8]].self).map(TokenDigest.init(rawValue:))
        let wasOnce = earlier.reduce(false) { known, digest in (digest == link.digest) || known }
        let isCurrent = digest == link.digest
        // Ids are no secrets: whoever made the rest up has no link of this invitation.
        return isCurrent || wasOnce ? (try InvitationRows.invitation(row), isCurrent) : nil
    }

    package func list(
        of tenant: Tenant.ID, address: EmailAddress?, after cursor: Invitation.ID?, limit: Int
    ) async throws -> [Invitation] {
        let chosen: Query =
            if let address {
                """
                \(unescaped: InvitationRows.selection)
                 where i.tenant_id = \(tenant)
                   and i.guest_id in (select guest_id from guests
                                       where tenant_id = \(tenant) and mailbox = \(address.mailbox))
                   and (\(cursor)::uuid is null or i.invitation_id > \(cursor))
                 order by i.invitation_id limit \(limit)
                """
            } else {
                """
                \(unescaped: InvitationRows.selection)
                 where i.tenant_id = \(tenant) and (\(cursor)::uuid is null or i.invitation_id > \(cursor))
                 order by i.invitation_id limit \(limit)
                """
            }
        return try await database.rows(of: tenant, chosen).map(InvitationRows.invitation)
    }

    package func newest(of guest: Guest.ID, tenant: Tenant.ID) async throws -> Invitation? {
        try await database.rows(
            of: tenant,
            """
            \(unescaped: InvitationRows.selection)
             where i.tenant_id = \(tenant) and i.guest_id = \(guest) order by i.invitation_id desc limit 1
            """
        ).first.map(InvitationRows.invitation)
    }
}
