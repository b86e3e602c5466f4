import Postgres
package import Vestibule

extension PostgresAccessRequestStore {
    package func prove(
        _ authenticationCode: [UInt8], for credential: Credential, making request: NewAccessRequest, revision: Int,
        _ access: AccessLimits
    ) async throws -> ProveAccessOutcome {
        let (checked, kept) = try await attempts.check(
            authenticationCode, for: credential, session: nil,
            under: SettingsStanding(revision: revision, isDecidedAnew: true),
            then: [keeping(request, provedBy: credential, access)])
        guard checked.outcome == .proved, kept.first?.isEmpty != false else { return .checked(checked) }
        return .notKept
    }

    /// After the guess, in its transaction: what one right guess has made, none other makes. Of two browsers that prove one mailbox at once the
    /// second refreshes the first one's request.
    private func keeping(_ request: NewAccessRequest, provedBy credential: Credential, _ access: AccessLimits) -> Query {
        let tenant = credential.tenant
        let event = Event(.accessRequested, by: .visitor, in: surroundings)
        return """
            with asker as (
                select a.*, coalesce(p.contact, t.contact) as sponsor,
                       -- Above the day's letters a request waits for the daily one, and for a month after a refusal where the
                       -- administrator sees it.
                       (select count(*) < \(Int64(access.lettersPerDay))
                               and count(*) filter (where \(Self.neighbourhood(of: "q.network")) = \(Self.neighbourhood(of: "a.network")))
                                   < \(Int64(access.lettersPerNeighbourhoodDay))
                          from access_requests q
                         where q.tenant_id = \(tenant) and q.application_id = a.application_id
                           and q.asked_at > now() - interval '1 day' and q.told_at > now() - interval '1 day')
                       and not \(Self.wasRefused("a", in: "\(tenant)")) as may_tell
                  from attempts a
                  join tenants t on t.tenant_id = a.tenant_id
                  join applications p on p.tenant_id = a.tenant_id and p.application_id = a.application_id
                 cross join lateral (\(Self.busy("a.network", in: tenant, access))) busy
                 where a.tenant_id = \(tenant) and a.attempt_id = \(Attempt.ID(rawValue: credential.row))
                   and a.digest = \(credential.digest) and a.purpose = 'accessRequest' and a.proved_at = now()
                   and p.takes_access_requests and p.disabled_at is null and p.deleted_at is null and busy.free_at is null
                   and not exists (select from guests g
                                    where g.tenant_id = \(tenant) and g.mailbox = a.mailbox and g.deleted_at is null
                                      and (g.state = 'Accepted' or not g.is_enabled))
            ), kept as (
                insert into access_requests as r (tenant_id, request_id, application_id, address, mailbox, asker_name, reason,
                                                  language, network, attempt_id, told_at)
                select tenant_id, \(request.id), application_id, address, mailbox, asker_name, asker_reason, asker_language,
                       network, attempt_id, case when may_tell then now() end
                  from asker
                on conflict (tenant_id, application_id, mailbox) where state = 'open' do update
                   set address = excluded.address, asker_name = excluded.asker_name, reason = excluded.reason,
                       language = excluded.language, attempt_id = excluded.attempt_id,
                       -- Whose letter it was today, or asking again from elsewhere would make room for another one.
                       network = case when r.told_at > now() - interval '1 day' then r.network else excluded.network end,
                       asks = r.asks + 1, asked_at = now(),
                       told_at = case when r.told_at > now() - interval '1 day' then r.told_at
                                      else coalesce(excluded.told_at, r.told_at) end
                returning r.tenant_id, r.request_id, r.told_at is not distinct from now() as tells
            ), actions as (
                insert into sponsor_actions (tenant_id, action_id, digest, kind, request_id, expires_at, recipient)
                select kept.tenant_id, action.id, action.digest, action.kind, kept.request_id,
                       now() + make_interval(secs => \(SponsorAction.life)), lower(asker.sponsor)
                  from kept cross join asker
                 cross join (values (\(request.approve.id)::uuid, \(request.approve.digest)::bytea, 'approveAccess'),
                                    (\(request.refuse.id)::uuid, \(request.refuse.digest)::bytea, 'refuseAccess'))
                            as action (id, digest, kind)
                 where kept.tells
            ), letter as (
                \(LetterRows.insertion(of: request.letter, from: "kept join asker using (tenant_id)", to: "asker.sponsor"))
                 where kept.tells
            ), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target)
                select tenant_id, \(event.id), \(event.activity.rawValue), \(event.actor.kind), \(event.actor.name),
                       request_id::text
                  from kept
            )
            select tenant_id from kept
            """
    }

    /// An IPv4 address without its last number, whose neighbours are as easily had; an IPv6 /64 as it is (``NetworkAddress``).
    private static func neighbourhood(of network: Query) -> Query {
        "case when \(network) like '%/64' then \(network) else regexp_replace(\(network), '[.][0-9]+$', '') end"
    }

    /// Whether the sponsor has said no to the mailbox of `row`, for this application, within a month.
    static func wasRefused(_ row: String, in tenant: Query) -> Query {
        """
        exists (select from access_requests refused
                 where refused.tenant_id = \(tenant) and refused.mailbox = \(unescaped: row).mailbox
                   and refused.application_id = \(unescaped: row).application_id and refused.state = 'refused'
                   and refused.decided_at > now() - interval '30 days')
        """
    }
}
