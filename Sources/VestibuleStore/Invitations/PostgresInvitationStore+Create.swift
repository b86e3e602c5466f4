import FoundationEssentials
import Postgres
package import Vestibule

extension PostgresInvitationStore {
    package func create(_ new: NewInvitation, in tenant: Tenant) async throws -> CreateInvitationOutcome {
        do {
            return try await tryCreate(new, in: tenant)
        } catch let error as PostgresError
            where ["idempotency_keys_pkey", "app_role_assignments_role_fkey"].contains(error.constraint)
        {
            // Two requests with one key raced; the other one has committed, and its answer is this one's. Or a role was removed between
            // the look at it and the end of the statement; now it is seen to be gone.
            return try await tryCreate(new, in: tenant)
        } catch let error as PostgresError where error.constraint == "guests_mailbox_key" { return .addressTaken }
    }

    private func tryCreate(_ new: NewInvitation, in tenant: Tenant) async throws -> CreateInvitationOutcome {
        var statements = [creation(of: new, in: tenant)]
        if let replaced = new.replaced { statements.append(ending(replaced, for: new, in: tenant.id)) }
        guard let row = try await database.unit(of: tenant.id, pace: .commit, statements)[0].first else { return .settingsChanged }
        guard let inviterName = try row.decode("inviter_name", as: String?.self) else { return .callerDisabled }
        if let earlier = try row.decode("earlier_invitation", as: Invitation.ID?.self) {
            return try await repetition(of: earlier, row: row, new: new, tenant: tenant.id)
        }
        guard try row.decode("is_asked", as: Bool.self) else { return .requestDecided }
        guard try new.replaced == nil || row.decode("is_there", as: Bool.self) else { return .guestNotFound }
        guard try row.decode("is_welcome", as: Bool.self) else { return .guestDisabled }
        guard try new.isHarmless || !row.decode("is_there", as: Bool.self) else { return .guestKnown }
        guard try row.decode("may_stay", as: Bool.self) else { return .accessEnded }
        if let wanted = try InvitationRoles.missing(of: new, in: row) { return .noSuchRole(wanted) }
        if let refused = try InvitationSponsors.refusal(of: new, in: row) { return refused }
        guard try row.decode("is_granted", as: Bool.self) else {
            return .tooMany(retryAfter: Int(try row.decode("seconds_to_midnight", as: Double.self)) + 1)
        }
        guard let guest = try row.decode("guest_id", as: Guest.ID?.self) else {
            return new.replaced?.handingOver == nil ? .guestDisabled : .requestDecided
        }
        let permitted = new.permitted
        let state = try row.decode("state", as: Guest.State.self)
        return .created(
            Invitation(
                id: new.id, tenant: tenant.id, guest: guest, guestState: state, guestDoor: try row.decode("identity_door"),
                address: try row.decode("address"), displayName: permitted.displayName, redirectURL: permitted.redirectURL,
                message: permitted.message, languageTag: permitted.languageTag, copies: permitted.copies,
                sendsLetter: permitted.sendsLetter, inviter: new.inviter, inviterName: inviterName,
                sponsor: try row.decode("sponsor"), createdAt: try row.decode("created_at"),
                expiresAt: permitted.expiresAt, delivery: new.letter == nil ? nil : .queued,
                wishedDoor: permitted.wishedDoor, forecast: state == .accepted ? nil : new.forecast))
    }

    private func repetition(
        of earlier: Invitation.ID, row: Row, new: NewInvitation, tenant: Tenant.ID
    ) async throws -> CreateInvitationOutcome {
        guard try row.decode("request_digest", as: TokenDigest.self) == new.repetition?.request else { return .keyReused }
        guard let invitation = try await invitation(earlier, of: tenant) else { throw UnreadableRow(column: "invitation_id") }
        return .repeated(invitation, sealedLink: try row.decode("sealed_link"))
    }

    /// One statement. `caller` is there if the decision was made on the settings of now; `guest` takes the guest's row, so that
    /// of two invitations of one mailbox the later one's link is the living one, and its letter goes to the address that the guest was first
    /// invited by; a key that came before stops everything.
    private func creation(of new: NewInvitation, in tenant: Tenant) -> Query {
        let permitted = new.permitted
        let event = Event(.invitationCreated, by: new.actor, in: surroundings)
        let roles = InvitationRoles(of: new, in: tenant.id, surroundings)
        let sponsors = InvitationSponsors(of: new, in: tenant.id, surroundings)
        let replacement = InvitationReplacement(of: new, in: tenant.id)
        return """
            with \(roles.wanted)\(sponsors.named)caller as (
                select a.name, coalesce(a.contact, s.contact) as sponsor, g.is_enabled is not false as is_welcome, g.guest_id is not null as is_there,
                       \(mayStay(new)) as may_stay,
                       e.invitation_id as earlier_invitation, e.request_digest, e.sealed_link\(roles.missing)\(sponsors.wrong)
                  from tenants s
                  left join applications a on a.tenant_id = \(tenant.id) and a.application_id = \(new.inviter)
                                          and a.disabled_at is null and a.deleted_at is null
                  left join guests g on g.tenant_id = \(tenant.id) and \(replacement.sought)
                                    and g.deleted_at is null
                  left join (\(earlier(new, of: tenant.id))) e on true
                 where s.tenant_id = \(tenant.id) and s.revision = \(tenant.revision) and s.status = 'active'
            )\(request(new, of: tenant.id)), welcome as (
                select from caller
                 where name is not null and is_welcome and may_stay and earlier_invitation is null and \(isAsked(new))\(roles.condition)\(sponsors.condition)\(replacement.condition)\(unescaped: new.isHarmless ? "" : " and not is_there")
            ), granted as (
                \(grant(new, of: tenant.id))
            ), \(replacement.guest), invited as (
                insert into invitations (tenant_id, invitation_id, guest_id, digest, address, display_name, redirect_url,
                                         message, language, copies, sends_letter, inviter, expires_at, letter_id,
                                         route_forecast, wished_door, inviter_guest)
                select \(tenant.id), \(new.id), guest_id, \(new.link), address,
                       \(permitted.displayName), \(permitted.redirectURL.text), \(permitted.message),
                       \(permitted.languageTag), \(permitted.copies.map(\.text)), \(permitted.sendsLetter),
                       \(new.inviter), \(permitted.expiresAt), \(new.letter?.id),
                       -- Who is in already goes where the guest is known.
                       case when state <> 'Accepted' then \(JSONText(new.forecast)) end, \(permitted.wishedDoor?.description),
                       \(new.broughtBy?.guest)
                  from guest
            )\(claim(new, of: tenant.id))\(approval(new, of: tenant.id))\(letter(new, of: tenant.id))\(roles.assignments)\(brought(new, of: tenant.id))\(sponsors.addition), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id\(unescaped: details(of: new) == nil ? "" : ", details"))
                select \(tenant.id), \(event.id), \(event.activity.rawValue), \(event.actor.kind), \(event.actor.name),
                       \(new.id.description), guest_id\(details(of: new) ?? "")
                  from guest
            )
            select caller.name as inviter_name, caller.sponsor, caller.is_welcome, caller.may_stay, caller.is_there, caller.earlier_invitation,
                   caller.request_digest, caller.sealed_link\(roles.outcome)\(sponsors.outcome), \(isAsked(new)) as is_asked,
                   granted.is_granted is not null as is_granted,
                   guest.guest_id, guest.state, guest.address, guest.identity_door, now() as created_at,
                   case when granted.is_granted is null
                        then extract(epoch from date_trunc('day', now() at time zone 'utc') + interval '1 day'
                                                - (now() at time zone 'utc'))::double precision end as seconds_to_midnight
              from caller left join granted on true left join guest on true
            """
    }

    /// Whether the invitation leads nobody in whose access has ended, nor another guest in such a one's place.
    private func mayStay(_ new: NewInvitation) -> Query {
        new.permitted.accessEndsAt != nil
            ? "true" : "\(unescaped: AccessEnd.lies(ahead: "g"))"
    }

    // What a request does not use is not in its statement: each table that a statement may write costs it the opening of its indexes.

    /// The request that came before under this key.
    private func earlier(_ new: NewInvitation, of tenant: Tenant.ID) -> Query {
        guard let repetition = new.repetition else {
            return "select null::bytea as request_digest, null::uuid as invitation_id, null::bytea as sealed_link where false"
        }
        return """
            select request_digest, invitation_id, sealed_link from idempotency_keys
             where tenant_id = \(tenant) and application_id = \(new.inviter) and idempotency_key = \(repetition.key)
            """
    }

    /// A row when the mailbox may have another letter today.
    private func grant(_ new: NewInvitation, of tenant: Tenant.ID) -> Query {
        guard new.letter != nil else { return "select true as is_granted from welcome" }
        return """
            insert into invitation_counts (tenant_id, mailbox, day, letters)
            select \(tenant), \(new.permitted.address.mailbox), (now() at time zone 'utc')::date, 1 from welcome
            on conflict on constraint invitation_counts_pkey do update
               set letters = case when invitation_counts.day = excluded.day then invitation_counts.letters else 0 end + 1,
                   day = excluded.day
             where invitation_counts.day < excluded.day or invitation_counts.letters < \(lettersPerDay)
            returning true as is_granted
            """
    }

    /// What a guest does is done through an application, which may have asked the guest for nothing more than to sign in; and until when is no
    /// small thing to say.
    private func details(of new: NewInvitation) -> Query? {
        let through = new.broughtBy.map { _ in new.inviter.description }
        guard through != nil || new.permitted.accessEndsAt != nil else { return nil }
        return """
            , jsonb_strip_nulls(jsonb_build_object('application', \(through)::text, 'accessEndsAt', \(new.permitted.accessEndsAt)::timestamptz))
            """
    }

    package func broughtInADay(by guest: Guest.ID, of tenant: Tenant.ID) async throws -> Int {
        try await database.rows(
            of: tenant,
            """
            select count(*) from invitations
             where tenant_id = \(tenant) and inviter_guest = \(guest) and created_at > now() - interval '1 day'
            """
        ).onlyRow.decode("count")
    }

    private func claim(_ new: NewInvitation, of tenant: Tenant.ID) -> Query {
        guard let repetition = new.repetition else { return "" }
        return """
            , claimed as (
                insert into idempotency_keys (tenant_id, application_id, idempotency_key, request_digest, invitation_id,
                                              sealed_link)
                select \(tenant), \(new.inviter), \(repetition.key), \(repetition.request), \(new.id), \(repetition.sealedLink)
                  from guest
            )
            """
    }

    /// The access request or hand-over, its row taken: of two that decide it at once the second finds it decided.
    private func request(_ new: NewInvitation, of tenant: Tenant.ID) -> Query {
        if let approval = new.replaced?.handingOver {
            return """
                , request as (
                    \(HandOverRows.open(approval.handOver, by: approval.link, of: tenant))
                )
                """
        }
        guard let approval = new.approval else { return "" }
        return """
            , request as (
                select request_id from access_requests
                 where tenant_id = \(tenant) and request_id = \(approval.request) and state = 'open' for update
            )
            """
    }

    private func isAsked(_ new: NewInvitation) -> Query {
        new.approval == nil && new.replaced?.handingOver == nil ? "true" : "exists (select from request)"
    }

    private func approval(_ new: NewInvitation, of tenant: Tenant.ID) -> Query {
        if let approval = new.replaced?.handingOver {
            return InvitationHandOver.approval(approval, of: new, in: tenant, surroundings)
        }
        guard let approval = new.approval else { return "" }
        let event = Event(.accessApproved, by: approval.actor, in: surroundings)
        return """
            , approved as (
                update access_requests r
                   set state = 'approved', decided_at = now(), decided_by = \(approval.actor.kind), invitation_id = \(new.id)
                  from guest
                 where r.tenant_id = \(tenant) and r.request_id = \(approval.request)
                returning r.tenant_id
            ), approving as (
                \(event.beside("approved, guest", target: approval.request.description, guest: "guest.guest_id"))
            )
            """
    }

    /// Who answers for the guest who invites answers for a new guest too; whoever is there already keeps their own.
    private func brought(_ new: NewInvitation, of tenant: Tenant.ID) -> Query {
        guard let sponsors = new.broughtBy?.sponsors, !sponsors.isEmpty else { return "" }
        return """
            , answering as (
                insert into guest_sponsors (tenant_id, guest_id, sponsor_id, address)
                select \(tenant), guest_id, s.id, s.address
                  from guest, unnest(\(sponsors.map(\.id)), \(sponsors.map(\.address.text))) as s (id, address)
                 where guest_id = \(new.guest)
                on conflict on constraint guest_sponsors_pkey do nothing
            )
            """
    }

    private func letter(_ new: NewInvitation, of tenant: Tenant.ID) -> Query {
        guard let letter = new.letter else { return "" }
        return """
            , letter as (
                insert into letters (tenant_id, letter_id, kind, recipient, copies, language, invitation_id, sealed_body,
                                     drop_after)
                select \(tenant), \(letter.id), \(letter.kind.rawValue), address, \(letter.copies.map(\.text)),
                       \(letter.language.rawValue), \(new.id), \(letter.sealedBody), \(letter.dropAfter)
                  from guest
            )
            """
    }
}

extension NewInvitation {
    /// Whether it says nothing of who is a guest already that its maker may not say.
    fileprivate var isHarmless: Bool { mayChangeGuests || (permitted.sponsors.isEmpty && permitted.accessEndsAt == nil) }
}
