import Foundation
import Glibc
import TestSupport
import Testing
import VestibuleSandbox

extension Faults {
    @Suite("The database goes away") struct DatabaseGoesAway {
        @Test("stopped, restarted, frozen or made read-only: one service lives through all of it")
        func stopping() async throws {
            try await withCluster("away") { cluster in
                let place = ServedService.Place(owner: try cluster.connectionString(database: "postgres"))
                try await Stage.run(at: place) { stage in
                    try await Outage.run(on: stage) { outage in
                        try await outage.pass("stopped") {
                            await cluster.stop()
                        } back: {
                            try await cluster.start()
                        }
                        try await outage.pass("killed") {
                            if let pid = await cluster.postmasterPID { kill(pid, SIGKILL) }
                        } back: {
                            try await eventually("it is gone") { await cluster.postmasterPID == nil }
                            try await cluster.start()
                        }
                        try await frozen(outage, cluster)
                        try await outage.pass("read-only", takes: .writes) {
                            _ = try await stage.rows("alter system set default_transaction_read_only = on")
                            _ = try await stage.rows("select pg_reload_conf()")
                        } back: {
                            _ = try await stage.rows("alter system reset default_transaction_read_only")
                            _ = try await stage.rows("select pg_reload_conf()")
                        }
                        try await restarted(outage, cluster)
                    }
                }
            }
        }

        private func frozen(_ outage: Outage, _ cluster: PrivatePostgres) async throws {
            let postmaster = await cluster.postmasterPID ?? 0
            var processes: [Int32] = []
            try await outage.pass("frozen", for: .seconds(8)) {
                processes = try Processes.family(of: postmaster)
                for pid in processes { kill(pid, SIGSTOP) }
            } back: {
                for pid in processes { kill(pid, SIGCONT) }
            }
        }

        /// As an administrator does it: gone for as long as it takes. Nobody may notice more than a 503.
        private func restarted(_ outage: Outage, _ cluster: PrivatePostgres) async throws {
            for _ in 0..<(isLong ? 10 : 2) {
                let goal = outage.ledger.deeds + 5
                await cluster.stop()
                try await cluster.start()
                let up = ContinuousClock.now
                try await eventually("it works after a restart") { outage.ledger.deeds >= goal }
                #expect(ContinuousClock.now - up < returnsWithin + .seconds(1))
            }
        }
    }
}

/// The processes of this machine, by their parents.
enum Processes {
    /// A process and all its children, the parent first.
    static func family(of parent: Int32) throws -> [Int32] {
        let children = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Int32.init).filter { pid in
            // The name in parentheses may hold anything; the parent's number is the second word behind it.
            guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
                let end = stat.lastIndex(of: ")")
            else { return false }
            let words = stat[stat.index(after: end)...].split(separator: " ")
            return words.count > 1 && Int32(words[1]) == parent
        }
        return [parent] + children
    }
}
