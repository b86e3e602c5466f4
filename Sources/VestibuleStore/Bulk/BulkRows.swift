import Postgres
import Vestibule

/// The statements that write jobs and their lines.
enum BulkRows {
    /// The job of an application that may invite, with its lines and its event.
    static func insertion(of job: NewBulkJob, tenant: Tenant.ID, in surroundings: Surroundings) -> Query {
        let event = Event(.bulkInvitationStarted, by: job.actor, in: surroundings)
        let refused = job.lines.count { $0.refusal != nil }
        let isOver = refused == job.lines.count
        return """
            with job as (
                insert into bulk_jobs (tenant_id, job_id, application_id, maker_kind, maker, total, refused, status, next_turn_at)
                select \(tenant), \(job.id), application_id, \(job.actor.kind), \(job.actor.name), \(Int32(clamping: job.lines.count)),
                       \(Int32(clamping: refused)), \(isOver ? "succeeded" : "notStarted"), case when not \(isOver) then now() end
                  from applications
                 where tenant_id = \(tenant) and application_id = \(job.application) and disabled_at is null and deleted_at is null
                   and (\(underWay(of: tenant))) < \(BulkJob.mostUnderWay)
                returning *
            ), lines as (
                insert into bulk_lines (tenant_id, job_id, line, wish, code, message, state, next_try_at)
                select \(tenant), \(job.id), line, nullif(wish, '')::jsonb, nullif(code, ''), nullif(message, ''),
                       case when code = '' then 'waiting' else 'refused' end, case when code = '' then now() end
                  from job, unnest(\(job.lines.map { Int32(clamping: $0.number) }), \(job.lines.map(\.wish)),
                                   \(job.lines.map { $0.refusal?.code ?? "" }), \(job.lines.map { $0.refusal?.sentence ?? "" }))
                    as l (line, wish, code, message)
            ), event as (
                \(event.beside("job", target: job.id.description, details: "jsonb_build_object('lines', total)"))
            )
            select * from job
            """
    }

    static func underWay(of tenant: Tenant.ID) -> Query {
        "select count(*) from bulk_jobs where tenant_id = \(tenant) and next_turn_at is not null"
    }

    static func cancelation(of id: BulkJob.ID, tenant: Tenant.ID, _ event: Event) -> Query {
        """
        with canceled as (
            update bulk_jobs set status = 'canceled', next_turn_at = null, last_action_at = now()
             where tenant_id = \(tenant) and job_id = \(id) and status in ('notStarted', 'running')
            returning tenant_id, job_id
        ), lines as (
            update bulk_lines l set state = 'canceled', next_try_at = null, code = null, message = null
              from canceled c where l.tenant_id = \(tenant) and l.job_id = c.job_id and l.state = 'waiting'
        ), event as (
            \(event.beside("canceled", target: id.description))
        )
        select job_id from canceled
        """
    }
}
