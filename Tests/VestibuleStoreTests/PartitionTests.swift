import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

/// DESIGN §5: the schema shards by tenant without a rewrite. Every tenant's table is replaced by a hash-partitioned one with the same
/// columns, keys, policies and grants, made from the catalog; then the service's own statements run, and PostgreSQL's counters tell
/// which partitions they scanned.
@Suite("On tables partitioned by tenant") struct PartitionTests {
    @Test(
        "a guest's whole way and an application's reads touch the partitions of their tenant only",
        arguments: ["force_custom_plan", "force_generic_plan"])
    func onePartition(_ mode: String) async throws {
        try await withDatabase { db in
            try await db.partition()
            let name = try await db.run("select current_database()::text as name").onlyRow.decode("name", as: String.self)
            try await db.run(
                "alter role vestibule_test_app in database \(unescaped: name) set plan_cache_mode = \(unescaped: mode)")
            let house = try await House.open(on: db)
            for address in ["ana@fabrikam.example", "bo@fabrikam.example"] {
                let (invited, session, attempting) = try await house.redeem(address)
                _ = try await db.invitations.invitation(openedBy: invited.link)
                _ = try await db.sessions.session(session)
                _ = try await db.guests.guest(invited.invitation.guest, of: house.id)
                _ = try await db.guests.guest(withAddress: invited.invitation.address, of: house.id)
                _ = try await db.attempts.attempt(attempting.credential, limits: house.limits)
                _ = try await db.redemptions.reported(attempting.report)
                try await house.passTime()
                let again = try await house.invite(address, sendsLetter: true)
                let second = try await house.begin(again)
                try await house.passTime()
                _ = try await house.send(second)
                _ = try await house.check(second, NewCode.wrong)
                _ = try await house.report(second, freezing: again)
                _ = try await db.invitations.unfreeze(again.invitation.id, of: house.id, by: .system)
                _ = try await ChangeInvitationTests.apply(.resend, to: again.invitation.id, in: house)
                _ = try await db.invitations.revoke(again.invitation.id, of: house.id, by: .system)
                try await db.sessions.end(session)
                _ = try await db.guests.delete(invited.invitation.guest, of: house.id, by: .system)
            }
            _ = try await db.guests.list(of: house.id, after: nil, limit: 100)
            let pending = GuestFilter.and([.state(.pendingAcceptance), .text(.mail, .startsWith(FoldedText("b")))])
            _ = try await db.guests.list(of: house.id, matching: pending, after: nil, limit: 100)
            _ = try await db.invitations.list(of: house.id, address: nil, after: nil, limit: 100)
            _ = try await db.applications.authenticate(house.application.id, of: house.id, secret: TokenDigest(of: "secret"))
            let touched = try await db.touchedPartitions()
            #expect(touched.count >= 10)
            for (table, partitions) in touched { #expect(partitions.count == 1, "\(table): \(partitions)") }
        }
    }

    @Test(
        "everything else that names a tenant touches the partitions of that tenant only, and no table is left out",
        arguments: ["force_custom_plan", "force_generic_plan"])
    func theRest(_ mode: String) async throws {
        try await withDatabase { db in
            try await db.partition()
            let name = try await db.run("select current_database()::text as name").onlyRow.decode("name", as: String.self)
            for login in ["app", "worker"] {
                try await db.run(
                    """
                    alter role vestibule_test_\(unescaped: login) in database \(unescaped: name)
                      set plan_cache_mode = \(unescaped: mode)
                    """)
            }
            let house = try await House.open(on: db)
            let invited = try await applicationsCalls(house)
            try await guestsCalls(house, invited)
            try await rolesCalls(house)
            try await operatorsCalls(house, invited)
            try await workersCalls(house)
            try await bulkCalls(house)
            try await house.reviewCalls()
            try await house.policyCalls()
            try await house.termsCalls()
            try await house.hookCalls()
            let touched = try await db.touchedPartitions()
            for (table, partitions) in touched { #expect(partitions.count == 1, "\(table): \(partitions)") }
            let all = try await db.run(
                "select relname::text as name from pg_class where relkind = 'p' and relnamespace = 'public'::regnamespace")
            #expect(Set(touched.keys) == Set(try all.map { try $0.decode("name", as: String.self) }))
        }
    }

    /// An invitation with an idempotency key, twice, and what its application may read.
    private func applicationsCalls(_ house: House) async throws -> House.Invited {
        let (db, app) = (house.db, house.application)
        let (new, link) = house.newInvitation(try .sample(to: "ana@fabrikam.example"), key: "the key")
        guard case .created(let invitation) = try await db.invitations.create(new, in: try await house.settings()) else {
            throw Unexpected(what: "not created")
        }
        _ = try await db.invitations.create(new, in: try await house.settings())
        _ = try await db.invitations.invitation(invitation.id, of: house.id)
        _ = try await db.invitations.extend(
            invitation.id, of: house.id, until: Date(timeIntervalSinceNow: 7200), by: .application(app.id))
        _ = try await db.applications.recentApplication(app.id, of: house.id)
        _ = try await db.applications.secrets(of: app.id, tenant: house.id)
        let secret = ClientSecret.sample()
        _ = try await db.applications.addSecret(
            secret, digest: TokenDigest(of: "second"), to: app.id, of: house.id, overlap: 60, by: .system)
        _ = try await db.applications.revokeSecret(secret.id, of: app.id, tenant: house.id, by: .system)
        let key = ClientKey(
            id: MigratedDatabase.newID(), material: .init(kind: .rsa, pem: "key"), fingerprint: "f", createdAt: Date())
        _ = try await db.applications.addKey(key, to: app.id, of: house.id, by: .system)
        _ = try await db.applications.keyHolder(app.id, of: house.id, isAnew: true)
        _ = try await db.applications.spend(assertion: TokenDigest(of: "one"), until: Date(), of: app.id, tenant: house.id)
        _ = try await db.applications.keys(of: app.id, tenant: house.id)
        _ = try await db.applications.revokeKey(key.id, of: app.id, tenant: house.id, by: .system)
        _ = try await db.applications.list(of: house.id, after: nil, limit: 10)
        let maker = SigningKey(
            id: "one", algorithm: .es256, publicJWK: "{}", sealedPrivateKey: [1], createdAt: Date(), signsFrom: Date())
        try await db.signingKeys.rotate(to: maker, of: house.id, by: .system)
        _ = try await db.signingKeys.keys(of: house.id)
        let repetitions = PostgresRepetitionStore(db.database)
        let request = RepeatableRequest(
            application: app.id, tenant: house.id, key: try IdempotencyKey("k"), digest: TokenDigest(of: "r"),
            claim: MigratedDatabase.newID())
        #expect(try await repetitions.claim(request) == .mine)
        try await repetitions.keep([1], status: 200, for: request)
        #expect(try await repetitions.claim(request) == .answered(status: 200, sealed: [1]))
        try await repetitions.release(request)
        return House.Invited(invitation: invitation, link: link)
    }

    /// Declining, a wish for a new link, and signing in again.
    private func guestsCalls(_ house: House, _ invited: House.Invited) async throws {
        let db = house.db
        try await db.redemptions.decline(try await house.begin(invited).credential)
        let (action, link) = house.newAction(.approveLink, invited)
        _ = try await db.redemptions.requestNewLink(
            invited.invitation.id, of: house.id, action: action, letter: .sample(.linkRequested, to: house.tenant.contact))
        _ = try await db.redemptions.sponsorAction(link)
        _ = try await db.redemptions.spend(link)
        let (other, _, _) = try await house.redeem("bo@fabrikam.example")
        try await house.passTime()
        let signingIn = try await house.beginSignIn(other.invitation.address, guest: other.invitation.guest)
        let session = house.newSession()
        _ = try await house.check(signingIn, session: session)
        _ = try await db.sessions.session(session)
        try await applicationsGuests(house, session)
        _ = try await house.healings.candidate(session)
        try await house.healings.decline(session)
        try await house.healings.letIn(session, because: .noSuchAccount(.azureAD))
        _ = try await house.heal(session, with: ProvidedSubject.bo)
        let third = try await house.invite("cleo@fabrikam.example")
        let failed = try await house.leave(third)
        try await house.visits.noteFailedDoor(of: failed.attempt)
        let left = try await house.leave(third)
        _ = try await house.visits.spend(left.state, browser: left.browser)
        _ = try await house.bind(ProvidedSubject.ana, to: left)
        _ = try await house.accept(left)
        _ = try await house.signIn(ProvidedSubject.ana, by: try await house.leaveToSignIn())
        _ = try await db.guests.routesTaken(by: [third.invitation.guest], of: house.id)
        _ = try await house.wish("cleo@fabrikam.example")
        _ = try await house.allow(third.invitation.guest, by: .system)
        try await strangersCalls(house)
        let anew = try await house.reinvite(third.invitation.guest, keepsAccess: true, as: "cleo@partner.example").invitation.guest
        _ = try await house.undo(anew)
        _ = try await house.undo(try await house.reinvite(anew, keepsAccess: false, as: "cleo@partner.example").invitation.guest)
        try await house.renewalCalls()
        try await house.handOverCalls()
        try await house.secondFactorCalls()
        try await guestLifeCalls(house, other.invitation.guest)
    }

    /// What an application does with a guest whom it has.
    private func guestLifeCalls(_ house: House, _ guest: Guest.ID) async throws {
        let (guests, id) = (house.db.guests, house.id)
        var change = GuestChange()
        change.profile = [.companyName: .set("Fabrikam")]
        change.isEnabled = false
        let version = try #require(try await guests.guest(guest, of: id)?.version)
        #expect(try await guests.change(guest, of: id, change, ifOneOf: [version], by: .system) == .changed)
        let company = GuestFilter.text(of: .companyName, .isOneOf([FoldedText("Fabrikam")]))
        #expect(try await guests.list(of: id, .present, matching: company, after: nil, limit: 10).map(\.id) == [guest])
        #expect(try await guests.count(of: id, .present, matching: !.isEnabled) == 1)
        _ = try await guests.list(of: id, .present, matching: .word(FoldedText("bo")), after: nil, limit: 10)
        let byName = GuestOrder.by(.displayName, isDescending: false)
        let first = try #require(
            try await guests.list(of: id, .present, matching: .everyone, in: byName, behind: nil, limit: 1).first)
        _ = try await guests.list(
            of: id, .present, matching: .everyone, in: byName, behind: byName.place(of: first), limit: 10)
        _ = try await guests.lastSignIns(of: [guest], tenant: id)
        try await guests.add(.address(try EmailAddress("boss@contoso.example")), to: guest, of: id, by: .system)
        let sponsor = try #require(try await guests.sponsors(of: guest, tenant: id)?.first)
        #expect(try await guests.remove(sponsor.id, from: guest, of: id, by: .system))
        #expect(try await guests.delete(guest, of: id, ifOneOf: nil, by: .system) == .changed)
        _ = try await guests.deletedGuest(guest, of: id)
        #expect(try await guests.list(of: id, .deleted, matching: .id([guest]), after: nil, limit: 10).map(\.id) == [guest])
        guard case .restored = try await guests.restore(guest, of: id, by: .system) else { throw Unexpected(what: "not restored") }
        _ = try await guests.delete(guest, of: id, by: .system)
        #expect(try await guests.purge(guest, of: id, by: .system))
    }

    /// A request for access, and its decision.
    private func strangersCalls(_ house: House) async throws {
        try await house.takeRequests()
        let asking = try await house.askForAccess("dora@fabrikam.example")
        try await house.passTime()
        _ = try await house.sendAgain(asking)
        _ = try await house.prove(asking)
        let request = try #require(try await house.requests.list(of: house.id, state: .open, after: nil, limit: 1).first)
        _ = try await house.requests.request(request.id, of: house.id)
        _ = try await house.approve(request, in: try await house.settings())
        _ = try await house.requests.refuse(request.id, of: house.id, by: .system)
    }

    /// A guest who is in goes on to an application.
    private func applicationsGuests(_ house: House, _ session: Credential) async throws {
        let (db, app) = (house.db, house.application.id)
        let code = AuthorizationCode.sample(for: session, of: house)
        func refresh() -> (NewRefreshToken, Credential) {
            let id = NewRefreshToken.ID(rawValue: UUID())
            let credential = Credential(.refreshToken, tenant: house.id, row: id, in: db.surroundings)
            return (NewRefreshToken(id: id, digest: credential.digest), credential)
        }
        let (new, token) = refresh()
        _ = try await db.grants.begin(code, of: house.id, refresh: new)
        _ = try await db.grants.grant(code.grant, of: house.id)
        _ = try await db.grants.grant(behind: token)
        _ = try await db.grants.rotate(token, of: app, to: refresh().0)
        try await db.grants.revoke(code.grant, of: app, tenant: house.id)
        var change = ApplicationChange()
        change.backchannelLogoutURI = RedirectURI("https://board.contoso.example/out")
        _ = try await db.applications.change(app, of: house.id, change, by: .system)
        _ = try await db.logouts.list(of: house.id, after: nil, limit: 10)
        try await house.allowDevices()
        let waiting = try await house.ask(scope: ["openid", "offline_access"])
        _ = try await house.poll(waiting)
        let guest = try #require(try await db.sessions.session(session))
        _ = try await db.devices.find([1], deciding: nil, by: guest, from: "203.0.113.7")
        _ = try await db.devices.find(waiting.userCode, deciding: nil, by: guest, from: "203.0.113.7")
        _ = try await db.devices.find(waiting.userCode, deciding: true, by: guest, from: "203.0.113.7")
        guard case .granted = try await house.poll(waiting) else { throw Unexpected(what: "no device let in") }
    }

    /// An application's roles, and a guest's, given with an invitation and by themselves.
    private func rolesCalls(_ house: House) async throws {
        let (db, id) = (house.db, house.id)
        let (reader, writer) = (try await house.role("Reader"), try await house.role("Writer"))
        let (new, _) = house.newInvitation(try .sample(to: "dana@fabrikam.example", roles: [reader]))
        guard case .created(let invitation) = try await db.invitations.create(new, in: try await house.settings()) else {
            throw Unexpected(what: "not created")
        }
        let side = Assignment.Side.guest(invitation.guest)
        let made = try await db.appRoles.assign(writer, to: invitation.guest, of: id, by: .system)
        _ = try await db.appRoles.assignment(made.id, of: .application(house.application.id), tenant: id)
        _ = try await db.appRoles.assignments(of: side, tenant: id, after: nil, limit: 10)
        _ = try await house.access(of: invitation.guest)
        _ = try await db.appRoles.end(made.id, of: side, tenant: id, by: .system)
        _ = try await db.appRoles.roles(of: [house.application.id], tenant: id)
        _ = try await db.appRoles.change(writer, of: id, AppRoleChange(isEnabled: false), by: .system)
        #expect(try await db.appRoles.remove(reader, of: id, by: .system))
        #expect(try await house.access(of: invitation.guest).isAssigned == false)
    }

    private func operatorsCalls(_ house: House, _ invited: House.Invited) async throws {
        let db = house.db
        let subjects: [LimitSubject] = [
            .mailbox(invited.invitation.address, guest: invited.invitation.guest),
            .network(try #require(NetworkAddress("203.0.113.7"))),
            .strangers, .application(house.application.id),
        ]
        for subject in subjects {
            _ = try await db.limits.reset(subject, of: house.id, by: .system)
            _ = try await db.limits.counts(of: house.tenant, about: subject, under: Limits(), most: 10)
        }
        _ = try await db.limits.counts(of: house.tenant, about: nil, under: Limits(), most: 10)
        _ = try await db.audit.list(of: house.id, before: nil, limit: 10)
        try await auditorsCalls(house)
        try await db.tenants.change(
            house.id, .domainPolicy(NewDomainPolicy([try #require(DomainRule(.block, "evil.test"))])), by: .system)
        _ = try await db.domainPolicies.versions(of: house.id, before: nil, limit: 10)
        _ = try await db.domainPolicies.version(1, of: house.id)
        let part = DomainPart(domain: "elpmaxe.makirbaf", state: .accepted)
        _ = try await db.domainPolicies.domains(in: .everything, of: house.id, limit: 10)
        _ = try await db.domainPolicies.counts(of: [part], tenant: house.id)
        _ = try await db.domainPolicies.guests(in: [part], tenant: house.id, after: .beforeFirst, limit: 10)
        let seen = try await db.domainPolicies.census(of: house.id, after: .beforeFirst, limit: 10)
        let task = DomainPolicyTask(tenant: house.id, version: 1, place: .beforeFirst, guestRules: [], pendingRules: [])
        _ = try await db.domainPolicies.take(ApplyDomainPolicy.step(task, seen), of: task)
        let organisation = UUID()
        try await db.tenants.change(house.id, .addPartner(organisation, CrossTenantSettings()), by: .system)
        try await db.tenants.change(house.id, .changePartner(organisation, CrossTenantSettings(users: .all)), by: .system)
        try await db.tenants.change(house.id, .removePartner(organisation), by: .system)
        try await db.tenants.change(house.id, .relay(sealed: [1]), by: .system)
        let domain = try #require(DomainName("partner.example"))
        var partner = IdentityProvider(
            id: MigratedDatabase.newID(), name: "Partner", kind: .openID(domains: [domain]), authority: "https://partner.example",
            clientID: "vestibule", sealedSecret: [1])
        try await db.tenants.change(house.id, .addIdentityProvider(partner), by: .system)
        partner.kind = .openID(domains: [try #require(DomainName("other.example"))])
        try await db.tenants.change(house.id, .changeIdentityProvider(partner), by: .system)
        try await db.tenants.change(house.id, .setRouteRule(domain, partner.door), by: .system)
        try await db.tenants.change(house.id, .removeIdentityProvider(partner), by: .system)
        _ = try await db.tenants.sealedRelay(of: house.id)
        _ = try await db.tenants.logo(of: house.id)
    }

    /// The logs, and the chain: who waits for it is looked for over all tenants, on purpose.
    private func auditorsCalls(_ house: House) async throws {
        let (audit, chains) = (house.db.audit, house.chains)
        var search = LogSearch(.directoryAudits, limit: 10)
        let found = try await audit.find(search, of: house.id)
        search.guest = found.compactMap(\.guest).first
        _ = try await audit.find(search, of: house.id)
        search.target = search.guest?.description
        search.guest = nil
        _ = try await audit.find(search, of: house.id)
        search.target = nil
        search.initiator = .application(house.application.id)
        _ = try await audit.find(search, of: house.id)
        _ = try await audit.names(of: Set(found.compactMap(\.guest)), [house.application.id], of: house.id)
        _ = try await chains.seal(house.id, limit: 5, by: house.db.vault)
        _ = try await chains.seal(house.id, limit: 5, by: house.db.vault)
        _ = try await audit.head(of: house.id)
        _ = try await audit.checkpoint(of: house.id)
        _ = try await audit.links(of: house.id, after: 2, limit: 5)
        _ = try await audit.firstLink(of: house.id, from: try #require(found.first?.id))
    }

    /// What is done about one letter. Claiming looks over all tenants, on purpose.
    private func bulkCalls(_ house: House) async throws {
        let job = try await house.beginBulk(3)
        let turn = BulkTurn(job: job.id, tenant: house.id, application: job.application, actor: .system, lines: [])
        try await house.bulk.finish([.init(line: 1, end: .refused(code: "X", sentence: "why"))], of: turn)
        _ = try await house.bulk.job(job.id, of: house.id)
        _ = try await house.bulk.list(of: house.id, askedForBy: job.application, before: nil, limit: 9)
        _ = try await house.bulk.results(of: job.id, tenant: house.id, in: .refused, after: 0, limit: 9)
        _ = try await house.bulk.guests(at: ["ana@fabrikam.example"], of: house.id)
        _ = try await house.bulk.cancel(job.id, of: house.id, by: .system)
        try await house.bulk.fail(turn, code: "X", sentence: "why")
        let said = ImportedGuest(
            originID: "1", address: "far@fabrikam.example", displayName: "Far", isAccepted: false, isEnabled: true,
            createdAt: Date(),
            sponsors: ["boss@contoso.example"])
        let guest: Guest.ID = MigratedDatabase.newID()
        try await house.imports.create(guest, said, at: try EmailAddress("far@fabrikam.example"), of: house.id)
        _ = try await house.imports.known(ids: ["1"], mailboxes: ["far@fabrikam.example"], of: house.id)
        try await house.imports.note(said, about: guest, of: house.id, accepts: false)
        _ = try await house.importGuests.invite(by: house.application, to: "https://app.contoso.example/start")
    }

    private func workersCalls(_ house: House) async throws {
        let db = house.db
        for stored in try await db.outbox.list(of: house.id, state: .queued, after: nil, limit: 10) {
            _ = try await db.outbox.letter(stored.id, of: house.id)
            let leased = LeasedLetter(
                tenant: house.id, stored: stored, copies: [], language: .english, sealedBody: [1], dropAfter: nil)
            _ = try await db.outbox.admitsToday(stored.recipient, of: house.id, perMailbox: 5, perTenant: 5)
            try await db.outbox.postpone(leased, seconds: 1, reason: "later")
            try await db.outbox.finish(leased, .park(reply: "550 no"))
            _ = try await db.outbox.retry(stored.id, of: house.id, by: .system)
            try await db.outbox.finish(leased, .sent(reply: "250 yes"))
        }
    }

    @Test("the sweeper takes what has had its time and leaves another partition's row of the same place")
    func sweep() async throws {
        try await withDatabase { db in
            try await db.partition()
            for number in 0..<8 {
                let house = try await House.open(on: db)
                let (_, _, attempting) = try await house.redeem()
                guard number == 0 else { continue }
                let id = Attempt.ID(rawValue: attempting.credential.row)
                try await db.run("update sessions set expires_at = now() - interval '8 days' where attempt_id = \(id)")
            }
            #expect(try await db.outbox.sweep(thoroughly: true) == 1)
            #expect(try await db.count("sessions", where: "expires_at > now()") == 7)
        }
    }
}

extension MigratedDatabase {
    /// Closes both of the service's logins and waits until PostgreSQL has counted what they did.
    func letGo() async throws {
        await database.app.close()
        await database.worker.close()
        while try await count(
            "pg_stat_activity", where: "usename in ('vestibule_test_app', 'vestibule_test_worker') and datname = current_database()"
        )
            > 0
        {
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// The partitions that the service's two logins have scanned or written, by table. Closes both.
    func touchedPartitions() async throws -> [String: [String]] {
        try await letGo()
        let rows = try await run(
            """
            select i.inhparent::regclass::text as owned, array_agg(s.relname::text order by s.relname) as partitions
              from pg_stat_user_tables s join pg_inherits i on i.inhrelid = s.relid
             where s.seq_scan + s.idx_scan + s.n_tup_ins + s.n_tup_upd > 0
               and (select relnamespace from pg_class where oid = i.inhparent) = 'public'::regnamespace
             group by 1 order by 1
            """)
        var touched: [String: [String]] = [:]
        for row in rows { touched[try row.decode("owned")] = try row.decode("partitions", as: [String].self) }
        return touched
    }

    /// Puts a table of four hash partitions in the place of each of the tenants' tables. For an empty database.
    func partition() async throws {
        // What the making scanned is told now and forgotten, so that only the service's own scans count.
        _ = try await owner.pipeline([Self.partitioning, "select pg_stat_force_next_flush()"])
        try await run("select pg_stat_reset()")
    }

    private static let partitioning: Query =
        """
        do $$
        declare
            functions text[];
            owned record;
            part record;
            number integer;
        begin
            create schema plain;
            -- What takes a row of a table is made anew for the row of the new one.
            select array_agg(pg_get_functiondef(p.oid)) into functions from pg_proc p
             where p.pronamespace = 'public'::regnamespace
               and exists (select from unnest(p.proargtypes) a join pg_type t on t.oid = a where t.typtype = 'c');
            for part in select p.oid::regprocedure::text as name from pg_proc p
                         where p.pronamespace = 'public'::regnamespace
                           and exists (select from unnest(p.proargtypes) a join pg_type t on t.oid = a where t.typtype = 'c')
                         order by p.proname desc loop
                execute 'drop function ' || part.name;
            end loop;
            for owned in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                          and relrowsecurity loop
                execute format('alter table %I set schema plain', owned.relname);
            end loop;
            for owned in select oid, relname from pg_class where relnamespace = 'plain'::regnamespace and relkind in ('r', 'p') loop
                execute format('create table public.%I (like plain.%1$I including defaults including constraints)
                                partition by hash (tenant_id)', owned.relname);
                for number in 0..3 loop
                    execute format('create table public.%I partition of public.%I for values with (modulus 4, remainder %s)',
                                   owned.relname || '_p' || number, owned.relname, number);
                end loop;
                execute format('call keep_tenants_apart(%L)', 'public.' || owned.relname);
                for part in select distinct grantee, privilege_type from information_schema.role_table_grants
                             where table_schema = 'plain' and table_name = owned.relname and grantee like 'vestibule%' loop
                    execute format('grant %s on public.%I to %I', part.privilege_type, owned.relname, part.grantee);
                end loop;
                for part in select conname, pg_get_constraintdef(oid) as definition from pg_constraint
                             where conrelid = owned.oid and contype in ('p', 'u') loop
                    execute format('alter table public.%I add constraint %I %s', owned.relname, part.conname, part.definition);
                end loop;
                for part in select replace(replace(pg_get_indexdef(indexrelid), 'plain.', 'public.'), ' ONLY ', ' ') as definition from pg_index x
                             where indrelid = owned.oid
                               and not exists (select from pg_constraint c where c.conindid = x.indexrelid and c.contype in ('p', 'u')) loop
                    execute part.definition;
                end loop;
            end loop;
            for part in select c.conname, r.relname, replace(pg_get_constraintdef(c.oid), 'plain.', 'public.') as definition
                          from pg_constraint c join pg_class r on r.oid = c.conrelid
                         where c.connamespace = 'plain'::regnamespace and c.contype = 'f' loop
                execute format('alter table public.%I add constraint %I %s', part.relname, part.conname, part.definition);
            end loop;
            alter table public.tenant_domains drop constraint tenant_domains_tenant_fkey;
            alter table public.tenant_domains add constraint tenant_domains_tenant_fkey foreign key (tenant_id) references tenants;
            for number in 1..array_length(functions, 1) loop
                execute functions[number];
            end loop;
        end
        $$
        """
}
