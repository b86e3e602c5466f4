import ArgumentParser
import Foundation
import Postgres
import Vestibule
import VestibuleStore

struct AdminTokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admin-token", abstract: "Makes and takes away the keys to /admin.",
        discussion: "Needs VESTIBULE_DATABASE_URL.",
        subcommands: [Create.self, List.self, Rotate.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a token and shows it, this once.")

        @OptionGroup var options: SettingsOption
        @Argument(help: "Whose token it is, so that it can be told from others.") var name: String
        @Option(help: "Limits the token to one tenant, by its id.") var tenant: String?
        @Option(help: "Days until it ends; without, it lives until it is revoked.") var days: Int?

        func validate() throws {
            guard PlainText.isAcceptable(name, limit: 128), !name.isEmpty else {
                throw ValidationError("The name must be 1 to 128 characters.")
            }
            if let days, !(1...3650).contains(days) { throw ValidationError("--days takes 1 to 3650.") }
            if let tenant, Tenant.ID(tenant) == nil { throw ValidationError("--tenant takes a tenant's id.") }
        }

        func run() async throws {
            try await withTokens(options) { store in
                let now = Surroundings.live.now()
                let token = AdminToken(
                    id: Surroundings.live.newID(), name: name, tenant: tenant.flatMap { Tenant.ID($0) }, createdAt: now,
                    expiresAt: days.map { now.addingTimeInterval(TimeInterval($0) * 86_400) })
                let credential = Credential(
                    .adminToken, tenant: token.tenant ?? AdminToken.everyTenant, row: token.id, in: .live)
                try await store.create(token, digest: credential.digest)
                print(credential.text)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists tokens; never their secrets.")

        @OptionGroup var options: SettingsOption

        func run() async throws {
            try await withTokens(options) { store in
                for token in try await store.list() {
                    let end =
                        token.revokedAt.map { "revoked \($0.formatted(.iso8601))" }
                        ?? token.expiresAt.map { "until \($0.formatted(.iso8601))" } ?? "no end"
                    print("\(token.id)  \(token.name)  \(token.tenant.map(\.description) ?? "every tenant")  \(end)")
                }
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives a token a new secret and shows it; the old one works a while longer.")

        @OptionGroup var options: SettingsOption
        @Argument(help: "The token's id, from the list.") var id: String
        @Option(help: "Seconds that the old secret still works.") var overlap = 3600

        func run() async throws {
            try await withTokens(options) { store in
                guard let id = AdminToken.ID(id), let token = try await store.list().first(where: { $0.id == id }) else {
                    throw ValidationError("No such token. See: vestibule admin-token list")
                }
                let credential = Credential(
                    .adminToken, tenant: token.tenant ?? AdminToken.everyTenant, row: id, in: .live)
                guard try await store.rotate(id, digest: credential.digest, overlap: max(0, overlap)) else {
                    throw ValidationError("The token is revoked. Make a new one: vestibule admin-token create NAME")
                }
                print(credential.text)
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ends a token at once.")

        @OptionGroup var options: SettingsOption
        @Argument(help: "The token's id, from the list.") var id: String

        func run() async throws {
            try await withTokens(options) { store in
                guard let id = AdminToken.ID(id), try await store.revoke(id) else {
                    throw ValidationError("No such live token. See: vestibule admin-token list")
                }
                print("revoked")
            }
        }
    }
}

private func withTokens(_ options: SettingsOption, _ work: (PostgresAdminTokenStore) async throws -> Void) async throws {
    try await withPool(try DatabaseSettings.app(try await options.reader())) { pool in
        try await work(PostgresAdminTokenStore(Database(app: pool, worker: pool)))
    }
}
