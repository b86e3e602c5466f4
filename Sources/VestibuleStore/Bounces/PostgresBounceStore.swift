import Postgres
package import Vestibule

package struct PostgresBounceStore: BounceStore {
    private let outbox: PostgresOutboxStore
    private var database: Database { outbox.database }
    private var surroundings: Surroundings { outbox.surroundings }

    package init(_ outbox: PostgresOutboxStore) { self.outbox = outbox }

    package func letter(_ id: StoredLetter.ID, of tenant: Tenant.ID) async throws -> BouncingLetter? {
        try await database.rows(
            of: tenant,
            "select * from letters where tenant_id = \(tenant) and letter_id = \(id)"
        ).first.map {
            BouncingLetter(
                stored: try outbox.letter($0), hasCopies: try !$0.decode("copies", as: [String].self).isEmpty)
        }
    }

    package func note(_ bounce: Bounce, of tenant: Tenant.ID, telling notice: NewLetter?) async throws -> Bool {
        let event = Event(.letterBounced, by: .system, in: surroundings)
        let mailbox = bounce.recipient.mailbox
        let noted = try await database.rows(
            of: tenant,
            """
            with done as (
                \(effect(of: bounce, tenant))
            ), guest as (
                select g.tenant_id, g.guest_id,
                       \(unescaped: GuestSponsor.first(of: "g", else: "coalesce(p.contact, t.contact)")) as sponsor
                  from done join tenants t using (tenant_id) join guests g using (tenant_id)
                  left join invitations i on i.tenant_id = g.tenant_id and i.invitation_id = g.invitation_id
                  left join applications p on p.tenant_id = i.tenant_id and p.application_id = i.inviter
                 where g.tenant_id = \(tenant) and g.mailbox = \(mailbox) and g.deleted_at is null
            ), stamped as (
                -- Of two reports at once one finds the other's.
                update guests g set mail_bounced_at = now() from guest
                 where g.tenant_id = \(tenant) and g.guest_id = guest.guest_id
                   and coalesce(g.mail_bounced_at < now() - interval '1 day', true)
                returning g.guest_id
            ), told as (
                select tenant_id, sponsor from guest join stamped using (guest_id)
                union all
                -- A code to who is no guest was asked for by anybody: it tells the tenant nothing.
                select tenant_id, \(notice?.recipient.text) from done
                 where kind <> 'passcode' and not exists (select from guest) and not exists (
                       select from letters l
                        where l.tenant_id = \(tenant) and l.bounced_at > now() - interval '1 day'
                          and l.recipient = \(bounce.recipient.text) and l.letter_id <> \(bounce.letter))
            )\(letter(notice, exceptTo: bounce.recipient)), event as (
                \(event.beside(
                    "done left join guest using (tenant_id)", naming: "letter_id::text", guest: "guest_id",
                    details: "jsonb_build_object('kind', kind)"))
            )
            select tenant_id from done
            """)
        return !noted.isEmpty
    }

    /// Letters about such letters that one sponsor gets in a day: the others stand under `/admin`.
    private static let mostADay = 5

    /// The letter, once: what was refused is its worker's only, what came back is marked by the first report.
    private func effect(of bounce: Bounce, _ tenant: Tenant.ID) -> Query {
        let its: Query = "tenant_id = \(tenant) and letter_id = \(bounce.letter)"
        guard bounce.cameBack else { return "select tenant_id, letter_id, kind from letters where \(its)" }
        return """
            update letters set bounced_at = now(), last_reply = \(bounce.reply) where \(its) and bounced_at is null
            returning tenant_id, letter_id, kind
            """
    }

    /// Nobody is told at the address that does not work.
    private func letter(_ notice: NewLetter?, exceptTo recipient: EmailAddress) -> Query {
        guard let notice else { return "" }
        return """
            , notice as (
                \(LetterRows.insertion(of: notice, from: "told", to: "sponsor"))
                 where sponsor <> \(recipient.text) and \(Self.mostADay) > (
                       select count(*) from letters l
                        where l.tenant_id = told.tenant_id and l.kind = 'letterBounced' and l.recipient = told.sponsor
                          and l.created_at > now() - interval '1 day')
            )
            """
    }
}
