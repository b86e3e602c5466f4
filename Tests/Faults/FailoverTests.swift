import Foundation
import Glibc
import TestSupport
import Testing
import VestibuleSandbox

extension Faults {
    @Suite("Failing over") struct FailingOver {
        /// How the primary is lost.
        enum Loss: String, CaseIterable, Sendable {
            case killed, frozen
        }

        @Test(
            "to a promoted standby, by a connection string with both: nothing acknowledged is lost",
            arguments: isLong ? Loss.allCases : [.killed])
        func promoting(loss: Loss) async throws {
            try await withPair { primary, standby in
                let both = try connectionString(of: primary, standby)
                try await Stage.run(at: ServedService.Place(owner: both)) { stage in
                    try await Outage.run(on: stage) { outage in
                        try await outage.pass("failed over (primary \(loss.rawValue))", for: .seconds(7)) {
                            let processes = try Processes.family(of: await primary.postmasterPID ?? 0)
                            for pid in processes { kill(pid, loss == .killed ? SIGKILL : SIGSTOP) }
                        } back: {
                            try await promote(standby)
                        }
                    }
                }
            }
        }

        /// A primary that acknowledges a commit only when its standby has it, or a failover would lose some.
        private func withPair(_ body: (PrivatePostgres, PrivatePostgres) async throws -> Void) async throws {
            try await withCluster("primary") { primary in
                let directory = "/tmp/vestibule-faults-standby-\(getpid())"
                let standby = try PrivatePostgres(directory: directory, fsync: true)
                var outcome: Result<Void, any Error> = .success(())
                do {
                    try await standby.copy(primary)
                    try await standby.start()
                    try await Administration.run(on: try primary.connectionString(database: "postgres")) { ask in
                        try await ask("alter system set synchronous_standby_names = '*'")
                        try await ask("select pg_reload_conf()")
                    }
                    try await body(primary, standby)
                } catch { outcome = .failure(error) }
                await standby.erase()
                try? FileManager.default.removeItem(atPath: directory)
                try outcome.get()
            }
        }

        private func promote(_ standby: PrivatePostgres) async throws {
            try await Administration.run(on: try standby.connectionString(database: "postgres")) { ask in
                try await ask("select pg_promote()")
            }
        }

        private func connectionString(of primary: PrivatePostgres, _ standby: PrivatePostgres) throws -> String {
            let (one, other) = (
                try primary.connectionString(database: "postgres"), try standby.connectionString(database: "postgres")
            )
            let folders = [one, other].compactMap { $0.firstMatch(of: #/host='([^']*)'/#).map { String($0.output.1) } }
            return one + " host='\(folders.joined(separator: ","))' target_session_attrs='read-write'"
        }
    }
}
