import Foundation
import OpenIDConnect
import Postgres
import Vestibule

/// Guests of the largest tenant who are signed in, and have a role at its application: written straight into the database, with secrets
/// that are known.
struct SignedInGuests: Sendable {
    let subject: Subject

    /// How many each client of pgbench takes turns with; wrk has as many for all of its connections.
    static let perClient = 250
    private static let count = perClient * Stand.usualConnections
    private static let verifier = String(repeating: "v", count: 43)

    /// - Returns: A line of `Loads/load.lua` for each session.
    func sessionLines() async throws -> [[String]] {
        guard let challenge = ProofKey(verifier: Self.verifier)?.challenge else { return [] }
        return try await begin(.session).map { credential in
            let cookie = "vestibule-session-\(tenant.id)=\(credential.text)"
            return client + [cookie, Seed.redirectURI, Self.verifier, challenge]
        }
    }

    /// - Returns: A line of `Loads/load.lua` for each guest's refresh token.
    func refreshLines() async throws -> [[String]] {
        try await begin(.refreshToken).map { client + [$0.text] }
    }

    private var tenant: Seed.SeededTenant { subject.seed.largest }
    private var client: [String] {
        ["/\(tenant.id)/oauth2/v2.0", tenant.application.id.description, tenant.application.secret]
    }

    /// Sessions, each with a grant and its refresh token; the kind of credential that is asked for has a secret that somebody knows.
    private func begin(_ kind: Credential.Kind) async throws -> [Credential] {
        let surroundings = Surroundings(
            now: { Date.now }, randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
        let ids = (0..<Self.count).map { _ in surroundings.newID(of: Session.self) }
        let credentials = ids.map { Credential(kind, tenant: tenant.id, row: $0, in: surroundings) }
        try await write(ids.map(\.description), digests: credentials.map(\.digest.rawValue))
        return credentials
    }

    /// The same with numbers for ids, for `Floors/signInToApplication.sql` and `Floors/refresh.sql`.
    func numbered(run: Int) async throws {
        let ids = (run * Self.count..<(run + 1) * Self.count).map { number in
            "9" + String(repeating: "0", count: 31 - "\(number)".count) + "\(number)"
        }
        try await write(ids, digests: ids.map { _ in Pgbench.digestBytes })
    }

    /// How many refresh tokens there are.
    func refreshTokens() async throws -> Int {
        try await subject.owner.query("select count(*) as tokens from refresh_tokens", within: .seconds(60)).onlyRow.decode(
            "tokens")
    }

    /// For each id a session of another guest, a grant and a refresh token, all of that id and digest.
    private func write(_ ids: [String], digests: [[UInt8]]) async throws {
        let (tenant, application) = (tenant.id, tenant.application.id)
        _ = try await subject.owner.pipeline(
            [
                """
                insert into app_roles (tenant_id, application_id, role_id, value, display_name)
                values (\(tenant), \(application), \(application), 'Reader', 'Reader')
                on conflict do nothing
                """,
                """
                insert into sessions (tenant_id, session_id, guest_id, digest, methods, proved_at, expires_at)
                select \(tenant), id::uuid, g.guest_id, digest, '{otp}', now(), now() + interval '1 day'
                  from unnest(\(ids), \(digests)) with ordinality as made (id, digest, number)
                  join (select guest_id, row_number() over (order by md5(guest_id::text)) as number, count(*) over () as guests
                          from (select guest_id from guests
                                 where tenant_id = \(tenant) and state = 'Accepted' and deleted_at is null
                                 limit \(Self.count)) accepted) g
                    on g.number = made.number % g.guests + 1
                """,
                """
                insert into app_role_assignments (tenant_id, assignment_id, guest_id, application_id, role_id)
                select tenant_id, session_id, guest_id, \(application), \(application) from sessions
                 where tenant_id = \(tenant) and session_id = any (\(ids)::uuid[])
                on conflict on constraint app_role_assignments_once do nothing
                """,
                """
                insert into grants (tenant_id, grant_id, application_id, guest_id, session_id, scope, spent_by, expires_at)
                select tenant_id, session_id, \(application), guest_id, session_id, '{openid,profile,email,offline_access}', session_id,
                       expires_at
                  from sessions where tenant_id = \(tenant) and session_id = any (\(ids)::uuid[])
                """,
                """
                insert into refresh_tokens (tenant_id, token_id, grant_id, digest, expires_at)
                select tenant_id, session_id, session_id, digest, expires_at
                  from sessions where tenant_id = \(tenant) and session_id = any (\(ids)::uuid[])
                """,
            ], within: .seconds(60))
    }
}
