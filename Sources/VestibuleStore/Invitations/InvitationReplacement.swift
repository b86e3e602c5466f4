import Postgres
import Vestibule

/// What the statement that makes an invitation needs where it takes a guest's earlier one's place; beside it what a plain one needs.
struct InvitationReplacement {
    /// Which guest the caller's look is about.
    var sought: Query
    var condition: Query = ""
    /// The CTE `guest`, after `granted`: the guest whose invitation it is.
    var guest: Query

    init(of new: NewInvitation, in tenant: Tenant.ID) {
        let permitted = new.permitted
        guard let replaced = new.replaced else {
            sought = "g.mailbox = \(permitted.address.mailbox)"
            guest = """
                guest as (
                    insert into guests (tenant_id, guest_id, address, mailbox, display_name, preferred_language, invitation_id,
                                        access_ends_at)
                    select \(tenant), \(new.guest), \(permitted.address.text), \(permitted.address.mailbox),
                           \(permitted.displayName ?? permitted.address.text), \(permitted.languageTag), \(new.id),
                           \(permitted.accessEndsAt)
                      from granted
                    on conflict (tenant_id, mailbox) where deleted_at is null do update
                       set invitation_id = excluded.invitation_id,
                           sessions_valid_from = case when guests.access_ends_at <= now() then now() else guests.sessions_valid_from end,
                           access_ends_at = case when \(new.mayChangeGuests)
                                                 then coalesce(excluded.access_ends_at, guests.access_ends_at) else guests.access_ends_at end
                     where guests.is_enabled
                    returning guest_id, state, address, identity_door
                )
                """
            return
        }
        sought = "g.guest_id = \(replaced.guest)"
        condition = " and is_there"
        guest = replaced.keepsAccess ? Self.reset(replaced, new, in: tenant) : Self.another(replaced, new, in: tenant)
    }

    /// The same guest, as if it had never come.
    private static func reset(_ replaced: NewInvitation.Replaced, _ new: NewInvitation, in tenant: Tenant.ID) -> Query {
        let permitted = new.permitted
        return """
            before as (
                select g.* from guests g, granted
                 where g.tenant_id = \(tenant) and g.guest_id = \(replaced.guest) and g.deleted_at is null and g.is_enabled
                   for update of g
            ), guest as (
                update guests g set
                    invitation_id = \(new.id), address = \(permitted.address.text), mailbox = \(permitted.address.mailbox),
                    display_name = \(name(permitted)),
                    preferred_language = coalesce(\(permitted.languageTag), g.preferred_language),
                    state = 'PendingAcceptance', state_changed_at = now(), sessions_valid_from = now(), route_taken = null,
                    identity_door = null, identity_issuer = null, identity_subject = null, identity_bound_at = null,
                    healing_declined_at = null, healing_failed_at = null,
                    access_ends_at = coalesce(\(permitted.accessEndsAt), g.access_ends_at)
                  from before b
                 where g.tenant_id = \(tenant) and g.guest_id = b.guest_id
                returning g.guest_id, g.state, g.address, g.identity_door
            ), replaced as (
                insert into reinvitations (
                    tenant_id, reinvitation_id, guest_id, earlier_guest_id, address, mailbox, display_name, preferred_language, state,
                    state_changed_at, identity_door, identity_issuer, identity_subject, identity_bound_at, route_taken,
                    earlier_invitation_id, access_ends_at, has_end)
                select tenant_id, \(replaced.record), guest_id, guest_id, address, mailbox, display_name, preferred_language, state,
                       state_changed_at, identity_door, identity_issuer, identity_subject, identity_bound_at, route_taken, invitation_id,
                       access_ends_at, true
                  from before
            )
            """
    }

    /// A new guest in the place of one who goes. The row of who goes is taken first, or the two would have one mailbox.
    private static func another(_ replaced: NewInvitation.Replaced, _ new: NewInvitation, in tenant: Tenant.ID) -> Query {
        let permitted = new.permitted
        let isHandedOver = replaced.handingOver != nil
        // Asked of the guest's row once it is taken: a reset that came between has made it somebody else's question.
        let isWhoItWas = "and g.sessions_valid_from is not distinct from request.guest_since"
        return """
            before as (
                update guests g set deleted_at = now(), invitation_id = null, sessions_valid_from = now()
                  from granted\(unescaped: isHandedOver ? ", request" : "")
                 where g.tenant_id = \(tenant) and g.guest_id = \(replaced.guest) and g.deleted_at is null and g.is_enabled
                   \(unescaped: isHandedOver ? isWhoItWas : "")
                returning g.guest_id, g.address, g.display_name, g.preferred_language, g.access_ends_at
            ), guest as (
                insert into guests (tenant_id, guest_id, address, mailbox, display_name, preferred_language, invitation_id, access_ends_at)
                select \(tenant), \(new.guest), \(permitted.address.text), \(permitted.address.mailbox),
                       \(name(permitted, of: "b")), coalesce(\(permitted.languageTag), b.preferred_language), \(new.id),
                       coalesce(\(permitted.accessEndsAt), b.access_ends_at)
                  from before b
                returning guest_id, state, address, identity_door
            ), replaced as (
                insert into reinvitations (tenant_id, reinvitation_id, guest_id, earlier_guest_id)
                select \(tenant), \(replaced.record), guest.guest_id, before.guest_id from guest, before
            ), answering as (
                insert into guest_sponsors (tenant_id, guest_id, sponsor_id, address, added_at)
                select s.tenant_id, guest.guest_id, s.sponsor_id, s.address, s.added_at
                  from guest_sponsors s, guest, before
                 where s.tenant_id = \(tenant) and s.guest_id = before.guest_id
                   -- Nobody answers for itself.
                   and lower(s.address) <> \(permitted.address.mailbox)
                on conflict on constraint guest_sponsors_pkey do nothing
            )\(isHandedOver ? InvitationHandOver.roles(of: new, in: tenant) : "")
            """
    }

    /// As the inviter says, or as it was; who had only an address for a name has the new one.
    private static func name(_ permitted: PermittedInvitation, of guest: String = "g") -> Query {
        """
        coalesce(\(permitted.displayName), case when \(unescaped: guest).display_name = \(unescaped: guest).address
                                                then \(permitted.address.text) else \(unescaped: guest).display_name end)
        """
    }
}
