import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("This was not me") struct ReportTests {
    @Test("kills the attempt, freezes the invitation and tells the sponsor, once")
    func once() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let attempting = try await house.begin(invited)
            #expect(try await house.report(attempting, freezing: invited))
            #expect(try await house.report(attempting, freezing: invited) == false)
            #expect(try await house.check(attempting) == .over)
            try await house.passTime()
            #expect(try await house.send(attempting) == .over)
            #expect(try await house.begin(invited).outcome == .refused(.frozen))
            #expect(try await house.db.count("letters", where: "kind = 'reported'") == 1)
            #expect(try await house.db.count("sponsor_actions") == 1)
            #expect(
                try await house.events().suffix(2).sorted() == ["attemptReported", "invitationFrozen"])
        }
    }

    @Test("of a sign-in freezes nothing, and the audit does not say so")
    func signIn() async throws {
        try await withHouse { house in
            let (invited, _, _) = try await house.redeem()
            try await house.passTime()
            let attempting = try await house.beginSignIn(invited.invitation.address, guest: invited.invitation.guest)
            let session = house.newSession()
            #expect(try await house.check(attempting, session: session) == .proved)
            #expect(try await house.report(attempting, freezing: nil))
            #expect(try await house.db.sessions.session(session) == nil)
            #expect(try await house.events().last == "attemptReported")
            #expect(try await house.events().contains("invitationFrozen") == false)
        }
    }

    @Test("after somebody redeemed with that code ends that session, and offers the sponsor no freeze to lift")
    func afterRedemption() async throws {
        try await withHouse { house in
            let (invited, session, attempting) = try await house.redeem()
            let reported = try #require(try await house.db.redemptions.reported(attempting.report))
            #expect(reported.isInvitationOpen == false)
            #expect(try await house.report(attempting, freezing: nil))
            #expect(try await house.db.sessions.session(session) == nil)
            #expect(try await house.db.invitations.invitation(invited.invitation.id, of: house.id)?.frozenAt == nil)
            #expect(try await house.events().contains("invitationFrozen") == false)
        }
    }

    @Test("at the moment of the consent leaves no session behind, whoever comes first")
    func race() async throws {
        try await withHouse(connections: 6) { house in
            let settings = try await house.settings()
            for round in 0..<40 {
                let invited = try await house.invite("ana\(round)@fabrikam.example")
                let attempting = try await house.prove(invited)
                let session = house.newSession()
                async let accepted = house.accept(attempting, session: session, revision: settings.revision)
                async let reported = house.report(attempting, freezing: invited)
                _ = try await (accepted, reported)
                #expect(try await house.db.sessions.session(session) == nil)
            }
            #expect(try await house.db.count("sessions", where: "ended_at is null") == 0)
        }
    }

    @Test("waiting for a consent under way ends the session that it begins")
    func behindAConsent() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let attempting = try await house.prove(invited)
            let session = house.newSession()
            // A consent that has done its work and not yet committed.
            let reporting = try await house.db.owner.transaction { consent in
                _ = try await consent.pipeline([
                    "update attempts set finished_at = now()",
                    """
                    insert into sessions (tenant_id, session_id, guest_id, digest, attempt_id, methods, proved_at, expires_at)
                    values (\(house.id), \(Session.ID(rawValue: session.row)), \(invited.invitation.guest), \(session.digest),
                            \(Attempt.ID(rawValue: attempting.credential.row)), array['otp'], now(), now() + interval '1 day')
                    """,
                    "update guests set state = 'Accepted'", "update invitations set redeemed_at = now()",
                ])
                let reporting = Task { try await house.report(attempting, freezing: invited) }
                // Long enough for the report to meet the consent's lock.
                try await Task.sleep(for: .milliseconds(300))
                return reporting
            }
            #expect(try await reporting.value)
            #expect(try await house.db.sessions.session(session) == nil)
        }
    }

    @Test("opens only by its own link")
    func otherLink() async throws {
        try await withHouse { house in
            let attempting = try await house.begin(try await house.invite())
            let forged = Credential(
                .report, tenant: house.id, row: Attempt.ID(rawValue: attempting.credential.row), in: house.db.surroundings)
            #expect(try await house.db.redemptions.reported(forged) == nil)
            let letter = NewLetter.sample(.reported, to: house.tenant.contact)
            #expect(try await house.db.redemptions.report(forged, action: nil, letter: letter) == false)
            #expect(try await house.db.count("attempts", where: "killed_at is null") == 1)
        }
    }
}

@Suite("A sponsor's press") struct SponsorTests {
    @Test("works once, and not past its time")
    func once() async throws {
        try await withHouse { house in
            let invited = try await house.invite(expiresAt: Date(timeIntervalSinceNow: -1))
            let (action, link) = house.newAction(.approveLink, invited)
            let letter = NewLetter.sample(.linkRequested, to: house.tenant.contact)
            #expect(
                try await house.db.redemptions.requestNewLink(
                    invited.invitation.id, of: house.id, action: action, letter: letter))
            let (again, _) = house.newAction(.approveLink, invited)
            #expect(
                try await house.db.redemptions.requestNewLink(
                    invited.invitation.id, of: house.id, action: again,
                    letter: .sample(.linkRequested, to: house.tenant.contact)) == false)
            #expect(try await house.db.count("letters") == 1)
            #expect(try await house.db.redemptions.sponsorAction(link)?.isOpen == true)
            #expect(try await house.db.redemptions.spend(link))
            #expect(try await house.db.redemptions.spend(link) == false)
            #expect(try await house.db.redemptions.sponsorAction(link)?.isOpen == false)
            #expect(try await house.events().filter { $0 == "newLinkRequested" }.count == 1)
        }
    }

    @Test("that was never made makes way for a new wish after two weeks")
    func lapsed() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let (first, link) = house.newAction(.approveLink, invited)
            let (second, newer) = house.newAction(.approveLink, invited)
            let store = house.db.redemptions
            _ = try await store.requestNewLink(
                invited.invitation.id, of: house.id, action: first,
                letter: .sample(.linkRequested, to: house.tenant.contact))
            try await house.db.run("update sponsor_actions set expires_at = now()")
            #expect(try await store.spend(link) == false)
            #expect(
                try await store.requestNewLink(
                    invited.invitation.id, of: house.id, action: second,
                    letter: .sample(.linkRequested, to: house.tenant.contact)))
            #expect(try await store.sponsorAction(link) == nil)
            #expect(try await store.spend(newer))
        }
    }

    @Test("made thirty times at once counts once")
    func atOnce() async throws {
        try await withHouse(connections: 10) { house in
            let invited = try await house.invite()
            let (action, link) = house.newAction(.approveLink, invited)
            _ = try await house.db.redemptions.requestNewLink(
                invited.invitation.id, of: house.id, action: action,
                letter: .sample(.linkRequested, to: house.tenant.contact))
            let presses = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<30 { group.addTask { try await house.db.redemptions.spend(link) } }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(presses == 1)
        }
    }
}

extension House {
    func newAction(_ kind: SponsorAction.Kind, _ invited: Invited) -> (NewSponsorAction, link: Credential) {
        let id: SponsorAction.ID = MigratedDatabase.newID()
        let link = Credential(.sponsorAction, tenant: self.id, row: id, in: db.surroundings)
        return (
            NewSponsorAction(id: id, digest: link.digest, kind: kind, invitation: invited.invitation.id), link
        )
    }

    func report(_ attempting: Attempting, freezing invited: Invited?) async throws -> Bool {
        try await db.redemptions.report(
            attempting.report, action: invited.map { newAction(.liftFreeze, $0).0 },
            letter: .sample(.reported, to: tenant.contact))
    }
}
