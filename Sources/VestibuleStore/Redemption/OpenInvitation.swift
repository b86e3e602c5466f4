import Postgres
import Vestibule

/// A row of the tenant when an attempt may begin on the invitation: its link is alive and its guest there. Beside `settings`.
func openInvitation(_ invitation: Invitation.ID, link: TokenDigest?, in tenant: Tenant.ID) -> Query {
    """
    select s.tenant_id from settings s
      join invitations i on i.tenant_id = s.tenant_id
      join guests g on g.tenant_id = i.tenant_id and g.guest_id = i.guest_id
     where i.tenant_id = \(tenant) and i.invitation_id = \(invitation) and i.digest = \(link)
       and i.redeemed_at is null and i.revoked_at is null and i.frozen_at is null and i.expires_at > now()
       and g.invitation_id = i.invitation_id and g.deleted_at is null and g.is_enabled
       and \(unescaped: AccessEnd.lies(ahead: "g"))
    """
}

/// What shut the door on an attempt that did not begin.
func closedDoor(of invitation: Invitation.ID?, in tenant: Tenant.ID, _ database: Database) async throws -> Invitation.Standing? {
    try await database.rows(
        of: tenant,
        "\(unescaped: InvitationRows.selection) where i.tenant_id = \(tenant) and i.invitation_id = \(invitation)"
    ).first.map(InvitationRows.standing)
}
