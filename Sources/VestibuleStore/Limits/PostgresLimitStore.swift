import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresLimitStore: LimitStore {
    private let database: Database
    private let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func counts(
        of tenant: Tenant, about subject: LimitSubject?, under limits: Limits, most: Int
    ) async throws -> [LimitCount] {
        let counts = LimitCounts(tenant: tenant, subject: subject, limits: limits)
        let isReached: Query = subject == nil ? "c.used >= c.most" : "true"
        return try await database.rows(
            of: tenant.id,
            """
            with counted as (
                \(counts.query)
            )
            select c.kind, c.subject, c.browsers, c.used, c.most, c.until, coalesce(c.guest_id, g.guest_id) as guest_id
              from counted c
              left join guests g on g.tenant_id = \(tenant.id) and g.mailbox = c.subject and c.is_mailbox and g.deleted_at is null
             where \(isReached)
             order by c.until desc nulls first, c.kind, c.subject, c.browsers limit \(Int64(most))
            """
        ).map {
            LimitCount(
                try $0.word("kind"), of: try $0.decode("subject"), guest: try $0.decode("guest_id"),
                browsers: try $0.optionalWord("browsers"), used: Int(try $0.decode("used", as: Int64.self)),
                most: Int(try $0.decode("most", as: Int64.self)), until: try $0.decode("until"))
        }
    }

    package func reset(_ subject: LimitSubject, of tenant: Tenant.ID, by actor: Actor) async throws -> Int {
        let event = Event(.limitsReset, by: actor, in: surroundings)
        let count = try await database.rows(
            of: tenant,
            """
            with \(Self.resetting(subject, of: tenant)), event as (
                insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target, guest_id)
                select \(tenant), \(event.id), \(event.activity.rawValue), \(event.actor.kind), \(event.actor.name), \(subject.name), \(subject.guest)
                 where exists (select from reset)
            )
            select count(*) as counts from reset
            """
        ).onlyRow.decode("counts", as: Int64.self)
        return Int(count)
    }

    /// Each statement ends in `reset`, a row for each count that began anew.
    private static func resetting(_ subject: LimitSubject, of tenant: Tenant.ID) -> Query {
        switch subject {
        case .mailbox(let address, let guest):
            """
            passcodes as (
                update passcode_counts set
                    sent_in_hour = 0, sent_in_day = 0, wrong_in_hour = 0, wrong_in_a_row = 0, locked_until = null, changed_at = now()
                 where tenant_id = \(tenant) and mailbox = \(address.mailbox)
                   and (sent_in_hour > 0 or sent_in_day > 0 or wrong_in_hour > 0 or wrong_in_a_row > 0 or locked_until is not null)
                returning 1
            ), invitations as (
                update invitation_counts set letters = 0
                 where tenant_id = \(tenant) and mailbox = \(address.mailbox) and letters > 0
                returning 1
            ), sessions as (
                update sessions set wrong_factors = 0, wrong_factors_since = null
                 where tenant_id = \(tenant) and guest_id = \(guest) and wrong_factors > 0
                returning 1
            ), factors as (
                -- Those in a row stay: after a hundred nothing is checked until the factors are reset (NIST SP 800-63B-4 §3.2.2).
                update guest_security set wrong_in_hour = 0, changed_at = now()
                 where tenant_id = \(tenant) and guest_id = \(guest) and wrong_in_hour > 0
                returning 1
            ), devices as (
                update device_guesses set wrong = 0
                 where tenant_id = \(tenant) and guesser = \(guest.map { DeviceRequest.guesser($0) }) and wrong > 0
                returning 1
            ), reset as (
                select from passcodes union all select from invitations union all select from sessions
                union all select from factors union all select from devices
            )
            """
        case .network(let network):
            """
            passcodes as (
                update network_counts set sends = 0 where tenant_id = \(tenant) and network = \(network.network) and sends > 0 returning 1
            ), devices as (
                update device_guesses set wrong = 0
                 where tenant_id = \(tenant) and guesser = \(DeviceRequest.guesser(network.network)) and wrong > 0
                returning 1
            ), reset as (
                select from passcodes union all select from devices
            )
            """
        case .strangers:
            """
            reset as (
                update network_counts set sends = 0
                 where tenant_id = \(tenant) and network = \(NetworkAllowance.everybody) and sends > 0 returning 1
            )
            """
        // Its minute is over before anybody could reset it.
        case .application: "reset as (select where false)"
        }
    }
}

extension LimitSubject {
    fileprivate var guest: Guest.ID? {
        if case .mailbox(_, let guest) = self { guest } else { nil }
    }

    /// As the event names it.
    fileprivate var name: String {
        switch self {
        case .mailbox(let address, _): address.masked
        case .network(let network): network.network
        case .application(let id): id.description
        case .strangers: "strangers"
        }
    }
}
