import FoundationEssentials
import Postgres
import Vestibule

/// An invitation as it is read: with its guest, its inviter, its sponsor and its newest letter.
enum InvitationRows {
    static let selection = """
        select i.*, g.state as guest_state, g.identity_door as guest_door,
               coalesce(g.invitation_id = i.invitation_id, false) and g.deleted_at is null as is_current,
               not (g.is_enabled and \(AccessEnd.lies(ahead: "g"))) as is_for_blocked_guest,
               a.name as inviter_name, \(GuestSponsor.first(of: "i", else: "coalesce(a.contact, t.contact)")) as sponsor,
               case when l.bounced_at is null then l.state else 'bounced' end as delivery, l.last_reply as delivery_reply, now() as read_at
          from invitations i
          join guests g on g.tenant_id = i.tenant_id and g.guest_id = i.guest_id
          join applications a on a.tenant_id = i.tenant_id and a.application_id = i.inviter
          join tenants t on t.tenant_id = i.tenant_id
          left join letters l on l.tenant_id = i.tenant_id and l.letter_id = i.letter_id
        """

    static func one(_ id: Invitation.ID, of tenant: Tenant.ID) -> Query {
        "\(unescaped: selection) where i.tenant_id = \(tenant) and i.invitation_id = \(id)"
    }

    /// Where it stood when it was read, by the clock that also decides.
    static func standing(_ row: Row) throws -> Invitation.Standing {
        try invitation(row).standing(at: row.decode("read_at"))
    }

    /// With the traces of its route.
    static func whole(_ row: Row) throws -> Invitation {
        var invitation = try invitation(row)
        invitation.forecast = try row.trace("route_forecast")
        invitation.taken = try row.trace("route_taken")
        return invitation
    }

    static func invitation(_ row: Row) throws -> Invitation {
        Invitation(
            id: try row.decode("invitation_id"), tenant: try row.decode("tenant_id"), guest: try row.decode("guest_id"),
            guestState: try row.decode("guest_state"),
            guestDoor: try row.decode("guest_door"), address: try row.decode("address"),
            displayName: try row.decode("display_name"), redirectURL: try RedirectURL(try row.decode("redirect_url")),
            message: try row.decode("message"), languageTag: try row.decode("language"),
            copies: try row.decode("copies"), sendsLetter: try row.decode("sends_letter"),
            inviter: try row.decode("inviter"), inviterName: try row.decode("inviter_name"),
            sponsor: try row.decode("sponsor"), createdAt: try row.decode("created_at"),
            expiresAt: try row.decode("expires_at"), redeemedAt: try row.decode("redeemed_at"),
            revokedAt: try row.decode("revoked_at"), frozenAt: try row.decode("frozen_at"),
            isCurrent: try row.decode("is_current"), isForBlockedGuest: try row.decode("is_for_blocked_guest"),
            delivery: try row.optionalWord("delivery"),
            deliveryReply: try row.decode("delivery_reply"),
            wishedDoor: try row.decode("wished_door"))
    }
}
