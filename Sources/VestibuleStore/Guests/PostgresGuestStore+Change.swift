import Postgres
package import Vestibule

extension PostgresGuestStore {
    package func change(
        _ id: Guest.ID, of tenant: Tenant.ID, _ change: GuestChange, ifOneOf versions: [Guest.Version]?, by actor: Actor
    ) async throws -> ChangeGuestOutcome {
        let names = change.names
        let language = change.preferredLanguage
        let company = change.profile[.companyName]
        let end = change.accessEnd
        let changing = Event(.guestChanged, by: actor, in: surroundings)
        let disabling = Event(.guestDisabled, by: actor, in: surroundings)
        let enabling = Event(.guestEnabled, by: actor, in: surroundings)
        let rows = try await database.unit(
            of: tenant,
            """
            with old as (
                \(Self.held(id, of: tenant, ifOneOf: versions))
            ), changed as (
                update guests g
                   set display_name = coalesce(\(change.displayName), g.display_name),
                       preferred_language = case when \(language != nil) then \(language?.value) else g.preferred_language end,
                       profile = nullif((coalesce(g.profile, '{}') || \(JSONText(change.set.kept))) - \(change.cleared), '{}'),
                       company = case when \(company != nil) then \(company?.value.map { FoldedText($0).text }) else g.company end,
                       is_enabled = coalesce(\(change.isEnabled), g.is_enabled),
                       access_ends_at = case when \(end != nil) then \(end?.value) else g.access_ends_at end,
                       -- What ended with the access stays ended where it begins again.
                       sessions_valid_from = case when \(change.isEnabled == false) or (\(end != nil) and g.access_ends_at <= now()) then now()
                                                  else g.sessions_valid_from end
                  from old where g.tenant_id = \(tenant) and g.guest_id = old.guest_id
                returning g.tenant_id, g.guest_id, g.is_enabled, old.is_enabled as was_enabled
            ), changing as (
                \(changing.beside("changed", target: id.description, guest: "\(id)", details: "jsonb_build_object('properties', \(names))"))
                 where \(!names.isEmpty)
            ), disabling as (
                \(disabling.beside("changed", target: id.description, guest: "\(id)")) where was_enabled and not is_enabled
            ), enabling as (
                \(enabling.beside("changed", target: id.description, guest: "\(id)")) where is_enabled and not was_enabled
            )
            select guest_id from changed
            """,
            Self.endSessions(ofThoseOutAmong: [id], in: tenant))
        return Self.outcome(changed: rows[0], present: rows[1])
    }

    /// Ends the sessions of those who are not let in any more, and tells applications: what follows a block, in the same transaction, as a statement
    /// of its own. That has its own snapshot: the one before may have waited for a sign-in under way, and the session that one began ends here.
    static func endSessions(ofThoseOutAmong guests: [Guest.ID], in tenant: Tenant.ID) -> Query {
        """
        with present as (
            select tenant_id, guest_id, is_enabled and \(unescaped: AccessEnd.lies(ahead: "guests")) as is_in from guests
             where tenant_id = \(tenant) and guest_id = any (\(guests)) and deleted_at is null
        ), \(LogoutRows.end(sessionsOf: "present", in: tenant, where: "not present.is_in"))
        select guest_id from present
        """
    }

    package func delete(
        _ id: Guest.ID, of tenant: Tenant.ID, ifOneOf versions: [Guest.Version]?, by actor: Actor
    ) async throws -> ChangeGuestOutcome {
        let event = Event(.guestDeleted, by: actor, in: surroundings)
        let rows = try await database.unit(
            of: tenant,
            """
            with old as (
                \(Self.held(id, of: tenant, ifOneOf: versions))
            )
            update guests g set deleted_at = now(), invitation_id = null, sessions_valid_from = now()
              from old where g.tenant_id = \(tenant) and g.guest_id = old.guest_id
            returning g.guest_id
            """,
            // Its own snapshot: the first may have waited for a consent or an invitation under way, and what that one began ends here.
            """
            with gone as (
                select tenant_id, guest_id from guests
                 where tenant_id = \(tenant) and guest_id = \(id) and deleted_at = now()
            ), links as (
                update invitations i set revoked_at = now() from gone
                 where i.tenant_id = \(tenant) and i.guest_id = gone.guest_id
                   and i.redeemed_at is null and i.revoked_at is null
            ), \(LogoutRows.end(sessionsOf: "gone", in: tenant)), \(GuestSecurity.end(of: "gone", in: tenant)), event as (
                \(event.beside("gone", target: id.description, guest: "\(id)"))
            )
            select guest_id from guests where tenant_id = \(tenant) and guest_id = \(id) and deleted_at is null
            """)
        return Self.outcome(changed: rows[0], present: rows[1])
    }

    /// The guest's row, locked: of two that decide on one version the second finds it changed.
    private static func held(_ id: Guest.ID, of tenant: Tenant.ID, ifOneOf versions: [Guest.Version]?) -> Query {
        let isWanted: Query = versions.map { " and \(unescaped: version) = any (\($0))" } ?? ""
        return """
            select tenant_id, guest_id, is_enabled from guests
             where tenant_id = \(tenant) and guest_id = \(id) and deleted_at is null\(isWanted) for update
            """
    }

    private static func outcome(changed: Rows, present: Rows) -> ChangeGuestOutcome {
        !changed.isEmpty ? .changed : present.isEmpty ? .notFound : .outdated
    }
}
