import Postgres
import Vestibule

/// What the statement that makes an invitation needs where a guest hands over: the roles go along, the sponsor's yes is written, and the
/// guest who goes is told.
enum InvitationHandOver {
    /// The CTEs after `before`, who goes, and `guest`, who comes: each assignment once more, with an event. A role that ends at this moment
    /// breaks the statement, and is seen to be gone when it is said again.
    static func roles(of new: NewInvitation, in tenant: Tenant.ID) -> Query {
        """
        , inherited as (
            insert into app_role_assignments (tenant_id, assignment_id, guest_id, application_id, role_id)
            select m.tenant_id, \(unescaped: RowID.new), guest.guest_id, m.application_id, m.role_id
              from app_role_assignments m, guest, before
             where m.tenant_id = \(tenant) and m.guest_id = before.guest_id
            returning tenant_id, guest_id, application_id, role_id
        ), inherited_events as (
            insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id, details)
            select i.tenant_id, \(unescaped: RowID.new), \(AuditEvent.Activity.appRoleAssigned.rawValue), \(new.actor.kind), \(new.actor.name),
                   i.guest_id::text, i.guest_id, jsonb_build_object('application', i.application_id, 'role', r.value)
              from inherited i
              left join app_roles r on r.tenant_id = \(tenant) and r.application_id = i.application_id and r.role_id = i.role_id
        )
        """
    }

    /// The CTEs after the invitation's.
    static func approval(_ approval: HandOverApproval, of new: NewInvitation, in tenant: Tenant.ID, _ surroundings: Surroundings)
        -> Query
    {
        let event = Event(.handOverApproved, by: new.actor, in: surroundings)
        return """
            , approved as (
                update hand_overs h set state = 'approved', decided_at = now(), decided_by = \(new.actor.kind),
                                        successor_id = guest.guest_id, invitation_id = \(new.id)
                  from guest
                 where h.tenant_id = \(tenant) and h.hand_over_id = \(approval.handOver)
                returning h.tenant_id, h.guest_id, h.successor_id
            ), approving as (
                \(event.beside(
                    "approved", target: approval.handOver.description, guest: "guest_id",
                    details: "jsonb_build_object('successor', successor_id)"))
            ), answering_on as (
                -- Whom the contact of an application answered for: the newest invitation is another application's now.
                insert into guest_sponsors (tenant_id, guest_id, sponsor_id, address)
                select a.tenant_id, a.successor_id, \(Sponsor.id(of: approval.sponsor, in: tenant)), \(approval.sponsor.text) from approved a
                 where not exists (select from guest_sponsors s where s.tenant_id = \(tenant) and s.guest_id = a.guest_id)
            ), farewell as (
                \(LetterRows.insertion(of: approval.letter, from: "approved"))
            )
            """
    }
}
