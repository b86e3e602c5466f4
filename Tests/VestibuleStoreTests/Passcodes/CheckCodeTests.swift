import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Checking a code") struct CheckCodeTests {
    @Test("counts each wrong guess, and five end the attempt")
    func wrong() async throws {
        try await withHouse { house in
            let attempting = try await house.begin(try await house.invite())
            for left in [4, 3, 2, 1] {
                #expect(try await house.check(attempting, NewCode.wrong) == .wrong(triesLeft: left))
            }
            #expect(try await house.check(attempting, NewCode.wrong) == .usedUp)
            #expect(try await house.check(attempting) == .usedUp)
            #expect(try await house.db.count("attempts", where: "wrong_guesses = 5 and proved_at is null") == 1)
            #expect(try await house.db.count("audit_events", where: "activity = 'passcodeRefused'") == 5)
            #expect(try await house.db.count("audit_events", where: "activity = 'passcodeChecked'") == 0)
        }
    }

    @Test("keeps counting when another code is sent")
    func resend() async throws {
        try await withHouse { house in
            let attempting = try await house.begin(try await house.invite())
            for _ in 0..<4 { _ = try await house.check(attempting, NewCode.wrong) }
            try await house.passTime()
            let newer: [UInt8] = Array(repeating: 9, count: 32)
            #expect(try await house.send(attempting, code: newer) == .sent)
            #expect(try await house.check(attempting) == .usedUp)
            #expect(try await house.check(attempting, newer) == .usedUp)
            #expect(try await house.send(attempting) == .over)
        }
    }

    @Test("takes the newest code only")
    func newest() async throws {
        try await withHouse { house in
            let attempting = try await house.begin(try await house.invite())
            try await house.passTime()
            let newer: [UInt8] = Array(repeating: 9, count: 32)
            #expect(try await house.send(attempting, code: newer) == .sent)
            #expect(try await house.check(attempting) == .wrong(triesLeft: 4))
            #expect(try await house.check(attempting, newer) == .proved)
        }
    }

    @Test("is over once it was right")
    func once() async throws {
        try await withHouse { house in
            let attempting = try await house.prove(try await house.invite())
            #expect(try await house.check(attempting) == .over)
            #expect(try await house.send(attempting) == .over)
        }
    }

    @Test("past its minutes finds it expired, and counts nothing")
    func expired() async throws {
        try await withHouse { house in
            let attempting = try await house.begin(try await house.invite())
            try await house.db.run("update attempts set passcode_expires_at = now()")
            #expect(try await house.check(attempting) == .expired)
            #expect(try await house.db.count("attempts", where: "wrong_guesses = 0") == 1)
            try await house.db.run("update attempts set expires_at = now()")
            #expect(try await house.check(attempting) == .over)
            #expect(try await house.send(attempting) == .over)
        }
    }

    @Test("with another browser's secret is over, and counts nothing")
    func otherBrowser() async throws {
        try await withHouse { house in
            let attempting = try await house.begin(try await house.invite())
            let forged = Credential(
                .attempt, tenant: house.id, row: Attempt.ID(rawValue: attempting.credential.row),
                in: house.db.surroundings)
            let revision = try await house.settings().revision
            let checked = try await house.db.attempts.check(
                NewCode.wrong, for: forged, session: nil, under: SettingsStanding(revision: revision, isDecidedAnew: true))
            #expect(checked == CheckedCode(.over, isHeld: false))
            #expect(try await house.db.attempts.attempt(forged, limits: house.limits) == nil)
            #expect(try await house.db.count("attempts", where: "wrong_guesses = 0") == 1)
        }
    }

    @Test("on settings that no longer stand is asked again, and counts nothing")
    func settingsChanged() async throws {
        try await withHouse { house in
            let attempting = try await house.begin(try await house.invite())
            #expect(try await house.check(attempting, NewCode.wrong, revision: 99) == .settingsChanged)
            #expect(try await house.db.count("attempts", where: "wrong_guesses = 0") == 1)
        }
    }

    @Test("stops after ten wrong guesses in an hour, over all attempts, and goes on after it")
    func tenInAnHour() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            for _ in 0..<2 {
                let attempting = try await house.begin(invited)
                for _ in 0..<5 { _ = try await house.check(attempting, NewCode.wrong) }
                try await house.passTime()
            }
            let refused = try await house.begin(invited)
            guard case .begun(let until?) = refused.outcome else { throw Unexpected(what: "\(refused.outcome)") }
            #expect(until.timeIntervalSinceNow > 3000)
            try await house.db.run(
                "update attempts set passcode_code = \(NewCode.right), passcode_expires_at = now() + interval '1 hour'")
            guard case .locked(let end) = try await house.check(refused) else { throw Unexpected(what: "not locked") }
            #expect(end.timeIntervalSinceNow > 3000)
            try await house.passTime("1 hour")
            #expect(try await house.check(refused) == .proved)
        }
    }

    @Test("a hundred times wrong in a row locks the address for a day, or until somebody clears it")
    func hundredInARow() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let attempting = try await house.begin(invited)
            try await house.db.run("update passcode_counts set wrong_in_a_row = 99")
            _ = try await house.check(attempting, NewCode.wrong)
            guard case .locked(let end) = try await house.check(attempting) else {
                throw Unexpected(what: "not locked")
            }
            #expect(abs(end.timeIntervalSinceNow - 86_400) < 60)
            #expect(try await house.db.limits.reset(.mailbox(attempting.address, guest: nil), of: house.id, by: .system) > 0)
            #expect(try await house.check(attempting) == .proved)
            #expect(try await house.db.count("passcode_counts", where: "wrong_in_a_row = 0") == 1)
        }
    }

    @Test("cleared of several buckets leaves one event")
    func cleared() async throws {
        try await withHouse { house in
            let (invited, _, _) = try await house.redeem()
            _ = try await house.beginSignIn(
                invited.invitation.address, guest: invited.invitation.guest, bucket: "known")
            #expect(try await house.db.count("passcode_counts") == 2)
            #expect(
                try await house.db.limits.reset(.mailbox(invited.invitation.address, guest: nil), of: house.id, by: .system) > 0)
            #expect(try await house.events().filter { $0 == "limitsReset" }.count == 1)
            let nobody = try EmailAddress("nobody@fabrikam.example")
            #expect(try await house.db.limits.reset(.mailbox(nobody, guest: nil), of: house.id, by: .system) == 0)
        }
    }

    @Test("fifty times at once wrong counts five")
    func guessesAtOnce() async throws {
        try await withHouse(connections: 12) { house in
            let attempting = try await house.begin(try await house.invite())
            let revision = try await house.settings().revision
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask { _ = try await house.check(attempting, NewCode.wrong, revision: revision) }
                }
                try await group.waitForAll()
            }
            #expect(try await house.db.count("attempts", where: "wrong_guesses = 5") == 1)
            #expect(try await house.db.count("passcode_counts", where: "wrong_in_hour = 5 and wrong_in_a_row = 5") == 1)
            #expect(try await house.db.count("audit_events", where: "activity = 'passcodeRefused'") == 5)
        }
    }

    @Test("begins a session at sign-in and none at a redemption")
    func sessions() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let redeeming = try await house.begin(invited)
            let early = house.newSession()
            #expect(try await house.check(redeeming, session: early) == .proved)
            #expect(try await house.db.sessions.session(early) == nil)
            guard case .accepted = try await house.accept(redeeming) else { throw Unexpected(what: "not accepted") }
            try await house.passTime()
            let signingIn = try await house.beginSignIn(invited.invitation.address, guest: invited.invitation.guest)
            let session = house.newSession()
            #expect(try await house.check(signingIn, session: session) == .proved)
            let read = try #require(try await house.db.sessions.session(session))
            #expect(read.methods == ["otp"])
            #expect(abs(read.expiresAt.timeIntervalSince(read.provedAt) - Session.life) < 1)
            #expect(
                try await house.events().filter { $0 == "signedIn" || $0 == "passcodeChecked" }.sorted() == [
                    "passcodeChecked", "signedIn",
                ])
        }
    }

    @Test("of a guest who was deleted meanwhile is over: nobody is told to be signed in")
    func deletedMeanwhile() async throws {
        try await withHouse { house in
            let (invited, signingIn) = try await house.comeBack()
            #expect(try await house.db.guests.delete(invited.invitation.guest, of: house.id, by: .system))
            try await expectOver(signingIn, in: house)
        }
    }

    @Test("of a guest who is no longer accepted is over: no sign-in is written down that did not happen")
    func pendingAgain() async throws {
        try await withHouse { house in
            let (invited, signingIn) = try await house.comeBack()
            try await house.db.run("update guests set state = 'PendingAcceptance', state_changed_at = now()")
            try await expectOver(signingIn, in: house)
            // Asked to redeem anew, the guest proves the mailbox as before.
            let again = try await house.begin(try await house.invite(invited.invitation.address.text))
            #expect(try await house.check(again) == .proved)
        }
    }

    @Test("without a session to begin is a checked code, and no sign-in")
    func noSession() async throws {
        try await withHouse { house in
            let (_, signingIn) = try await house.comeBack()
            #expect(try await house.check(signingIn, session: nil) == .proved)
            #expect(try await house.events().contains("signedIn") == false)
            #expect(try await house.events().filter { $0 == "passcodeChecked" }.count == 2)
        }
    }

    /// Nobody is signed in by the attempt, and no other code is sent for it.
    private func expectOver(_ signingIn: House.Attempting, in house: House) async throws {
        let session = house.newSession()
        #expect(try await house.check(signingIn, session: session) == .over)
        #expect(try await house.db.sessions.session(session) == nil)
        #expect(try await house.events().contains("signedIn") == false)
        try await house.passTime()
        #expect(try await house.send(signingIn) == .over)
    }
}
