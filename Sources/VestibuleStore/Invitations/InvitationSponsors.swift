import Postgres
import Vestibule

/// What the statement that makes an invitation needs to give its guest sponsors; nothing of it is there for an invitation without.
///
/// An id that no sponsor of the tenant has, and one sponsor more than a guest may have, stop everything. Who is a sponsor already stays one.
struct InvitationSponsors {
    /// The CTE with the mailboxes of the sponsors, by their places in the request.
    var named: Query = ""
    /// The columns of `caller` that say what is wrong with them.
    var wrong: Query = ""
    var condition: Query = ""
    /// The CTEs that add them to `guest`, with an event for each.
    var addition: Query = ""
    var outcome: Query = ""

    init(of new: NewInvitation, in tenant: Tenant.ID, _ surroundings: Surroundings) {
        let sponsors = new.permitted.sponsors
        guard !sponsors.isEmpty else { return }
        let events = sponsors.map { _ in Event(.sponsorAdded, by: new.actor, in: surroundings) }
        let ids = sponsors.map { sponsor in
            switch sponsor {
            case .address(let address): Sponsor.id(of: address, in: tenant)
            case .id(let id): id
            }
        }
        let addresses = sponsors.map { sponsor in
            if case .address(let address) = sponsor { address.text } else { "" }
        }
        named = """
            named as (
                select distinct on (n.sponsor_id) n.sponsor_id, n.place, n.event_id,
                       coalesce(nullif(n.address, ''),
                                (select k.address from guest_sponsors k
                                  where k.tenant_id = \(tenant) and k.sponsor_id = n.sponsor_id limit 1)) as address
                  from unnest(\(ids), \(addresses), \(events.map(\.id))) with ordinality
                    as n (sponsor_id, address, event_id, place)
                 order by n.sponsor_id, n.address = '', n.place
            ),
            """
        wrong = """
            , (select min(place) from named where address is null) as unknown_sponsor,
              (select count(*) from (select sponsor_id from named
                                     union select s.sponsor_id from guest_sponsors s
                                            where s.tenant_id = \(tenant) and s.guest_id = g.guest_id) everyone) as sponsors
            """
        condition = " and unknown_sponsor is null and sponsors <= \(Int64(Sponsor.most))"
        addition = """
            , sponsored as (
                insert into guest_sponsors (tenant_id, guest_id, sponsor_id, address)
                select \(tenant), guest_id, sponsor_id, named.address from guest cross join named order by place
                on conflict on constraint guest_sponsors_pkey do nothing
                returning guest_id, sponsor_id
            ), sponsored_events as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
                select \(tenant), event_id, \(AuditEvent.Activity.sponsorAdded.rawValue), \(events[0].actor.kind),
                       \(events[0].actor.name), guest_id, guest_id, jsonb_build_object('sponsor', sponsor_id)
                  from sponsored join named using (sponsor_id)
            )
            """
        outcome = ", caller.unknown_sponsor, caller.sponsors"
    }

    /// Why they cannot be added, if they cannot.
    static func refusal(of new: NewInvitation, in row: Row) throws -> CreateInvitationOutcome? {
        guard !new.permitted.sponsors.isEmpty else { return nil }
        if try row.decode("unknown_sponsor", as: Int?.self) != nil { return .noSuchSponsor }
        return try row.decode("sponsors", as: Int.self) > Sponsor.most ? .tooManySponsors : nil
    }
}
