import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresRedemptionStore {
    package func requestNewLink(
        _ invitation: Invitation.ID, of tenant: Tenant.ID, action: NewSponsorAction, letter: NewLetter
    ) async throws -> Bool {
        let event = Event(.newLinkRequested, by: .visitor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with asked as (
                insert into sponsor_actions as s (tenant_id, action_id, digest, kind, invitation_id, expires_at, recipient)
                values (\(tenant), \(action.id), \(action.digest), \(action.kind.rawValue), \(invitation),
                        now() + make_interval(secs => \(SponsorAction.life)), \(letter.recipient.mailbox))
                -- A wish that lapsed unanswered makes way for this one.
                on conflict (tenant_id, invitation_id) where kind = 'approveLink' and used_at is null do update
                   set action_id = excluded.action_id, digest = excluded.digest, created_at = now(),
                       expires_at = excluded.expires_at, recipient = excluded.recipient
                 where s.expires_at <= now()
                returning tenant_id
            ), letter as (
                \(LetterRows.insertion(of: letter, from: "asked"))
            ), event as (
                \(event.beside(
                    "asked", target: invitation.description,
                    guest: "(select guest_id from invitations where tenant_id = \(tenant) and invitation_id = \(invitation))"))
            )
            select tenant_id from asked
            """
        ).isEmpty
    }

    package func sponsorAction(_ link: Credential) async throws -> SponsorAction? {
        let row = try await database.rows(
            of: link.tenant,
            """
            select a.*, a.used_at is null and a.expires_at <= now() and (a.request_id is null or r.state = 'open') as is_expired,
                   a.used_at is null and a.expires_at > now() and (a.request_id is null or r.state = 'open')
                        and (a.recipient is null
                             or case when a.request_id is null then \(unescaped: GuestSponsor.isOne("a.recipient", of: "g"))
                                     else a.recipient = lower(coalesce(asked.contact, t.contact)) end) as is_open
              from sponsor_actions a
              join tenants t on t.tenant_id = \(link.tenant)
              left join access_requests r on r.tenant_id = a.tenant_id and r.request_id = a.request_id
              left join applications asked on asked.tenant_id = a.tenant_id and asked.application_id = r.application_id
              left join invitations about on about.tenant_id = a.tenant_id and about.invitation_id = a.invitation_id
              left join guests g on g.tenant_id = a.tenant_id and g.guest_id = about.guest_id
              \(GuestSponsor.contact(of: "g", in: "\(link.tenant)"))
             where a.tenant_id = \(link.tenant) and a.action_id = \(SponsorAction.ID(rawValue: link.row))
            """
        ).first
        guard let row, try row.decode("digest", as: TokenDigest.self) == link.digest else { return nil }
        let request = try row.decode("request_id", as: AccessRequest.ID?.self)
        return SponsorAction(
            id: try row.decode("action_id"), tenant: link.tenant, kind: try row.word("kind"),
            subject: try request.map { .accessRequest($0) } ?? .invitation(row.decode("invitation_id")),
            recipient: try row.decode("recipient"), isOpen: try row.decode("is_open", as: Bool?.self) ?? false,
            isExpired: try row.decode("is_expired", as: Bool?.self) ?? false)
    }

    package func spend(_ link: Credential) async throws -> Bool {
        try await !database.rows(
            of: link.tenant,
            """
            update sponsor_actions set used_at = now()
             where tenant_id = \(link.tenant) and action_id = \(SponsorAction.ID(rawValue: link.row))
               and digest = \(link.digest) and used_at is null and expires_at > now()
            returning tenant_id
            """
        ).isEmpty
    }
}
