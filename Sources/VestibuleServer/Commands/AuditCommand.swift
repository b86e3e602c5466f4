import ArgumentParser
import Foundation
import Vestibule
import VestibuleStore

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Verifies and exports the audit events.",
        discussion: "Needs VESTIBULE_DATABASE_WORKER_URL, and VESTIBULE_DATABASE_URL; verify needs VESTIBULE_MASTER_KEY too.",
        subcommands: [Verify.self, Export.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walks each tenant's chain and names the first broken link.",
            discussion: """
                Ends with status 1 when a chain is broken. A chain that was cut or made anew as a whole by who owns the database and the
                master key shows against a head that was kept elsewhere: GET /admin/tenants/{tenant}/events/head.
                """)

        @OptionGroup var options: SettingsOption
        @Option(help: "One tenant, by its id; without, all of them.") var tenant: String?
        @Option(help: ArgumentHelp("A head that was kept elsewhere, as JSON. May be given again.", valueName: "file"))
        var head: [String] = []

        func validate() throws { try checkTenant(tenant) }

        func run() async throws {
            let heads = try head.map(readHead)
            let vault = try SecretSettings.vault(try await options.reader())
            var isWhole = true
            try await withAudit(options, only: tenant) { audit, tenants in
                let verify = VerifyChain(audit: audit, vault: vault)
                if let stranger = heads.first(where: { !tenants.contains($0.tenant) }) {
                    throw ValidationError("The head is of tenant \(stranger.tenant), which is not verified here.")
                }
                for tenant in tenants {
                    do {
                        let last = try await verify(tenant, against: heads.filter { $0.tenant == tenant })
                        print("\(tenant)  whole, up to event \(last)")
                    } catch let broken as ChainBreak {
                        isWhole = false
                        print("\(tenant)  BROKEN: \(broken)")
                    }
                }
            }
            if !isWhole { throw ExitCode.failure }
        }

        private func readHead(_ path: String) throws -> ChainHead {
            guard let data = FileManager.default.contents(atPath: path),
                let head = try? JSONDecoder().decode(ExportedHead.self, from: data).head
            else { throw ValidationError("\(path) holds no head: keep the answer of GET /admin/tenants/{tenant}/events/head.") }
            return head
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints sealed events, a line of JSON each, in the order of their chain.")

        @OptionGroup var options: SettingsOption
        @Option(help: "One tenant, by its id; without, all of them.") var tenant: String?
        @Option(help: "From this time on, such as 2026-12-31 or 2026-12-31T12:00:00Z.") var since: String?
        @Option(help: "After this position, the last that one has; with --tenant.") var after: String?

        func validate() throws {
            try checkTenant(tenant)
            if ExportEvents.Start(since: since, after: after) == nil {
                throw ValidationError("--since takes a time, --after a position, and not both.")
            }
            if after != nil && tenant == nil { throw ValidationError("--after goes with --tenant: each has positions of its own.") }
        }

        func run() async throws {
            guard let start = ExportEvents.Start(since: since, after: after) else { return }
            try await withAudit(options, only: tenant) { audit, tenants in
                for tenant in tenants {
                    var export = ExportEvents(of: tenant, from: start, audit: audit)
                    while let lines = try await export.nextLines() { try FileHandle.standardOutput.write(contentsOf: Data(lines)) }
                }
            }
        }
    }
}

private func checkTenant(_ text: String?) throws {
    if let text, Tenant.ID(text) == nil { throw ValidationError("--tenant takes a tenant's id.") }
}

/// The store by the service's two logins, and the tenants that are asked for: all that have events, who are gone too.
private func withAudit(
    _ options: SettingsOption, only tenant: String?, _ work: (PostgresAuditStore, [Tenant.ID]) async throws -> Void
) async throws {
    let reader = try await options.reader()
    let (app, worker) = (try DatabaseSettings.app(reader), try DatabaseSettings.worker(reader))
    try await withPool(app) { app in
        try await withPool(worker) { worker in
            let database = Database(app: app, worker: worker)
            let all = try await PostgresChainStore(database, surroundings: .live).tenants()
            try await work(PostgresAuditStore(database), tenant.flatMap { Tenant.ID($0) }.map { [$0] } ?? all)
        }
    }
}
