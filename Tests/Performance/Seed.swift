import Foundation
import Postgres
import Vestibule
import VestibuleHTTP
import VestibuleStore

/// The tenants of a database, largest first: half of the guests are one tenant's, most others' are eight more's, and fifteen small ones
/// share the rest.
struct Seed: Sendable {
    let tenants: [SeededTenant]

    struct SeededTenant: Sendable {
        let id: Tenant.ID
        let guests: Int
        /// The milliseconds since 1970 that its guests' ids count from.
        let firstMillis: Int
        let application: Client
        /// The same tenant's application that asked for RS256 access tokens.
        let rsaApplication: Client
    }

    struct Client: Sendable {
        let id: Application.ID
        let secret: String
    }

    var largest: SeededTenant { tenants[0] }

    /// Where every application's guests go back to; as it stands in a query, too.
    static let redirectURI = "https://app.example/callback"

    /// Tenants that have a whole page of guests.
    var withAPage: [SeededTenant] { tenants.filter { $0.guests >= 200 } }

    private static func sizes(of guests: Int) -> [Int] {
        let shares = [0.5] + Array(repeating: 0.055, count: 8) + Array(repeating: 0.004, count: 15)
        return shares.map { max(1, Int($0 * Double(guests))) }
    }

    static func plant(guests: Int, in stores: Database, owner: ConnectionPool) async throws -> Seed {
        let surroundings = Surroundings(
            now: { Date.now },
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
        let vault = try Vault(masterKeys: [Subject.masterKey])
        var tenants: [SeededTenant] = []
        for (index, size) in sizes(of: guests).enumerated() {
            let tenant = try await makeTenant(index, in: stores, vault: vault, surroundings: surroundings)
            let first = Int(Date.now.timeIntervalSince1970 * 1000) - size * 1000
            try await fill(tenant, from: first, guests: size, owner: owner)
            tenants.append(
                SeededTenant(
                    id: tenant, guests: size, firstMillis: first,
                    application: try await makeApplication(.es256, of: tenant, in: stores, surroundings: surroundings),
                    rsaApplication: try await makeApplication(.rs256, of: tenant, in: stores, surroundings: surroundings)))
        }
        for table in ["guests", "invitations", "letters", "audit_log", "tenants", "applications"] {
            _ = try await owner.query("vacuum (analyze, freeze) \(unescaped: table)", within: .seconds(600))
        }
        return Seed(tenants: tenants)
    }

    private static func makeTenant(
        _ index: Int, in stores: Database, vault: Vault, surroundings: Surroundings
    ) async throws -> Tenant.ID {
        let maker = SigningKeyMaker(vault: vault, surroundings: surroundings)
        var tenant = Tenant(
            id: surroundings.newID(), name: "Tenant \(index)", contact: try EmailAddress("it@tenant\(index).example"),
            branding: Branding(tenantName: "Tenant \(index)", colour: "#0b5394"), createdAt: surroundings.now())
        tenant.dailyLetters = 10_000_000
        tenant.domains = [DomainName("tenant\(index).example")].compactMap(\.self)
        tenant.redirectOrigins = [try RedirectOrigin("https://app.tenant\(index).example")]
        tenant.domainRules = [DomainRule(.block, "blocked\(index).example")].compactMap(\.self)
        let keys = try SigningKey.Algorithm.allCases.map {
            try maker.make($0, for: tenant.id, signsFrom: surroundings.now().addingTimeInterval(-60))
        }
        try await PostgresTenantStore(stores, surroundings: surroundings).create(tenant, keys: keys, by: .system)
        return tenant.id
    }

    private static func makeApplication(
        _ algorithm: SigningKey.Algorithm, of tenant: Tenant.ID, in stores: Database, surroundings: Surroundings
    ) async throws -> Client {
        let now = surroundings.now()
        let application = Application(
            id: surroundings.newID(), tenant: tenant, name: "Bench", permissions: Set(Permission.allCases),
            tokenAlgorithm: algorithm, redirectURIs: [RedirectURI(redirectURI)].compactMap(\.self), createdAt: now)
        let text = ClientSecret.draw(in: surroundings)
        let secret = ClientSecret(id: surroundings.newID(), hint: ClientSecret.hint(of: text), createdAt: now)
        try await PostgresApplicationStore(stores, surroundings: surroundings).create(
            application, secret: secret, digest: TokenDigest(of: text), by: .system)
        return Client(id: application.id, secret: text)
    }

    /// A guest's whole past, made by the database: invited, and nine in ten accepted. Ids are UUIDv7s, a second apart, ending now.
    private static func fill(_ tenant: Tenant.ID, from first: Int, guests: Int, owner: ConnectionPool) async throws {
        let guest = id(from: first, "a")
        let invitation = id(from: first, "b")
        let address = "'guest' || n || '@partner' || n % 97 || '.example'"
        let statements: [Query] = [
            """
            insert into guests (tenant_id, guest_id, address, mailbox, display_name, state, invitation_id)
            select \(tenant), \(unescaped: guest), \(unescaped: address), \(unescaped: address), 'Guest ' || n,
                   case when n % 10 = 0 then 'PendingAcceptance' else 'Accepted' end, \(unescaped: invitation)
              from generate_series(1, \(guests)) as n
            """,
            """
            insert into invitations (tenant_id, invitation_id, guest_id, digest, address, redirect_url, sends_letter, inviter,
                                     expires_at, redeemed_at)
            select \(tenant), \(unescaped: invitation), \(unescaped: guest), sha256(n::text::bytea), \(unescaped: address),
                   'https://app.example/', true, \(tenant), now() + interval '30 days', case when n % 10 > 0 then now() end
              from generate_series(1, \(guests)) as n
            """,
            """
            insert into letters (tenant_id, letter_id, kind, recipient, language, invitation_id, state, sent_at)
            select \(tenant), \(unescaped: invitation), 'invitation', \(unescaped: address), 'en', \(unescaped: invitation), 'sent',
                   now()
              from generate_series(1, \(guests)) as n
            """,
            """
            insert into audit_log (tenant_id, event_id, month, at, activity, actor_kind, target, guest_id, is_audit, is_sign_in,
                                   chain_position, chain_hash)
            select \(tenant), \(unescaped: invitation), date_trunc('month', now() at time zone 'UTC'), now(), 'invitationCreated',
                   'application', \(unescaped: invitation)::text, \(unescaped: guest), true, false, n - \(guests), sha256('')
              from generate_series(1, \(guests)) as n
            """,
        ]
        for statement in statements { _ = try await owner.query(statement, within: .seconds(900)) }
    }

    /// SQL for the `n`th id of a kind, a hexadecimal digit. `Floors/getGuest.sql` writes the same.
    private static func id(from first: Int, _ kind: String) -> String {
        "(lpad(to_hex(\(first) + n::bigint * 1000), 12, '0') || '7000800\(kind)' || lpad(to_hex(n), 12, '0'))::uuid"
    }
}
