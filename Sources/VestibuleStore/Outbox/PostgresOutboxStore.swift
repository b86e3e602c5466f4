import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresOutboxStore: OutboxStore {
    let database: Database
    let surroundings: Surroundings
    /// The right side of every Message-ID.
    let mailDomain: String
    /// Told of each letter that a claim met past its life, and dropped.
    let onDropped: @Sendable (Letter.Kind) -> Void

    package init(
        _ database: Database, surroundings: Surroundings, mailDomain: String,
        onDropped: @escaping @Sendable (Letter.Kind) -> Void = { _ in }
    ) {
        self.database = database
        self.surroundings = surroundings
        self.mailDomain = mailDomain
        self.onDropped = onDropped
    }

    package func claim(
        among search: OutboxSearch, limit: Int, lease: Int, urgent: Bool
    ) async throws -> [LeasedLetter] {
        while true {
            var rows = Rows()
            for start in starts(of: search) where rows.isEmpty {
                rows = try await database.acrossTenants(
                    claiming(among: search, from: start, limit: limit, lease: lease, urgent: urgent))
            }
            let letters = try rows.compactMap(leased)
            if !letters.isEmpty || rows.isEmpty || Task.isCancelled { return letters }
            // All that was met was past its life: there may be living ones behind it.
            for tenant in Set(try rows.map { try $0.decode("tenant_id", as: Tenant.ID.self) }) {
                try await dropDead(of: tenant, urgent: urgent)
            }
        }
    }

    /// What is past its life is dropped as it is met; the others are counted as tried before the network is, so that a letter that kills
    /// its worker runs out of tries. Each tenant's letters are looked for by themselves, so that the many of one whose relay is slow are
    /// not waded through for another's.
    ///
    /// The limit stands in the text: of a parameter the planner would guess a tenth of all that waits, and read through every letter
    /// that was ever written to find these few again.
    private func claiming(among search: OutboxSearch, from start: Tenant.ID, limit: Int, lease: Int, urgent: Bool) -> Query {
        """
        with recursive \(Self.tenants(among: search, from: start, urgent: urgent)), due as (
            select d.tenant_id, d.letter_id
              from waiting w
             cross join lateral (
                   select tenant_id, letter_id from letters
                    where tenant_id = w.tenant_id and state = 'queued' and \(unescaped: Self.lane(urgent))
                      and next_try_at <= now()
                    order by next_try_at limit \(unescaped: String(limit)) for update skip locked) d
             limit \(unescaped: String(limit))
        ), claimed as (
            update letters l
               set state = case when l.drop_after <= now() then 'dropped' else 'queued' end,
                   sealed_body = case when l.drop_after <= now() then null else l.sealed_body end,
                   last_reply = case when l.drop_after <= now() then \(Self.pastItsLife) else l.last_reply end,
                   tries = l.tries + case when l.drop_after <= now() then 0 else 1 end,
                   next_try_at = now() + make_interval(secs => \(lease))
              from due
             where l.tenant_id = due.tenant_id and l.letter_id = due.letter_id
            returning l.*
        )
        select * from claimed where state = 'dropped' or sealed_body is not null order by next_try_at, letter_id
        """
    }

    /// The lane's letters as their index knows them. In the text and by `is`: of `= false` the planner makes `kind <> 'passcode'`, which
    /// the index does not know, and reads all letters of a tenant.
    private static func lane(_ urgent: Bool) -> String { "(kind = 'passcode') is \(urgent)" }

    private static let pastItsLife = "past its life"

    /// Where one letter is past its life there are often thousands, of a tenant whose relay was away: as they are met, two at a time, they
    /// would hold up what is alive behind them. In pieces, so that no statement holds a long-neglected queue.
    private func dropDead(of tenant: Tenant.ID, urgent: Bool) async throws {
        let dropped = try await database.acrossTenants(
            """
            with dead as (
                select letter_id from letters
                 where tenant_id = \(tenant) and state = 'queued' and \(unescaped: Self.lane(urgent))
                   and next_try_at <= now() and drop_after <= now()
                 limit 5000 for update skip locked
            )
            update letters l set state = 'dropped', sealed_body = null, last_reply = \(Self.pastItsLife)
              from dead where l.tenant_id = \(tenant) and l.letter_id = dead.letter_id
            returning l.kind
            """)
        for row in dropped { onDropped(try row.word("kind")) }
    }

    /// Where a walk over everybody begins: somewhere, so that nobody is always last, and then at the first. It ends as soon as it has found
    /// what was asked for.
    private func starts(of search: OutboxSearch) -> [Tenant.ID] {
        let first = Tenant.ID(rawValue: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
        guard case .everybody = search else { return [first] }
        return [.somewhere(in: surroundings), first]
    }

    /// The tenants with letters in the lane, found by jumping from one to the next in the index.
    private static func tenants(among search: OutboxSearch, from start: Tenant.ID, urgent: Bool) -> Query {
        switch search {
        case .tenants(let tenants):
            return "waiting as (select tenant_id from unnest(\(tenants.map(\.rawValue))) as called (tenant_id))"
        case .everybody(let busy):
            return """
                jump as (
                    (select tenant_id from letters
                      where state = 'queued' and \(unescaped: Self.lane(urgent)) and tenant_id >= \(start)
                      order by tenant_id limit 1)
                    union all
                    select (select l.tenant_id from letters l
                             where l.state = 'queued' and \(unescaped: Self.lane(urgent)) and l.tenant_id > j.tenant_id
                             order by l.tenant_id limit 1)
                      from jump j where j.tenant_id is not null
                ), waiting as (
                    select tenant_id from jump where tenant_id is not null and tenant_id <> all (\(busy.map(\.rawValue)))
                )
                """
        }
    }

    /// Nil for a letter that was dropped.
    private func leased(_ row: Row) throws -> LeasedLetter? {
        let letter = try letter(row)
        guard letter.state == .queued else {
            onDropped(letter.kind)
            return nil
        }
        return LeasedLetter(
            tenant: try row.decode("tenant_id"), stored: letter, copies: try row.decode("copies"),
            language: try row.word("language"), sealedBody: try row.decode("sealed_body"),
            dropAfter: try row.decode("drop_after"))
    }

    package func finish(_ letter: LeasedLetter, _ plan: DeliveryPlan) async throws {
        let id = letter.stored.id
        // Only the holder of this lease may write: the try's number tells it from a later holder.
        let tries = Int32(clamping: letter.stored.tries)
        let statement: Query =
            switch plan {
            case .sent(let reply):
                told(
                    .letterSent,
                    """
                    update letters set state = 'sent', sent_at = now(), sealed_body = null, last_reply = \(reply)
                     where tenant_id = \(letter.tenant) and letter_id = \(id) and state = 'queued'
                    """, of: letter)
            case .tryAgain(let pause, let reply):
                """
                update letters set next_try_at = now() + make_interval(secs => \(pause)), last_reply = \(reply)
                 where tenant_id = \(letter.tenant) and letter_id = \(id) and state = 'queued' and tries = \(tries)
                """
            case .park(let reply):
                told(
                    .letterFailed,
                    """
                    update letters set state = 'failed', last_reply = \(reply)
                     where tenant_id = \(letter.tenant) and letter_id = \(id) and state = 'queued' and tries = \(tries)
                    """, of: letter)
            case .drop(let reply):
                """
                update letters set state = 'dropped', sealed_body = null, last_reply = \(reply)
                 where tenant_id = \(letter.tenant) and letter_id = \(id) and state = 'queued' and tries = \(tries)
                """
            }
        _ = try await database.acrossTenants(statement)
    }

    /// The letter's end with its event, by the guest of its invitation where it has one. A relay's reply may quote an address, so it stays
    /// with the letter.
    private func told(_ activity: AuditEvent.Activity, _ effect: Query, of letter: LeasedLetter) -> Query {
        let event = Event(activity, by: .system, in: surroundings)
        let guest: Query = """
            (select i.guest_id from invitations i
              where i.tenant_id = \(letter.tenant) and i.invitation_id = done.invitation_id)
            """
        return """
            with done as (
                \(effect) returning tenant_id, kind, invitation_id
            )
            \(event.beside(
                "done", target: letter.stored.id.description, guest: guest, details: "jsonb_build_object('kind', kind)"))
            """
    }

    package func postpone(_ letter: LeasedLetter, seconds: Int, reason: String) async throws {
        _ = try await database.acrossTenants(
            """
            update letters set tries = tries - 1, next_try_at = now() + make_interval(secs => \(seconds)),
                               last_reply = \(reason)
             where tenant_id = \(letter.tenant) and letter_id = \(letter.stored.id) and state = 'queued'
               and tries = \(Int32(clamping: letter.stored.tries))
            """)
    }

    package func admitsToday(
        _ recipient: EmailAddress, of tenant: Tenant.ID, perMailbox: Int, perTenant: Int
    ) async throws -> Bool {
        guard perTenant > 0, perMailbox > 0 else { return false }
        let mailbox = TokenDigest(of: recipient.mailbox)
        // A mailbox that is full is seen before the tenant is counted, or each letter that waits for it would spend the tenant's day.
        return try await !database.acrossTenants(
            """
            with room as (
                select (now() at time zone 'utc')::date as day
                 where not exists (select from mailbox_days
                                    where mailbox_hash = \(mailbox) and day = (now() at time zone 'utc')::date
                                      and letters >= \(Int32(clamping: perMailbox)))
            ), tenant as (
                insert into tenant_days as d (tenant_id, day, letters) select \(tenant), day, 1 from room
                on conflict on constraint tenant_days_pkey do update set letters = d.letters + 1
                 where d.letters < \(Int32(clamping: perTenant))
                returning day
            )
            insert into mailbox_days as m (mailbox_hash, day, letters) select \(mailbox), day, 1 from tenant
            on conflict on constraint mailbox_days_pkey do update set letters = m.letters + 1
             where m.letters < \(Int32(clamping: perMailbox))
            returning letters
            """
        ).isEmpty
    }

    func letter(_ row: Row) throws -> StoredLetter {
        let id = try row.decode("letter_id", as: StoredLetter.ID.self)
        let kept = try row.word("state", as: StoredLetter.State.self)
        let state = try kept == .sent && row.decode("bounced_at", as: Date?.self) != nil ? .bounced : kept
        return StoredLetter(
            id: id, kind: try row.word("kind"), recipient: try row.decode("recipient"), state: state,
            tries: Int(try row.decode("tries", as: Int32.self)), createdAt: try row.decode("created_at"),
            nextTryAt: state == .queued ? try row.decode("next_try_at") : nil, sentAt: try row.decode("sent_at"),
            lastReply: try row.decode("last_reply"), messageID: "<\(id)@\(mailDomain)>",
            invitation: try row.decode("invitation_id"))
    }
}

extension Tenant.ID {
    /// Where a walk over all tenants may begin. Their ids are times, so it is a time of the last years.
    static func somewhere(in surroundings: Surroundings) -> Tenant.ID {
        var then = surroundings
        let now = surroundings.now()
        let age = TimeInterval(surroundings.randomNumber(below: 3 * 365 * 86_400))
        then.now = { now.addingTimeInterval(-age) }
        return then.newID()
    }
}
