import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresBulkStore: BulkStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func begin(_ job: NewBulkJob, of tenant: Tenant.ID) async throws -> BulkJob {
        let answers = try await database.unit(
            of: tenant,
            // Taken first: of two jobs at once the second counts the other.
            "select tenant_id from tenants where tenant_id = \(tenant) for no key update",
            """
            select application_id from applications
             where tenant_id = \(tenant) and application_id = \(job.application) and disabled_at is null and deleted_at is null
            """,
            BulkRows.insertion(of: job, tenant: tenant, in: surroundings))
        if let row = answers[2].first { return try Self.job(row) }
        throw answers[1].isEmpty ? BulkRefusal.callerDisabled : .tooManyJobs
    }

    package func job(_ id: BulkJob.ID, of tenant: Tenant.ID) async throws -> BulkJob? {
        try await database.rows(of: tenant, "select * from bulk_jobs where tenant_id = \(tenant) and job_id = \(id)").first.map(
            Self.job)
    }

    package func list(
        of tenant: Tenant.ID, askedForBy application: Application.ID?, before cursor: BulkJob.ID?, limit: Int
    ) async throws -> [BulkJob] {
        let own: Query = application.map { " and maker_kind = 'application' and application_id = \($0)" } ?? ""
        return try await database.rows(
            of: tenant,
            """
            select * from bulk_jobs where tenant_id = \(tenant)\(own) and (\(cursor)::uuid is null or job_id < \(cursor))
             order by job_id desc limit \(limit)
            """
        ).map(Self.job)
    }

    /// The sealed link of who is invited without a letter stands with the line's key, for a day.
    package func results(
        of job: BulkJob.ID, tenant: Tenant.ID, in state: BulkResult.State?, after line: Int, limit: Int
    ) async throws -> [BulkResult] {
        let chosen: Query = state.map { " and l.state = \($0.rawValue)" } ?? ""
        return try await database.rows(
            of: tenant,
            """
            select l.line, l.state, l.wish ->> 'address' as address, l.code, l.message, l.invitation_id, l.guest_id, k.sealed_link
              from bulk_lines l
              join bulk_jobs j on j.tenant_id = l.tenant_id and j.job_id = l.job_id
              left join idempotency_keys k
                on l.state = 'invited' and l.wish -> 'sendsLetter' is null
               and k.tenant_id = \(tenant) and k.application_id = j.application_id and k.expires_at > now()
               and k.idempotency_key = chr(31) || l.job_id || ' ' || l.line
             where l.tenant_id = \(tenant) and l.job_id = \(job) and j.tenant_id = \(tenant) and l.line > \(line)\(chosen)
             order by l.line limit \(limit)
            """
        ).map { row in
            BulkResult(
                line: try row.decode("line"), state: try row.word("state"), address: try row.decode("address"),
                code: try row.decode("code"), message: try row.decode("message"), invitation: try row.decode("invitation_id"),
                guest: try row.decode("guest_id"), sealedLink: try row.decode("sealed_link"))
        }
    }

    package func cancel(_ id: BulkJob.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> BulkJob {
        let rows = try await database.unit(
            of: tenant, BulkRows.cancelation(of: id, tenant: tenant, Event(.bulkInvitationCanceled, by: actor, in: surroundings)),
            "select * from bulk_jobs where tenant_id = \(tenant) and job_id = \(id)")
        guard let job = try rows[1].first.map(Self.job) else { throw BulkRefusal.notFound }
        guard !rows[0].isEmpty else { throw BulkRefusal.ended(job.status) }
        return job
    }

    package func guests(at mailboxes: [String], of tenant: Tenant.ID) async throws -> [String: KnownGuest] {
        let rows = try await database.rows(
            of: tenant,
            """
            select mailbox, guest_id, state, is_enabled, not \(unescaped: AccessEnd.lies(ahead: "guests")) as has_ended from guests
             where tenant_id = \(tenant) and mailbox = any (\(mailboxes)) and deleted_at is null
            """)
        return try rows.reduce(into: [:]) { known, row in
            known[try row.decode("mailbox")] = KnownGuest(
                id: try row.decode("guest_id"), state: try row.decode("state"), isEnabled: try row.decode("is_enabled"),
                hasEnded: try row.decode("has_ended"))
        }
    }

    static func job(_ row: Row) throws -> BulkJob {
        BulkJob(
            id: try row.decode("job_id"), tenant: try row.decode("tenant_id"), application: try row.decode("application_id"),
            makerKind: try row.decode("maker_kind"), status: try row.word("status"), createdAt: try row.decode("created_at"),
            lastActionAt: try row.decode("last_action_at"), total: try number("total", row), invited: try number("invited", row),
            refused: try number("refused", row))
    }

    private static func number(_ column: String, _ row: Row) throws -> Int { Int(try row.decode(column, as: Int32.self)) }
}
