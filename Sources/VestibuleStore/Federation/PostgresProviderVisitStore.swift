import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresProviderVisitStore: ProviderVisitStore {
    private let database: Database
    private let limits: PasscodeLimits
    private let surroundings: Surroundings

    /// - Parameter limits: What a network may ask for in an hour holds for visits too.
    package init(_ database: Database, limits: PasscodeLimits, surroundings: Surroundings) {
        self.database = database
        self.limits = limits
        self.surroundings = surroundings
    }

    package func begin(_ new: NewProviderVisit, in tenant: Tenant) async throws -> BeginVisitOutcome {
        let row = try await database.rows(of: tenant.id, pace: .commit, beginning(of: new, in: tenant)).first
        guard let row else { return .settingsChanged }
        if try row.decode("is_begun", as: Bool.self) { return .begun }
        if let until = try row.decode("free_at", as: Date?.self) { return .tooManyFromNetwork(until: until) }
        switch try await closedDoor(of: new.attempt?.invitation, in: tenant.id, database) {
        case .pending?, nil: return .linkReplaced
        case .some(let standing): return .refused(standing)
        }
    }

    private func beginning(of new: NewProviderVisit, in tenant: Tenant) -> Query {
        let visit = new.visit
        let event = Event(.providerVisited, by: .visitor, in: surroundings)
        return """
            with settings as (
                select tenant_id from tenants
                 where tenant_id = \(tenant.id) and revision = \(tenant.revision) and status = 'active'
            ), came as (
                select door.tenant_id, \(new.network) as network, crowd.free_at
                  from (\(Self.opening(of: new, in: tenant.id))) door
                  left join (\(NetworkAllowance.crowd(of: "\(new.network)", tenant: tenant.id, limits: limits))) crowd on true
            ), asking as (
                select tenant_id, network from came where free_at is null
            ), network as (
                \(NetworkAllowance.count())
            ), attempt as (
                \(Self.attempt(new.attempt, at: visit.door, revision: tenant.revision))
            ), begun as (
                insert into provider_visits (tenant_id, visit_id, digest, browser_digest, purpose, door, attempt_id, invitation_id,
                                             session_id, return_path)
                select tenant_id, \(visit.id), \(new.state), \(new.browser), \(visit.purpose.name), \(visit.door.description),
                       \(new.attempt?.id), \(new.attempt?.invitation), \(visit.session), \(visit.returnPath)
                  from asking
                returning tenant_id
            ), event as (
                \(event.beside("begun", target: visit.door.description))
            )
            select came.free_at, begun.tenant_id is not null as is_begun
              from settings left join came on true left join begun on true
            """
    }

    private static func opening(of new: NewProviderVisit, in tenant: Tenant.ID) -> Query {
        guard let attempt = new.attempt else { return "select tenant_id from settings" }
        return openInvitation(attempt.invitation, link: attempt.link, in: tenant)
    }

    private static func attempt(_ new: NewProviderAttempt?, at door: Door, revision: Int) -> Query {
        guard let new else { return "select tenant_id from asking" }
        return """
            insert into attempts (tenant_id, attempt_id, digest, purpose, invitation_id, guest_id, address, mailbox, bucket, network,
                                  tenant_revision, door, failed_doors, route, expires_at)
            select tenant_id, \(new.id), \(new.digest), 'redemption', \(new.invitation), \(new.guest), \(new.address.text),
                   \(new.address.mailbox), \(new.bucket.name), network, \(revision), \(door.description),
                   \(new.failedDoors.map(\.description).sorted()), \(JSONText(new.route)), now() + make_interval(secs => \(Attempt.life))
              from asking
            returning tenant_id
            """
    }

    package func spend(_ state: Credential, browser: TokenDigest) async throws -> ProviderVisit? {
        let row = try await database.rows(
            of: state.tenant,
            """
            update provider_visits set used_at = now()
             where tenant_id = \(state.tenant) and visit_id = \(ProviderVisit.ID(rawValue: state.row)) and digest = \(state.digest)
               and browser_digest = \(browser) and used_at is null and expires_at > now()
            returning visit_id, tenant_id, door, attempt_id, invitation_id, session_id, return_path
            """
        ).first
        guard let row else { return nil }
        let purpose: ProviderVisit.Purpose
        if let attempt = try row.decode("attempt_id", as: Attempt.ID?.self) {
            purpose = .redemption(try row.decode("invitation_id"), attempt)
        } else if let session = try row.decode("session_id", as: Session.ID?.self) {
            purpose = .healing(session, returnPath: try row.decode("return_path"))
        } else {
            purpose = .signIn(returnPath: try row.decode("return_path"))
        }
        return ProviderVisit(
            id: try row.decode("visit_id"), tenant: try row.decode("tenant_id"), purpose: purpose, door: try row.decode("door"))
    }

    /// One statement. The attempt is locked first, so that of two answers for it one is noted.
    package func bind(
        _ subject: ProvedIdentity.Subject, to attempt: Credential, isMailboxProved: Bool, hasSecondFactor: Bool, revision: Int
    ) async throws -> BindOutcome {
        let id = Attempt.ID(rawValue: attempt.row)
        let event = Event(.accountBound, by: .visitor, in: surroundings)
        let row = try await database.rows(
            of: attempt.tenant,
            """
            with settings as (
                select tenant_id from tenants
                 where tenant_id = \(attempt.tenant) and revision = \(revision) and status = 'active'
            ), held as (
                select a.tenant_id, a.guest_id from attempts a join settings using (tenant_id)
                 where a.tenant_id = \(attempt.tenant) and a.attempt_id = \(id) and a.digest = \(attempt.digest)
                   and a.door <> 'passcode' and a.identity_subject is null and a.proved_at is null
                   and a.finished_at is null and a.killed_at is null and a.expires_at > now()
                   and \(guestIsThere(of: attempt.tenant))
                   for update of a
            ), taken as (
                select guest_id from guests
                 where tenant_id = \(attempt.tenant) and identity_issuer = \(subject.issuer) and identity_subject = \(subject.id)
                   and deleted_at is null and guest_id <> (select guest_id from held)
            ), other as (
                select g.guest_id from guests g join held using (tenant_id, guest_id)
                 where g.tenant_id = \(attempt.tenant) and g.identity_issuer is not null
                   and (g.identity_issuer, g.identity_subject) <> (\(subject.issuer), \(subject.id))
            ), bound as (
                update attempts a set identity_issuer = \(subject.issuer), identity_subject = \(subject.id),
                                      proved_at = case when \(isMailboxProved) then now() end,
                                      second_factor_at = case when \(hasSecondFactor) then now() end
                  from held
                 where a.tenant_id = \(attempt.tenant) and a.attempt_id = \(id)
                   and not exists (select from taken) and not exists (select from other)
                returning a.tenant_id, a.guest_id
            ), event as (
                \(event.beside("bound", target: id.description, guest: "guest_id"))
            )
            select exists (select from bound) as is_bound, exists (select from taken) as is_anothers,
                   exists (select from other) as has_another, exists (select from settings) as is_current
            """
        ).onlyRow
        if try row.decode("is_bound", as: Bool.self) { return .bound(isProved: isMailboxProved) }
        guard try row.decode("is_current", as: Bool.self) else { return .settingsChanged }
        if try row.decode("is_anothers", as: Bool.self) { return .anotherGuests }
        return try row.decode("has_another", as: Bool.self) ? .anotherAccount : .over
    }

    package func isAccount(_ subject: ProvedIdentity.Subject, ofGuestBehind attempt: Attempt) async throws -> Bool {
        guard let guest = attempt.guest else { return false }
        return try await !database.rows(
            of: attempt.tenant, pace: .lookup,
            """
            select guest_id from guests
             where tenant_id = \(attempt.tenant) and guest_id = \(guest) and deleted_at is null
               and identity_issuer = \(subject.issuer) and identity_subject = \(subject.id)
               and identity_door = \(attempt.door.description)
            """
        ).isEmpty
    }

    package func noteFailedDoor(of attempt: Credential) async throws {
        _ = try await database.rows(
            of: attempt.tenant,
            """
            update attempts set failed_doors = array_append(failed_doors, door), finished_at = now()
             where tenant_id = \(attempt.tenant) and attempt_id = \(Attempt.ID(rawValue: attempt.row)) and digest = \(attempt.digest)
               and door <> 'passcode' and proved_at is null and finished_at is null and killed_at is null
            returning tenant_id
            """)
    }

    package func noteRefusedAccount(at door: Door, of tenant: Tenant.ID, target: String, guest: Guest.ID?) async throws {
        let event = Event(.accountRefused, by: .visitor, in: surroundings)
        _ = try await database.unit(of: tenant, event.written(of: tenant, target: "\(door) \(target)", guest: guest))
    }

    package func address(
        ofGuestWith subject: ProvedIdentity.Subject, through door: Door, of tenant: Tenant.ID
    ) async throws -> EmailAddress? {
        try await database.rows(
            of: tenant, pace: .lookup,
            """
            select address from guests
             where tenant_id = \(tenant) and identity_issuer = \(subject.issuer) and identity_subject = \(subject.id)
               and identity_door = \(door.description) and deleted_at is null
            """
        ).first?.decode("address")
    }

    package func signIn(
        _ subject: ProvedIdentity.Subject, by visit: ProviderVisit, session: NewSession, revision: Int
    ) async throws -> ProviderSignInOutcome {
        let event = Event(.signedIn, by: .visitor, in: surroundings)
        let row = try await database.rows(
            of: visit.tenant,
            """
            with settings as (
                select tenant_id from tenants where tenant_id = \(visit.tenant) and revision = \(revision) and status = 'active'
            ), guest as (
                select g.tenant_id, g.guest_id, g.access_ends_at, not \(unescaped: AccessEnd.lies(ahead: "g")) as has_ended
                  from guests g join settings using (tenant_id)
                 where g.tenant_id = \(visit.tenant) and g.identity_issuer = \(subject.issuer) and g.identity_subject = \(subject.id)
                   and g.identity_door = \(visit.door.description)
                   and g.deleted_at is null and g.is_enabled and g.state = 'Accepted'
                   for no key update of g
            ), session as (
                insert into sessions (tenant_id, session_id, guest_id, digest, methods, proved_at, expires_at)
                select tenant_id, \(session.id), guest_id, \(session.digest),
                       case when \(session.hasSecondFactor) then array['fed', 'mfa'] else array['fed'] end, now(),
                       now() + make_interval(secs => \(Session.life))
                  from guest where not has_ended
            ), event as (
                \(event.besideGuest(of: "guest where not has_ended", naming: "\(visit.door.description)"))
            )
            select exists (select from settings) as is_current, (select guest_id from guest) as guest_id,
                   (select access_ends_at from guest where has_ended) as ended_at
            """
        ).onlyRow
        if let guest = try row.decode("guest_id", as: Guest.ID?.self) {
            return try row.decode("ended_at", as: Date?.self).map { .accessEnded(AccessEnded(guest: guest, at: $0)) }
                ?? .signedIn(guest)
        }
        return try row.decode("is_current", as: Bool.self) ? .noGuest : .settingsChanged
    }
}

extension ProviderVisit {
    fileprivate var returnPath: String? {
        switch purpose {
        case .redemption: nil
        case .signIn(let path), .healing(_, let path): path
        }
    }

    fileprivate var session: Session.ID? {
        guard case .healing(let session, _) = purpose else { return nil }
        return session
    }
}
