import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresHandOverStore: HandOverStore {
    private let database: Database
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func ask(_ new: NewHandOver, of tenant: Tenant.ID) async throws -> AskHandOverOutcome {
        let (permitted, letter) = (new.permitted, new.letter)
        let event = Event(.handOverAsked, by: new.actor, in: surroundings)
        let rows = try await database.unit(
            of: tenant,
            // Before the next one's snapshot: two that ask at once do not both find the day's last place.
            "select guest_id from guests where tenant_id = \(tenant) and guest_id = \(new.guest) for no key update",
            """
            with guest as (
                select g.tenant_id, g.guest_id, g.sessions_valid_from, today.asks, today.seconds
                  from guests g
                 cross join lateral (select count(*) as asks,
                                            extract(epoch from min(h.created_at) + interval '1 day' - now())::double precision as seconds
                                       from hand_overs h
                                      where h.tenant_id = \(tenant) and h.guest_id = g.guest_id
                                        and h.created_at > now() - interval '1 day') today
                 where g.tenant_id = \(tenant) and g.guest_id = \(new.guest) and g.deleted_at is null and g.is_enabled
                   and \(unescaped: AccessEnd.lies(ahead: "g"))
            ), asked as (
                insert into hand_overs (tenant_id, hand_over_id, guest_id, guest_since, digest, sponsor, application_id,
                                        is_asked_by_guest, address, display_name, redirect_url, sends_letter, message, language,
                                        reason, expires_at)
                select tenant_id, \(new.id), guest_id, sessions_valid_from, \(new.link), \(new.sponsor.text), \(new.application),
                       \(new.isAskedByGuest), \(permitted.address.text), \(permitted.displayName), \(permitted.redirectURL.text),
                       \(permitted.sendsLetter), \(permitted.message), \(permitted.languageTag), \(new.reason),
                       now() + make_interval(secs => \(HandOver.life))
                  from guest where asks < \(Int64(HandOver.mostInADay))
                returning tenant_id, guest_id
            ), letter as (
                \(LetterRows.insertion(of: letter, from: "asked"))
            ), event as (
                \(event.beside("asked", target: new.id.description, guest: "guest_id"))
            )
            select exists (select from asked) as is_asked, seconds from guest
            """,
            HandOverRows.one(new.id, of: tenant))
        guard let row = rows[1].first else { return .guestGone }
        guard try row.decode("is_asked", as: Bool.self) else {
            return .tooMany(retryAfter: Int(try row.decode("seconds", as: Double.self)) + 1)
        }
        return .asked(try HandOverRows.handOver(try rows[2].onlyRow))
    }

    package func handOver(_ id: HandOver.ID, of guest: Guest.ID, tenant: Tenant.ID) async throws -> HandOver? {
        try await database.rows(of: tenant, "\(HandOverRows.one(id, of: tenant)) and h.guest_id = \(guest)")
            .first.map(HandOverRows.handOver)
    }

    package func list(
        of guest: Guest.ID, tenant: Tenant.ID, after cursor: HandOver.ID?, limit: Int
    ) async throws -> [HandOver] {
        try await database.rows(
            of: tenant,
            """
            \(HandOverRows.selection(of: tenant)) and h.guest_id = \(guest) and (\(cursor)::uuid is null or h.hand_over_id > \(cursor))
             order by h.hand_over_id limit \(limit)
            """
        ).map(HandOverRows.handOver)
    }

    package func handOver(openedBy link: Credential) async throws -> HandOver? {
        let row = try await database.rows(
            of: link.tenant, pace: .lookup, HandOverRows.one(HandOver.ID(rawValue: link.row), of: link.tenant)
        ).first
        guard let row, try row.decode("digest", as: TokenDigest.self) == link.digest else { return nil }
        return try HandOverRows.handOver(row)
    }

    package func decline(_ link: Credential) async throws -> Bool {
        let id = HandOver.ID(rawValue: link.row)
        let eventID = surroundings.newID(of: AuditEvent.self)
        return try await !database.rows(
            of: link.tenant,
            """
            with taken as (
                \(HandOverRows.open(id, by: link.digest, of: link.tenant))
            ), declined as (
                update hand_overs h set state = 'declined', decided_at = now(), decided_by = 'sponsor' from taken
                 where h.tenant_id = \(link.tenant) and h.hand_over_id = taken.hand_over_id
                returning h.tenant_id, h.guest_id, h.sponsor
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id)
                select tenant_id, \(eventID), \(AuditEvent.Activity.handOverDeclined.rawValue), 'sponsor', sponsor, \(id.description), guest_id
                  from declined
            )
            select tenant_id from declined
            """
        ).isEmpty
    }

    package func withdraw(_ id: HandOver.ID, of guest: Guest.ID, tenant: Tenant.ID, by actor: Actor) async throws -> Bool {
        let event = Event(.handOverWithdrawn, by: actor, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with withdrawn as (
                update hand_overs set state = 'withdrawn', decided_at = now(), decided_by = \(actor.kind)
                 where tenant_id = \(tenant) and hand_over_id = \(id) and guest_id = \(guest) and state = 'pendingApproval'
                   and expires_at > now()
                returning tenant_id, guest_id
            ), event as (
                \(event.beside("withdrawn", target: id.description, guest: "guest_id"))
            )
            select tenant_id from withdrawn
            """
        ).isEmpty
    }
}
