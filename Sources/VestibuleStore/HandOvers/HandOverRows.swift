import FoundationEssentials
import Postgres
import Vestibule

/// A hand-over as it is read, with its guest, and where it stands by the clock that also decides.
enum HandOverRows {
    static func selection(of tenant: Tenant.ID) -> Query {
        """
        select h.*, g.address as guest_address, g.display_name as guest_name,
               (select v.created_at + make_interval(secs => \(Reinvitation.undoLife)) from reinvitations v
                 where v.tenant_id = \(tenant) and v.guest_id = h.successor_id and v.earlier_guest_id = h.guest_id and v.undone_at is null
                   and not exists (select from reinvitations later where later.tenant_id = \(tenant) and later.guest_id = v.guest_id
                                                                     and later.created_at > v.created_at)) as undoable_until,
               case when h.state <> 'pendingApproval' then h.state when h.expires_at <= now() then 'expired'
                    when \(unescaped: mayStand) then 'pendingApproval' else 'void' end as standing
          from hand_overs h
          \(joins(of: tenant))
         where h.tenant_id = \(tenant)
        """
    }

    static func one(_ id: HandOver.ID, of tenant: Tenant.ID) -> Query { "\(selection(of: tenant)) and h.hand_over_id = \(id)" }

    /// The hand-over while it can be decided by this link. Its row is taken, so that of two presses the second finds it decided.
    static func open(_ id: HandOver.ID, by link: TokenDigest, of tenant: Tenant.ID) -> Query {
        """
        select h.hand_over_id, h.guest_since
          from hand_overs h
          \(joins(of: tenant))
         where h.tenant_id = \(tenant) and h.hand_over_id = \(id) and h.digest = \(link) and h.state = 'pendingApproval'
           and h.expires_at > now() and \(unescaped: mayStand)
           for update of h
        """
    }

    private static func joins(of tenant: Tenant.ID) -> Query {
        """
        join tenants t on t.tenant_id = \(tenant)
          join guests g on g.tenant_id = \(tenant) and g.guest_id = h.guest_id
          \(GuestSponsor.contact(of: "g", in: "\(tenant)"))
        """
    }

    /// Whether the guest is who it was, whoever got the letter still answers for it, and a guest who asked may ask.
    private static let mayStand = """
        (g.deleted_at is null and g.is_enabled and g.sessions_valid_from is not distinct from h.guest_since
         and (not h.is_asked_by_guest or t.guests_may_hand_over) and \(GuestSponsor.isOne("lower(h.sponsor)", of: "g")))
        """

    static func handOver(_ row: Row) throws -> HandOver {
        HandOver(
            id: try row.decode("hand_over_id"), tenant: try row.decode("tenant_id"), guest: try row.decode("guest_id"),
            guestAddress: try row.decode("guest_address"), guestName: try row.decode("guest_name"),
            address: try row.decode("address"), displayName: try row.decode("display_name"),
            redirectURL: try row.decode("redirect_url"), sendsLetter: try row.decode("sends_letter"),
            message: try row.decode("message"), language: try row.decode("language"), reason: try row.decode("reason"),
            application: try row.decode("application_id"), isAskedByGuest: try row.decode("is_asked_by_guest"),
            sponsor: try row.decode("sponsor"), standing: try row.word("standing"), createdAt: try row.decode("created_at"),
            expiresAt: try row.decode("expires_at"), decidedAt: try row.decode("decided_at"),
            successor: try row.decode("successor_id"), invitation: try row.decode("invitation_id"),
            undoableUntil: try row.decode("undoable_until"))
    }
}
