import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

/// DESIGN §5: the hot paths cost one round trip each. The pool counts what it sends.
@Suite("One round trip") struct RoundTripTests {
    @Test("is what each step of a guest's way in costs")
    func redemption() async throws {
        try await withHouse { house in
            let db = house.db
            let tenant = try await house.settings()
            let reader = try await house.role("Reader")
            let (given, _) = house.newInvitation(try .sample(roles: [reader]))
            let (withRole, giving) = try await db.counted { try await db.invitations.create(given, in: tenant) }
            guard case .created = withRole else { throw Unexpected(what: "\(withRole)") }
            #expect(giving == 1)

            let (new, link) = house.newInvitation(try .sample())
            let (created, creating) = try await db.counted { try await db.invitations.create(new, in: tenant) }
            guard case .created(let invitation) = created else { throw Unexpected(what: "\(created)") }
            #expect(creating == 1)

            let (_, opening) = try await db.counted { try await db.invitations.invitation(openedBy: link) }
            #expect(opening == 1)

            let invited = House.Invited(invitation: invitation, link: link)
            let (attempt, beginning) = try await db.counted { try await house.begin(invited, settings: tenant) }
            #expect(attempt.outcome == .begun(codeWaitsUntil: nil))
            #expect(beginning == 1)

            let (_, looking) = try await db.counted {
                try await db.attempts.attempt(attempt.credential, limits: house.limits)
            }
            #expect(looking == 1)

            try await house.passTime()
            let (sent, sending) = try await db.counted { try await house.send(attempt) }
            #expect(sent == .sent)
            #expect(sending == 1)

            let (checked, checking) = try await db.counted { try await house.check(attempt, revision: tenant.revision) }
            #expect(checked == .proved)
            #expect(checking == 1)

            let session = house.newSession()
            let (accepted, accepting) = try await db.counted {
                try await house.accept(attempt, session: session, revision: tenant.revision)
            }
            #expect(accepted == .accepted(redirectURL: try RedirectURL("https://app.contoso.example/start")))
            #expect(accepting == 1)

            let (read, reading) = try await db.counted { try await db.sessions.session(session) }
            #expect(read?.guest.id == invitation.guest)
            #expect(reading == 1)

            let code = AuthorizationCode.sample(for: session, of: house)
            let (granted, granting) = try await db.counted { try await db.grants.begin(code, of: tenant.id, refresh: nil) }
            guard case .granted(let grant) = granted else { throw Unexpected(what: "\(granted)") }
            #expect(grant.access.roles == ["Reader"])
            #expect(granting == 1)
        }
    }

    @Test("is what asking for access costs, and proving the mailbox, whoever asks")
    func accessRequest() async throws {
        try await withHouse { house in
            try await house.takeRequests()
            let tenant = try await house.settings()
            let (asking, begun) = try await house.db.counted { try await house.askForAccess(settings: tenant) }
            #expect(asking.outcome == .begun && begun == 1)
            let request = NewAccessRequest(
                id: MigratedDatabase.newID(), approve: .init(id: MigratedDatabase.newID(), digest: TokenDigest(of: "a")),
                refuse: .init(id: MigratedDatabase.newID(), digest: TokenDigest(of: "b")),
                letter: .sample(.accessRequested, to: house.tenant.contact))
            let (_, proving) = try await house.db.counted {
                try await house.requests.prove(
                    NewCode.right, for: asking.credential, making: request, revision: tenant.revision, AccessLimits())
            }
            #expect(proving == 1)
        }
    }

    @Test("is what a sign-in costs, from the address to the code and from the code to the session")
    func signIn() async throws {
        try await withHouse { house in
            let db = house.db
            _ = try await house.redeem("ana@fabrikam.example")
            try await house.passTime()
            let tenant = try await house.settings()
            let id: Attempt.ID = MigratedDatabase.newID()
            let credential = Credential(.attempt, tenant: tenant.id, row: id, in: db.surroundings)
            let address = try EmailAddress("ana@fabrikam.example")
            let attempt = NewAttempt(
                id: id, digest: credential.digest, purpose: .signIn(returnPath: "/x"),
                holder: .whoeverHasTheMailbox(isAllowed: true, known: nil), address: address,
                bucket: AttemptBucket(name: "", network: "203.0.113.7"), code: .sample(to: address))
            let (begun, beginning) = try await db.counted {
                try await db.attempts.begin(attempt, link: nil, in: tenant, limits: house.limits)
            }
            #expect(begun == .begun(codeWaitsUntil: nil))
            #expect(beginning == 1)

            let session = house.newSession()
            let (checked, checking) = try await db.counted {
                try await db.attempts.check(
                    NewCode.right, for: credential, session: House.new(session),
                    under: SettingsStanding(revision: tenant.revision, isDecidedAnew: false))
            }
            #expect(checked.outcome == .proved)
            #expect(checked.returnPath == "/x")
            #expect(checking == 1)
            #expect(try await db.sessions.session(session)?.guest.id == checked.guest)
        }
    }

    @Test("is what each step of a device costs, from its code to its tokens")
    func devices() async throws {
        try await withHouse { house in
            let db = house.db
            try await house.allowDevices()
            let (_, credential, _) = try await house.redeem()
            let session = try #require(try await db.sessions.session(credential))
            let (waiting, asking) = try await db.counted { try await house.ask() }
            let (_, pending) = try await db.counted { try await house.poll(waiting) }
            let (_, deciding) = try await db.counted {
                try await db.devices.find(waiting.userCode, deciding: true, by: session, from: "203.0.113.7")
            }
            let (outcome, granting) = try await db.counted { try await house.poll(waiting) }
            guard case .granted = outcome else { throw Unexpected(what: "\(outcome)") }
            #expect([asking, pending, deciding, granting] == [1, 1, 1, 1])
        }
    }

    @Test("is what each step of a guest's way into an application costs: the code, the tokens, the next tokens")
    func application() async throws {
        try await withHouse { house in
            let db = house.db
            let (_, session, _) = try await house.redeem("ana@fabrikam.example")
            // Tenant and application are known for a second.
            _ = try await db.tenants.freshTenant(house.id)
            let applications = db.applications
            _ = try await applications.recentApplication(house.application.id, of: house.id)
            let (signedIn, authorizing) = try await db.counted {
                _ = try await db.tenants.tenant(house.id)
                _ = try await applications.recentApplication(house.application.id, of: house.id)
                return try await db.sessions.session(session)
            }
            #expect(signedIn != nil)
            #expect(authorizing == 1)

            let first = house.newRefreshToken()
            let code = AuthorizationCode.sample(for: session, of: house)
            let (granted, spending) = try await db.counted {
                try await db.grants.begin(code, of: house.id, refresh: first.new)
            }
            guard case .granted = granted else { throw Unexpected(what: "\(granted)") }
            #expect(spending == 1)

            let (kept, refreshing) = try await db.counted {
                try await db.grants.rotate(first.credential, of: house.application.id, to: house.newRefreshToken().new)
            }
            guard case .granted = kept else { throw Unexpected(what: "\(kept)") }
            #expect(refreshing == 1)
        }
    }

    @Test("is what an application's reads cost, and a warm tenant costs none")
    func reads() async throws {
        try await withHouse { house in
            let db = house.db
            let invited = try await house.invite()
            let (_, guest) = try await db.counted { try await db.guests.guest(invited.invitation.guest, of: house.id) }
            #expect(guest == 1)
            let (_, list) = try await db.counted { try await db.guests.list(of: house.id, after: nil, limit: 100) }
            #expect(list == 1)
            let (_, filtered) = try await db.counted {
                try await db.guests.list(of: house.id, matching: .state(.pendingAcceptance), after: nil, limit: 100)
            }
            #expect(filtered == 1)
            let (_, secret) = try await db.counted {
                try await db.applications.authenticate(
                    house.application.id, of: house.id, secret: TokenDigest(of: "secret"))
            }
            // An unknown secret may be a new one, so it is looked for; a known one costs nothing for a second.
            #expect(secret == 1)
            _ = try await db.tenants.freshTenant(house.id)
            let (_, warm) = try await db.counted { try await db.tenants.tenant(house.id) }
            #expect(warm == 0)
        }
    }
}
