import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

/// A tenant with an application, and the steps that a guest takes there, each by its store alone.
struct House: Sendable {
    let db: MigratedDatabase
    let tenant: Tenant
    let application: Application
    var limits = PasscodeLimits()

    struct Invited: Sendable {
        let invitation: Invitation
        let link: Credential
    }

    /// What one browser holds while it proves a mailbox.
    struct Attempting: Sendable {
        let credential: Credential
        let report: Credential
        let outcome: BeginAttemptOutcome
        let address: EmailAddress
    }

    var id: Tenant.ID { tenant.id }

    /// The tenant's settings as they are now.
    func settings() async throws -> Tenant { try #require(try await db.tenants.freshTenant(id)) }

    func newInvitation(
        _ permitted: PermittedInvitation, key: String? = nil, request: String = "the request"
    ) -> (new: NewInvitation, link: Credential) {
        let id: Invitation.ID = MigratedDatabase.newID()
        let link = Credential(.invitationLink, tenant: tenant.id, row: id, in: db.surroundings)
        let new = NewInvitation(
            id: id, guest: MigratedDatabase.newID(), permitted: permitted, link: link.digest,
            letter: permitted.sendsLetter ? .sample(to: permitted.address) : nil, inviter: application.id,
            forecast: .sample(.passcode),
            repetition: key.map { .init(key: $0, request: TokenDigest(of: request), sealedLink: Array(link.text.utf8)) }
        )
        return (new, link)
    }

    func invite(
        _ address: String = "ana@fabrikam.example", sendsLetter: Bool = false,
        expiresAt: Date = Date(timeIntervalSinceNow: 86_400)
    ) async throws -> Invited {
        let (new, link) = newInvitation(try .sample(to: address, sendsLetter: sendsLetter, expiresAt: expiresAt))
        let outcome = try await db.invitations.create(new, in: try await settings())
        guard case .created(let invitation) = outcome else { throw Unexpected(what: "\(outcome)") }
        return Invited(invitation: invitation, link: link)
    }

    func begin(
        _ invited: Invited, from network: String = "203.0.113.7", bucket: String = "", settings given: Tenant? = nil
    ) async throws -> Attempting {
        let tenant = if let given { given } else { try await settings() }
        return try await begin(
            .redemption(invited.invitation.id), guest: invited.invitation.guest, address: invited.invitation.address,
            link: invited.link.digest, from: AttemptBucket(name: bucket, network: network), in: tenant)
    }

    /// - Parameter guest: Nil for a stranger's address.
    func beginSignIn(
        _ address: EmailAddress, guest: Guest.ID?, from network: String = "203.0.113.7", bucket: String = ""
    ) async throws -> Attempting {
        try await begin(
            .signIn(returnPath: nil), guest: guest, address: address, link: nil,
            from: AttemptBucket(name: bucket, network: network), in: try await settings())
    }

    /// A guest who came before, and now asks for a code to sign in.
    func comeBack() async throws -> (Invited, Attempting) {
        let (invited, _, _) = try await redeem()
        try await passTime()
        return (invited, try await beginSignIn(invited.invitation.address, guest: invited.invitation.guest))
    }

    private func begin(
        _ purpose: Attempt.Purpose, guest: Guest.ID?, address: EmailAddress, link: TokenDigest?,
        from bucket: AttemptBucket,
        in tenant: Tenant
    ) async throws -> Attempting {
        let id: Attempt.ID = MigratedDatabase.newID()
        let credential = Credential(.attempt, tenant: tenant.id, row: id, in: db.surroundings)
        let report = Credential(.report, tenant: tenant.id, row: id, in: db.surroundings)
        let attempt = NewAttempt(
            id: id, digest: credential.digest, purpose: purpose,
            holder: guest.map { .guest($0) } ?? .whoeverHasTheMailbox(isAllowed: false, known: nil), address: address,
            bucket: bucket,
            code: .sample(to: address, report: report.digest), route: link == nil ? nil : .sample(.passcode))
        let outcome = try await db.attempts.begin(attempt, link: link, in: tenant, limits: limits)
        return Attempting(credential: credential, report: report, outcome: outcome, address: address)
    }

    func send(_ attempting: Attempting, code: [UInt8] = NewCode.right) async throws -> SendCodeOutcome {
        try await db.attempts.send(.sample(code, to: attempting.address), for: attempting.credential, limits: limits)
    }

    func check(
        _ attempting: Attempting, _ code: [UInt8] = NewCode.right, session: Credential? = nil, revision: Int? = nil
    ) async throws -> CheckCodeOutcome {
        let now = if let revision { revision } else { try await settings().revision }
        return try await db.attempts.check(
            code, for: attempting.credential, session: session.map { Self.new($0) },
            under: SettingsStanding(revision: now, isDecidedAnew: true)
        ).outcome
    }

    func newSession() -> Credential {
        Credential(.session, tenant: id, row: MigratedDatabase.newID(of: Session.self), in: db.surroundings)
    }

    static func new(_ session: Credential) -> NewSession {
        NewSession(id: Session.ID(rawValue: session.row), digest: session.digest)
    }

    func accept(_ attempting: Attempting, session: Credential? = nil, revision: Int? = nil) async throws
        -> AcceptOutcome
    {
        let now = if let revision { revision } else { try await settings().revision }
        return try await db.redemptions.accept(
            attempting.credential, session: Self.new(session ?? newSession()), revision: now)
    }

    /// An attempt whose mailbox is proved.
    func prove(_ invited: Invited) async throws -> Attempting {
        let attempting = try await begin(invited)
        try #require(try await check(attempting) == .proved)
        return attempting
    }

    /// A guest who is in, with the session that its redemption began.
    func redeem(_ address: String = "ana@fabrikam.example") async throws -> (Invited, session: Credential, Attempting) {
        let invited = try await invite(address)
        let attempting = try await prove(invited)
        let session = newSession()
        guard case .accepted = try await accept(attempting, session: session) else {
            throw Unexpected(what: "not accepted")
        }
        return (invited, session, attempting)
    }

    /// Lets the time between two letters pass.
    func passTime(_ interval: String = "31 seconds") async throws {
        try await db.run(
            """
            update passcode_counts set last_sent_at = last_sent_at - \(unescaped: "interval '\(interval)'"),
                hour_began_at = hour_began_at - \(unescaped: "interval '\(interval)'"),
                day_began_at = day_began_at - \(unescaped: "interval '\(interval)'"),
                guess_hour_began_at = guess_hour_began_at - \(unescaped: "interval '\(interval)'"),
                locked_until = locked_until - \(unescaped: "interval '\(interval)'")
             where tenant_id = \(id)
            """)
        try await db.run(
            """
            update network_counts set hour_began_at = hour_began_at - \(unescaped: "interval '\(interval)'")
             where tenant_id = \(id)
            """)
    }

    func newRefreshToken() -> (new: NewRefreshToken, credential: Credential) {
        let id: NewRefreshToken.ID = MigratedDatabase.newID()
        let credential = Credential(.refreshToken, tenant: self.id, row: id, in: db.surroundings)
        return (NewRefreshToken(id: id, digest: credential.digest), credential)
    }

    /// A role of the house's application, or of another one of its tenant.
    func role(_ value: String, of other: Application.ID? = nil, isEnabled: Bool = true) async throws -> WantedRole {
        let role = try AppRole(id: MigratedDatabase.newID(), value: value, isEnabled: isEnabled)
        try await db.appRoles.declare(role, of: other ?? application.id, tenant: id, by: .system)
        return WantedRole(.id(role.id), of: other ?? application.id)
    }

    /// What a guest is to the house's application.
    func access(of guest: Guest.ID) async throws -> ApplicationAccess {
        try await db.appRoles.access(of: guest, to: application.id, tenant: id)
    }

    /// The tenant's events, oldest first.
    func events() async throws -> [String] {
        try await db.run("select activity from audit_events where tenant_id = \(id) order by at, event_id")
            .map { try $0.decode("activity") }
    }
}

struct Unexpected: Error {
    var what: String
}

/// A tenant with an application on a database of its own.
func withHouse(connections: Int = 4, _ body: (House) async throws -> Void) async throws {
    try await withDatabase(connections: connections) { db in try await body(try await House.open(on: db)) }
}

extension House {
    static func open(on db: MigratedDatabase, _ tenant: Tenant? = nil) async throws -> House {
        let new = if let tenant { tenant } else { try Tenant.sample() }
        try await db.tenants.create(new, keys: [], by: .system)
        let application = Application.sample(of: new.id)
        try await db.applications.create(application, secret: .sample(), digest: TokenDigest(of: "secret"), by: .system)
        return House(db: db, tenant: try #require(try await db.tenants.freshTenant(new.id)), application: application)
    }
}
