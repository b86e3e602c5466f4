import Foundation
import Postgres
import VestibuleStore

/// A login of the service: whether it gets in, has the rights of its role and no more, and how far away the database is.
struct LoginMatter {
    enum Role: String, CaseIterable {
        case app, worker, owner

        var setting: String {
            switch self {
            case .app: "VESTIBULE_DATABASE_URL"
            case .worker: "VESTIBULE_DATABASE_WORKER_URL"
            case .owner: "VESTIBULE_DATABASE_OWNER_URL"
            }
        }
    }

    struct Sight {
        var glimpse: ServerGlimpse
        var login: LoginFacts
        /// This machine's clock less the database's, taken in the middle of the question's way.
        var clockLead: TimeInterval
    }

    let role: Role
    let preparesStatements: Bool
    let sight: Result<Sight, any Error>

    init(role: Role, preparesStatements: Bool, sight: Result<Sight, any Error>) {
        self.role = role
        self.preparesStatements = preparesStatements
        self.sight = sight
    }

    init(_ role: Role, _ configuration: PostgresConfiguration) async {
        do {
            self.init(
                role: role, preparesStatements: configuration.preparesStatements,
                sight: .success(try await Self.look(configuration)))
        } catch { self.init(role: role, preparesStatements: configuration.preparesStatements, sight: .failure(error)) }
    }

    private static func look(_ configuration: PostgresConfiguration) async throws -> Sight {
        let glimpse = try await configuration.glimpse()
        var single = configuration
        single.maximumConnections = 1
        single.preparesStatements = false
        return try await withPool(single) { pool in
            _ = try await LoginFacts.read(by: pool)
            let sent = Date.now
            let facts = try await LoginFacts.read(by: pool)
            let middle = sent.addingTimeInterval(Date.now.timeIntervalSince(sent) / 2)
            return Sight(glimpse: glimpse, login: facts, clockLead: middle.timeIntervalSince(facts.now))
        }
    }

    var findings: [Finding] {
        let matter = "database, \(role.rawValue)"
        switch sight {
        case .failure(let error):
            return [
                .wrong(
                    matter, "\(error)",
                    mend:
                        "correct \(role.setting), or let the login in (pg_hba.conf, password, network); try: psql \"$\(role.setting)\""
                )
            ]
        case .success(let sight):
            let faults = objections(sight).map { objection in
                Finding(matter: matter, verdict: objection.verdict, says: objection.says, mend: objection.mend)
            }
            return faults.isEmpty ? [.ok(matter, Self.summary(sight))] : faults
        }
    }

    private typealias Objection = (verdict: Finding.Verdict, says: String, mend: String)

    private func objections(_ sight: Sight) -> [Objection] {
        rights(sight.login) + way(sight.glimpse, sight.login) + promises(sight.login)
    }

    private func rights(_ login: LoginFacts) -> [Objection] {
        guard role != .owner else {
            guard !login.mayCreate else { return [] }
            return [
                (
                    .wrong, "\(login.login) may not create tables here.",
                    "as administrator: alter database … owner to \(login.login)"
                )
            ]
        }
        // Roles come with the first migration; that they are missing is the schema's matter.
        guard login.rolesExist else { return [(.warning, "The roles are not there yet.", "vestibule migrate")] }
        if login.isSuperuser || login.bypassesRowSecurity {
            return [
                (
                    .wrong,
                    "\(login.login) \(login.isSuperuser ? "is a superuser" : "has bypassrls"): nothing keeps tenants apart.",
                    "create role … login password '…' in role vestibule_\(role.rawValue), and name it in \(role.setting)"
                )
            ]
        }
        var objections: [Objection] = []
        if role == .app ? !login.isApp : !login.isWorker {
            objections.append(
                (
                    .wrong, "\(login.login) is not in role vestibule_\(role.rawValue).",
                    "grant vestibule_\(role.rawValue) to \(login.login)"
                ))
        }
        if role == .app, login.isWorker {
            objections.append(
                (
                    .wrong, "\(login.login) is in role vestibule_worker too, which sees every tenant.",
                    "revoke vestibule_worker from \(login.login)"
                ))
        }
        if login.mayCreate {
            objections.append(
                (
                    .warning, "\(login.login) may create tables, which it never needs.",
                    "revoke create on schema public from public, \(login.login)"
                ))
        }
        return objections
    }

    private func way(_ glimpse: ServerGlimpse, _ login: LoginFacts) -> [Objection] {
        var objections: [Objection] = []
        if glimpse.version < 140_000 {
            objections.append(
                (.wrong, "PostgreSQL \(Self.version(glimpse)) is too old; 14 is the oldest that will do.", "upgrade the server"))
        }
        if glimpse.isThroughPooler, role == .owner {
            objections.append(
                (
                    .warning, "A pooler stands between; migrations hold a session's lock, which a transaction pooler breaks.",
                    "let VESTIBULE_DATABASE_OWNER_URL name the server itself"
                ))
        } else if glimpse.isThroughPooler, preparesStatements {
            objections.append(
                (
                    .warning, "A pooler stands between, and statements are prepared; in transaction mode they would fail.",
                    "VESTIBULE_DATABASE_PREPARED_STATEMENTS=false, unless it pools sessions"
                ))
        }
        if !glimpse.isLocal, !glimpse.isEncrypted {
            objections.append(
                (.warning, "The connection to another machine is not encrypted.", "add sslmode=verify-full to \(role.setting)"))
        }
        if login.isReadOnly {
            objections.append(
                (
                    .wrong, "The server is read-only: a standby, or a cluster that is failing over.",
                    "name every server in \(role.setting) and add target_session_attrs=read-write"
                ))
        }
        if glimpse.roundTrip > .milliseconds(20) {
            objections.append(
                (
                    .warning, "A round trip takes \(Self.words(glimpse.roundTrip)); every request waits for at least one.",
                    "run the service near its database"
                ))
        }
        return objections
    }

    /// What PostgreSQL promises about an acknowledged commit.
    private func promises(_ login: LoginFacts) -> [Objection] {
        guard role == .app else { return [] }
        var objections: [Objection] = []
        if login.fsync == "off" {
            objections.append((.wrong, "fsync is off: a crash of the server destroys the database.", "alter system set fsync = on"))
        }
        if login.synchronousCommit == "off" {
            objections.append(
                (
                    .warning, "synchronous_commit is off: what was acknowledged may be lost in a crash.",
                    "alter role \(login.login) set synchronous_commit = on"
                ))
        }
        return objections
    }

    private static func summary(_ sight: Sight) -> String {
        "\(sight.login.login) on PostgreSQL \(version(sight.glimpse)), \(words(sight.glimpse.roundTrip)) a round trip"
            + (sight.glimpse.isEncrypted ? ", encrypted" : "") + (sight.glimpse.isThroughPooler ? ", through a pooler" : "")
    }

    private static func version(_ glimpse: ServerGlimpse) -> String { "\(glimpse.version / 10_000).\(glimpse.version % 10_000)" }

    private static func words(_ time: Duration) -> String {
        let tenths = time / .microseconds(100)
        return "\((tenths / 10).formatted(.number.precision(.fractionLength(1)).locale(Locale(identifier: "en_US_POSIX")))) ms"
    }
}
