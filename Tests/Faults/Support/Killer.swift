import Glibc
import Postgres
import TestSupport
import VestibuleSandbox

/// Ends processes as a crash does, and brings them back as their supervisors would.
struct Killer: Sendable {
    enum Blow: String, CaseIterable, Sendable {
        /// `kill -9` of the service.
        case service
        /// `kill -9` of one session's process, whereupon the postmaster ends all others and recovers from its log.
        case backend
        /// `kill -9` of the postmaster itself.
        case postmaster
    }

    let stage: Stage
    let cluster: PrivatePostgres

    func strike(_ blow: Blow) async throws {
        switch blow {
        case .service:
            try await stage.service.kill()
            try await stage.service.start()
        case .backend:
            // Best in the middle of something.
            let victim = try await stage.rows(
                """
                select pid from pg_stat_activity where usename like 'vestibule_test_%'
                 order by state = 'active' desc, random() limit 1
                """
            ).first?.decode("pid", as: Int32.self)
            if let victim { kill(victim, SIGKILL) }
        case .postmaster:
            if let pid = await cluster.postmasterPID { kill(pid, SIGKILL) }
            try await eventually("the postmaster is gone") { await cluster.postmasterPID == nil }
            try await cluster.start()
        }
        try await eventually("the database answers", within: .seconds(60)) {
            (try? await stage.rows("select 1 as one")) != nil
        }
    }
}
