import Postgres
package import Vestibule

extension PostgresDomainPolicyStore: DomainPolicyWork {
    package func claim() async throws -> DomainPolicyTask? {
        let row = try await database.acrossTenants(
            """
            with due as (
                select tenant_id, version from domain_policy_versions
                 where finished_at is null and leased_until < now()
                 order by leased_until limit 1 for update skip locked
            ), claimed as (
                update domain_policy_versions v set leased_until = now() + interval '30 seconds' from due
                 where v.tenant_id = due.tenant_id and v.version = due.version
                returning v.tenant_id, v.version, v.at_domain, v.at_guest, v.pending_version, v.guest_version
            )
            select c.tenant_id, c.version, c.at_domain, c.at_guest, coalesce(p.patterns, '{}') as pending_patterns,
                   coalesce(p.effects, '{}') as pending_effects, coalesce(g.patterns, '{}') as patterns, coalesce(g.effects, '{}') as effects
              from claimed c
              left join domain_policy_versions p on p.tenant_id = c.tenant_id and p.version = c.pending_version
              left join domain_policy_versions g on g.tenant_id = c.tenant_id and g.version = c.guest_version
            """
        ).first
        return try row.map { row in
            DomainPolicyTask(
                tenant: try row.decode("tenant_id"), version: try row.decode("version"),
                place: GuestByDomain(domain: try row.decode("at_domain"), guest: try row.decode("at_guest")),
                guestRules: try DomainPolicyRows.rules(row), pendingRules: try DomainPolicyRows.rules(row, of: "pending_"))
        }
    }

    package func census(of tenant: Tenant.ID, after place: GuestByDomain, limit: Int) async throws -> [CountedGuest] {
        try await database.rows(of: tenant, isPlannedOnce: true, Self.walking(tenant, after: place, limit: limit)).map { row in
            CountedGuest(
                place: GuestByDomain(domain: try row.decode("domain_backwards"), guest: try row.decode("guest_id")),
                state: try row.decode("state"))
        }
    }

    static func walking(_ tenant: Tenant.ID, after place: GuestByDomain, limit: Int) -> Query {
        """
        select domain_backwards, guest_id, state from guests
         where tenant_id = \(tenant) and deleted_at is null and (domain_backwards, guest_id) > (\(place.domain), \(place.guest)::uuid)
         order by domain_backwards, guest_id limit \(limit)
        """
    }

    /// Sessions, the codes and refresh tokens that hang on them, whom to tell, the count and the event: at one commit. The version's row is taken
    /// first, so that a version that was lifted meanwhile ends nothing more.
    package func take(_ step: DomainPolicyStep, of task: DomainPolicyTask) async throws -> Bool {
        let tenant = task.tenant
        let event = Event(.domainPolicyApplied, by: .system, in: surroundings)
        return try await !database.rows(
            of: tenant,
            """
            with held as (
                select tenant_id, version from domain_policy_versions
                 where tenant_id = \(tenant) and version = \(task.version) and finished_at is null
                   and at_domain = \(task.place.domain) and at_guest = \(task.place.guest)
                   for update
            ), stopped as (
                select g.tenant_id, g.guest_id from held join guests g on g.tenant_id = \(tenant) and g.guest_id = any (\(step.guests))
            ), \(LogoutRows.end(sessionsOf: "stopped", in: tenant)), done as (
                update domain_policy_versions v
                   set at_domain = \(step.place.domain), at_guest = \(step.place.guest), leased_until = now() + interval '30 seconds',
                       guests_stopped = guests_stopped + \(step.guests.count), sessions_ended = sessions_ended + (select count(*) from ended),
                       invitations_stopped = invitations_stopped + (
                           select count(*) from guests g
                             join invitations i on i.tenant_id = \(tenant) and i.invitation_id = g.invitation_id
                            where g.tenant_id = \(tenant) and g.guest_id = any (\(step.pending))
                              and i.redeemed_at is null and i.revoked_at is null and i.expires_at > now()),
                       finished_at = case when \(step.isLast) then now() end
                  from held where v.tenant_id = \(tenant) and v.version = held.version
                returning v.tenant_id, v.version, v.guests_stopped, v.invitations_stopped, v.sessions_ended
            ), event as (
                \(event.beside("done", target: "domain policy", details: """
                    jsonb_build_object('version', version, 'guestsStopped', guests_stopped, 'invitationsStopped', invitations_stopped,
                                       'sessionsEnded', sessions_ended)
                    """)) where \(step.isLast) or exists (select from ended)
            )
            select version from done
            """
        ).isEmpty
    }
}
