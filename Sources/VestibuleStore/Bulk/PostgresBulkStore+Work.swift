import Postgres
package import Vestibule

/// What the worker does. A line that was claimed and never finished is due again when its lease is over.
extension PostgresBulkStore {
    /// Whose turn was longest ago comes next, so that tenants take turns; of one tenant the oldest job that has something due, so that many
    /// jobs are no more turns. Another replica passes over what this one looks at.
    package func claim(limit: Int, lease: Int) async throws -> BulkTurn? {
        let rows = try await database.acrossTenants(
            """
            with turn as (
                select j.tenant_id, j.job_id, j.application_id, j.maker_kind, j.maker from bulk_jobs j
                 where j.next_turn_at <= now()
                   and not exists (select from bulk_jobs e
                                    where e.tenant_id = j.tenant_id and e.job_id < j.job_id and e.next_turn_at <= now())
                 order by j.next_turn_at limit 1 for update of j skip locked
            ), due as (
                select l.* from turn t cross join lateral (
                    select tenant_id, job_id, line from bulk_lines
                     where tenant_id = t.tenant_id and job_id = t.job_id and next_try_at <= now()
                     order by next_try_at, line limit \(limit) for update skip locked) l
            ), claimed as (
                update bulk_lines l set next_try_at = now() + make_interval(secs => \(lease)), tries = tries + 1
                  from due where l.tenant_id = due.tenant_id and l.job_id = due.job_id and l.line = due.line
                returning l.line, l.wish, l.tries
            ), turned as (
                -- With nothing due it is time when a line that waits is, or one whose worker died.
                update bulk_jobs j
                   set next_turn_at = case when exists (select from due) then clock_timestamp()
                                           else (select min(next_try_at) from bulk_lines l
                                                  where l.tenant_id = j.tenant_id and l.job_id = j.job_id and l.next_try_at is not null)
                                      end,
                       status = 'running',
                       last_action_at = case when exists (select from due) then now() else j.last_action_at end
                  from turn t where j.tenant_id = t.tenant_id and j.job_id = t.job_id
            )
            select t.*, c.line, c.wish, c.tries from turn t left join claimed c on true order by c.line
            """)
        guard let first = rows.first else { return nil }
        return BulkTurn(
            job: try first.decode("job_id"), tenant: try first.decode("tenant_id"), application: try first.decode("application_id"),
            actor: try Self.actor(first), lines: try rows.compactMap(Self.line))
    }

    private static func line(_ row: Row) throws -> BulkTurn.Line? {
        guard let number = try row.decode("line", as: Int32?.self) else { return nil }
        return BulkTurn.Line(
            number: Int(number), wish: try row.decode("wish", as: JSONText?.self).flatMap { BulkWish(kept: $0.rawValue) },
            tries: Int(try row.decode("tries", as: Int32.self)))
    }

    private static func actor(_ row: Row) throws -> Actor {
        let name = try row.decode("maker", as: String?.self) ?? ""
        switch try row.decode("maker_kind", as: String.self) {
        case "application": return .application(try row.decode("application_id"))
        case "adminToken":
            guard let id = AdminToken.ID(name) else { throw UnreadableRow(column: "maker") }
            return .adminToken(id)
        case Actor.system.kind: return .system
        default: throw UnreadableRow(column: "maker_kind")
        }
    }

    /// A line that was canceled meanwhile and was done all the same says what it came to.
    package func finish(_ outcomes: [BulkOutcome], of turn: BulkTurn) async throws {
        let lines = outcomes.map(FinishedLine.init)
        _ = try await database.rows(
            of: turn.tenant,
            """
            with ends as (
                select * from unnest(\(lines.map(\.line)), \(lines.map(\.state)), \(lines.map(\.code)), \(lines.map(\.message)),
                                     \(lines.map(\.invitation)), \(lines.map(\.guest)), \(lines.map(\.seconds)), \(lines.map(\.isPatient)))
                    as e (line, state, code, message, invitation_id, guest_id, seconds, is_patient)
            ), changed as (
                update bulk_lines l
                   set state = e.state, code = nullif(e.code, ''), message = nullif(e.message, ''),
                       invitation_id = nullif(e.invitation_id, '')::uuid, guest_id = nullif(e.guest_id, '')::uuid,
                       next_try_at = case when e.state = 'waiting' then now() + make_interval(secs => e.seconds) end,
                       tries = case when e.is_patient then 0 else l.tries end
                  from ends e
                 where l.tenant_id = \(turn.tenant) and l.job_id = \(turn.job) and l.line = e.line
                   and (l.state = 'waiting' or (l.state = 'canceled' and e.state <> 'waiting') or (l.state = 'refused' and e.state = 'invited'))
                returning l.line, l.state
            ), before as (
                select line, state from bulk_lines where tenant_id = \(turn.tenant) and job_id = \(turn.job)
                   and line = any (select line from ends)
            ), counted as (
                -- A line that was refused with its job while another replica did it says what it came to.
                select (count(*) filter (where c.state = 'invited'))::integer as invited,
                       ((count(*) filter (where c.state = 'refused')) - (count(*) filter (where b.state = 'refused')))::integer as refused
                  from changed c join before b using (line)
            )
            update bulk_jobs j
               set invited = j.invited + c.invited, refused = j.refused + c.refused, last_action_at = now(),
                   status = case when \(Self.isOver) and j.status in ('notStarted', 'running') then 'succeeded' else j.status end,
                   -- A line that waits for less than its lease is not left to the lease's end.
                   next_turn_at = case when not (\(Self.isOver)) and j.next_turn_at is not null then least(
                       j.next_turn_at, now() + make_interval(secs => (select min(seconds) from ends where state = 'waiting'))) end
              from counted c where j.tenant_id = \(turn.tenant) and j.job_id = \(turn.job)
            """)
    }

    private static let isOver: Query = "j.invited + j.refused + c.invited + c.refused >= j.total"

    package func fail(_ turn: BulkTurn, code: String, sentence: String) async throws {
        _ = try await database.rows(
            of: turn.tenant,
            """
            with failed as (
                update bulk_lines set state = 'refused', code = \(code), message = \(sentence), next_try_at = null
                 where tenant_id = \(turn.tenant) and job_id = \(turn.job) and state = 'waiting'
                returning line
            )
            update bulk_jobs set status = 'failed', refused = refused + (select count(*)::integer from failed), next_turn_at = null,
                                 last_action_at = now()
             where tenant_id = \(turn.tenant) and job_id = \(turn.job) and status in ('notStarted', 'running')
            """)
    }
}

/// An outcome in columns, an empty text for what there is none of.
private struct FinishedLine {
    var line: Int32
    var state: String
    var code = "", message = "", invitation = "", guest = ""
    var seconds = 0.0
    var isPatient = false

    init(_ outcome: BulkOutcome) {
        line = Int32(clamping: outcome.line)
        switch outcome.end {
        case .invited(let invitation, let guest):
            state = BulkResult.State.invited.rawValue
            (self.invitation, self.guest) = (invitation.description, guest.description)
        case .refused(let code, let sentence):
            state = BulkResult.State.refused.rawValue
            (self.code, message) = (code, sentence)
        case .waits(let seconds, let sentence, let isPatient):
            state = BulkResult.State.waiting.rawValue
            message = sentence
            self.seconds = Double(seconds)
            self.isPatient = isPatient
        }
    }
}
