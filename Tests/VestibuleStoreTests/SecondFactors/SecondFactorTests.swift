import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A second factor") struct SecondFactorTests {
    @Test("is added by who has just signed in, with recovery codes, and raises the session under a new secret") func added()
        async throws
    {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            let ana = invited.invitation.guest
            #expect(try await house.db.sessions.session(session)?.secondFactorAt == nil)
            let added = try await house.addApp(by: session)
            #expect(added.outcome == .added(isFirst: true))
            #expect(try await house.db.sessions.session(session) == nil)
            let raised = try #require(try await house.db.sessions.session(added.session))
            #expect(raised.secondFactorAt != nil && raised.methods == ["otp", "mfa"] && raised.id.rawValue == session.row)
            let held = try await house.factors.held(by: ana, of: house.id)
            #expect(held.factors.map(\.kind) == [.authenticator] && held.recoveryCodes.count == 10 && held.resetDueAt == nil)
            #expect(try await house.db.count("letters", where: "kind = 'secondFactor' and recipient = 'ana@fabrikam.example'") == 1)
            #expect(try await house.events().filter { $0 == "secondFactorAdded" }.count == 1)
        }
    }

    @Test("is not the first a while after the sign-in, nor another without a proof as young") func trustOnFirstUse() async throws {
        try await withHouse { house in
            let (_, session, _) = try await house.redeem()
            try await house.db.run("update sessions set proved_at = proved_at - interval '11 minutes'")
            #expect(try await house.addApp(by: session).outcome == .mayNot)
            #expect(try await house.db.count("guest_security") == 0)
            try await house.db.run("update sessions set proved_at = now()")
            let added = try await house.addApp(by: session)
            #expect(added.outcome == .added(isFirst: true))
            #expect(try await house.addApp(by: session).outcome == .mayNot)
            let second = try await house.addApp(by: added.session)
            #expect(second.outcome == .added(isFirst: false))
            try await house.db.run("update sessions set second_factor_at = second_factor_at - interval '11 minutes'")
            #expect(try await house.addApp(by: second.session).outcome == .mayNot)
            #expect(try await house.db.count("second_factors") == 2)
            #expect(try await house.db.count("recovery_codes") == 10)
            // Another sign-in of the same guest, by mailbox alone.
            let again = try await house.signInAgain()
            #expect(try await house.addApp(by: again).outcome == .mayNot)
        }
    }

    @Test("is the first once, of two browsers that add one at the same time") func firstOnce() async throws {
        try await withHouse(connections: 10) { house in
            _ = try await house.redeem()
            var sessions: [Credential] = []
            for _ in 0..<6 { sessions.append(try await house.signInAgain()) }
            let outcomes = try await withThrowingTaskGroup(of: AddFactorOutcome.self) { group in
                for session in sessions { group.addTask { try await house.addApp(by: session).outcome } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .added(isFirst: true) }.count == 1)
            #expect(outcomes.filter { $0 == .mayNot }.count == 5)
            #expect(try await house.db.count("second_factors") == 1)
            #expect(try await house.db.count("recovery_codes") == 10)
        }
    }

    @Test("lets one of thirty browsers on with one code") func oneOfThirty() async throws {
        try await withHouse(connections: 16) { house in
            let (_, session, _) = try await house.redeem()
            let added = try await house.addApp(by: session)
            var sessions: [Credential] = []
            for _ in 0..<30 { sessions.append(try await house.signInAgain()) }
            let step = added.step + 1
            let outcomes = try await withThrowingTaskGroup(of: ProveFactorOutcome.self) { group in
                for session in sessions {
                    group.addTask { try await house.prove(.authenticator(added.factor, step: step), by: session).outcome }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .proved }.count == 1)
            #expect(try await house.db.count("sessions", where: "second_factor_at is not null and ended_at is null") == 2)
            #expect(outcomes.allSatisfy { $0 == .proved || $0 == .wrong || $0.isWait })
        }
    }

    @Test("raises a session once, of thirty requests with one cookie") func oneCookie() async throws {
        try await withHouse(connections: 16) { house in
            let (_, first, _) = try await house.redeem()
            let added = try await house.addApp(by: first)
            let session = try await house.signInAgain()
            let outcomes = try await withThrowingTaskGroup(of: ProveFactorOutcome.self) { group in
                for _ in 0..<30 {
                    group.addTask { try await house.prove(.authenticator(added.factor, step: added.step + 1), by: session).outcome }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .proved }.count == 1 && outcomes.filter { $0 == .over }.count == 29)
            #expect(try await house.db.count("guest_security", where: "wrong_in_a_row > 0") == 0)
        }
    }

    @Test("is not proved by a code that confirmed it, nor by one of a step before the last") func replay() async throws {
        try await withHouse { house in
            let (_, session, _) = try await house.redeem()
            let added = try await house.addApp(by: session)
            let again = try await house.signInAgain()
            #expect(try await house.prove(.authenticator(added.factor, step: added.step), by: again).outcome == .wrong)
            #expect(try await house.prove(.authenticator(added.factor, step: added.step - 1), by: again).outcome == .wrong)
            let proved = try await house.prove(.authenticator(added.factor, step: added.step + 1), by: again)
            #expect(proved.outcome == .proved)
            #expect(try await house.db.sessions.session(again) == nil)
            #expect(try await house.db.sessions.session(proved.session)?.methods == ["otp", "mfa"])
        }
    }

    @Test("keeps applications' grants where a session is raised, which are not raised by it; the next are") func grants()
        async throws
    {
        try await withHouse { house in
            let (_, session, _) = try await house.redeem()
            let code = AuthorizationCode.sample(for: session, of: house)
            guard case .granted(let grant) = try await house.db.grants.begin(code, of: house.id, refresh: nil) else {
                throw Unexpected(what: "no grant")
            }
            #expect(grant.session.secondFactorAt == nil)
            let added = try await house.addApp(by: session)
            let now = try #require(try await house.db.grants.grant(grant.id, of: house.id))
            #expect(now.session.methods == ["otp"] && now.session.id == grant.session.id)
            guard
                case .granted(let next) = try await house.db.grants.begin(
                    .sample(for: added.session, of: house), of: house.id, refresh: nil)
            else { throw Unexpected(what: "no second grant") }
            #expect(try await house.db.grants.grant(next.id, of: house.id)?.session.methods == ["otp", "mfa"])
        }
    }

    @Test("waits after five wrong guesses in a session, and after twenty of a guest, and is locked after a hundred in a row")
    func limits() async throws {
        try await withHouse { house in
            let (_, first, _) = try await house.redeem()
            let added = try await house.addApp(by: first)
            let session = try await house.signInAgain()
            for _ in 0..<5 { #expect(try await house.prove(nil, by: session).outcome == .wrong) }
            // Not even a right one, which is not used up by it.
            let right = FactorMatch.authenticator(added.factor, step: added.step + 1)
            guard case .wait(let until) = try await house.prove(right, by: session).outcome else {
                throw Unexpected(what: "no wait")
            }
            #expect((200...300).contains(until.timeIntervalSinceNow))
            try await house.db.run("update sessions set wrong_factors_since = wrong_factors_since - interval '6 minutes'")
            #expect(try await house.prove(right, by: session).outcome == .proved)

            for _ in 0..<3 {
                let another = try await house.signInAgain()
                for _ in 0..<5 { #expect(try await house.prove(nil, by: another).outcome == .wrong) }
            }
            let last = try await house.signInAgain()
            guard case .wait(let hour) = try await house.prove(nil, by: last).outcome else { throw Unexpected(what: "no wait") }
            #expect((3000...3600).contains(hour.timeIntervalSinceNow))
            try await house.db.run(
                "update guest_security set guess_hour_began_at = guess_hour_began_at - interval '2 hours', wrong_in_a_row = 99")
            #expect(try await house.prove(nil, by: last).outcome == .wrong)
            #expect(try await house.prove(.authenticator(added.factor, step: added.step + 9), by: last).outcome == .locked)
            try await house.db.run("update guest_security set guess_hour_began_at = guess_hour_began_at - interval '2 days'")
            #expect(try await house.prove(.authenticator(added.factor, step: added.step + 9), by: last).outcome == .locked)
        }
    }

    @Test("that nobody can guess is taken where codes are locked, and unlocks none of them") func beyondGuessing() async throws {
        try await withHouse { house in
            let (_, first, _) = try await house.redeem()
            let app = try await house.addApp(by: first)
            let key = try await house.addPasskey(by: app.session, [1], signCount: 0)
            try await house.db.run(
                "update guest_security set wrong_in_a_row = 100, wrong_in_hour = 20, guess_hour_began_at = now()")
            let right: [FactorMatch] = [
                .passkey(key.factor, signCount: 0, isHardware: true), try house.recovery(app.codes[0].id),
            ]
            for match in right {
                #expect(try await house.prove(match, by: try await house.signInAgain()).outcome == .proved)
                let code = FactorMatch.authenticator(app.factor, step: app.step + 9)
                #expect(try await house.prove(code, by: try await house.signInAgain()).outcome == .locked)
            }
            #expect(try await house.signIn(by: key.factor, "challenge").session != first)
            #expect(
                try await house.factors.remove(
                    app.factor, of: try #require(try await house.guest()), tenant: house.id, by: .other(.system),
                    letter: .sample(.secondFactor, to: try EmailAddress("ana@fabrikam.example"))))
            #expect(try await house.db.count("guest_security", where: "wrong_in_a_row = 0") == 1)
        }
    }

    @Test("that is held stops a reset and what was asked for it, which a recovery code does not") func stopsReset() async throws {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            let ana = invited.invitation.guest
            let app = try await house.addApp(by: session)
            let key = try await house.addPasskey(by: app.session, [1], signCount: 0)
            func resets() async throws -> [Int] {
                [
                    try await house.db.count("guest_security", where: "reset_due_at is not null"),
                    try await house.db.count("sponsor_actions", where: "kind = 'resetFactors' and used_at is null"),
                    try await house.events().filter { $0 == "factorResetStopped" }.count,
                ]
            }
            #expect(try await house.approve(ana, after: 24, invited).0)
            #expect(try await house.ask(with: house.press(), by: try await house.signInAgain(), invited))
            #expect(try await house.prove(house.recovery(app.codes[0].id), by: try await house.signInAgain()).outcome == .proved)
            #expect(try await resets() == [1, 1, 0])
            #expect(
                try await house.prove(.authenticator(app.factor, step: app.step + 1), by: try await house.signInAgain()).outcome
                    == .proved)
            #expect(try await resets() == [0, 0, 1])
            #expect(try await house.approve(ana, after: 24, invited).0)
            guard case .signedIn = try await house.signIn(by: key.factor, "challenge").outcome else {
                throw Unexpected(what: "not in")
            }
            #expect(try await resets() == [0, 0, 2])
            _ = try await house.prove(.authenticator(app.factor, step: app.step + 2), by: try await house.signInAgain())
            #expect(try await resets() == [0, 0, 2])
        }
    }

    @Test("whose key another master key sealed is kept under the one that seals now, once it is proved") func resealed()
        async throws
    {
        try await withHouse { house in
            let (_, session, _) = try await house.redeem()
            let app = try await house.addApp(by: session)
            let other = try await house.signInAgain()
            #expect(try await house.prove(.authenticator(app.factor, step: app.step, resealed: [7]), by: other).outcome == .wrong)
            #expect(try await house.db.count("second_factors", where: "sealed_key = '\\x010203'") == 1)
            #expect(
                try await house.prove(.authenticator(app.factor, step: app.step + 1, resealed: [7]), by: other).outcome == .proved)
            #expect(try await house.db.count("second_factors", where: "sealed_key = '\\x07'") == 1)
        }
    }

    @Test("counts thirty wrong guesses at once as no more than are allowed") func wrongAtOnce() async throws {
        try await withHouse(connections: 16) { house in
            let (_, first, _) = try await house.redeem()
            _ = try await house.addApp(by: first)
            let session = try await house.signInAgain()
            let outcomes = try await withThrowingTaskGroup(of: ProveFactorOutcome.self) { group in
                for _ in 0..<30 { group.addTask { try await house.prove(nil, by: session).outcome } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .wrong }.count == 5 && outcomes.filter(\.isWait).count == 25)
            #expect(try await house.db.count("guest_security", where: "wrong_in_a_row = 5 and wrong_in_hour = 5") == 1)
        }
    }

    @Test("may be a recovery code, once, of which the guest and its sponsor are told") func recovery() async throws {
        try await withHouse(connections: 16) { house in
            let (invited, session, _) = try await house.redeem()
            try await house.db.guests.add(
                .address(try EmailAddress("boss@contoso.example")), to: invited.invitation.guest, of: house.id, by: .system)
            let added = try await house.addApp(by: session)
            var sessions: [Credential] = []
            for _ in 0..<8 { sessions.append(try await house.signInAgain()) }
            let outcomes = try await withThrowingTaskGroup(of: ProveFactorOutcome.self) { group in
                for session in sessions {
                    group.addTask { try await house.prove(house.recovery(added.codes[0].id), by: session).outcome }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .proved }.count == 1)
            #expect(try await house.factors.held(by: invited.invitation.guest, of: house.id).recoveryCodes.count == 9)
            #expect(try await house.db.count("letters", where: "kind = 'secondFactor' and recipient = 'boss@contoso.example'") == 1)
            #expect(try await house.db.count("letters", where: "kind = 'secondFactor' and recipient = 'ana@fabrikam.example'") == 2)
            #expect(try await house.events().filter { $0 == "recoveryCodeUsed" }.count == 1)
        }
    }

    @Test("takes the recovery codes along when the last one goes, and the sessions stay") func removed() async throws {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            let ana = invited.invitation.guest
            let first = try await house.addApp(by: session)
            let second = try await house.addApp(by: first.session)
            func remove(_ id: SecondFactor.ID, _ remover: FactorRemover) async throws -> Bool {
                try await house.factors.remove(
                    id, of: ana, tenant: house.id, by: remover,
                    letter: .sample(.secondFactor, to: invited.invitation.address))
            }
            #expect(try await remove(first.factor, .session(second.session)))
            #expect(try await house.db.count("recovery_codes") == 10)
            #expect(try await !remove(first.factor, .session(second.session)))
            #expect(try await remove(second.factor, .other(.application(house.application.id))))
            #expect(try await house.db.count("recovery_codes") == 0)
            #expect(try await house.db.count("guest_security") == 0)
            #expect(try await house.db.sessions.session(second.session) != nil)
            let events = try await house.events()
            #expect(
                events.filter { $0 == "secondFactorRemoved" }.count == 1 && events.filter { $0 == "secondFactorTaken" }.count == 1)
        }
    }

    @Test("that is removed is proved in no session any more but the guest's own, which needs a fresh proof") func lowered()
        async throws
    {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            let ana = invited.invitation.guest
            let app = try await house.addApp(by: session)
            let thief = try await house.prove(.authenticator(app.factor, step: app.step + 1), by: try await house.signInAgain())
                .session
            let federated = try await house.signInAgain()
            try await house.db.run(
                "update sessions set methods = array['fed', 'mfa'] where session_id = \(Session.ID(rawValue: federated.row))")
            let key = try await house.addPasskey(by: app.session, [1], signCount: 0)
            func remove(_ id: SecondFactor.ID, _ remover: FactorRemover) async throws -> Bool {
                try await house.factors.remove(
                    id, of: ana, tenant: house.id, by: remover, letter: .sample(.secondFactor, to: invited.invitation.address))
            }
            func methods(_ session: Credential) async throws -> [String]? { try await house.db.sessions.session(session)?.methods }
            #expect(try await !remove(app.factor, .session(federated)))
            #expect(try await remove(app.factor, .session(key.session)))
            #expect(try await methods(thief) == ["otp"])
            #expect(try await house.db.sessions.session(thief)?.secondFactorAt == nil)
            #expect(try await methods(key.session)?.contains("mfa") == true)
            #expect(try await methods(federated) == ["fed", "mfa"])
            #expect(try await remove(key.factor, .other(.application(house.application.id))))
            #expect(try await methods(key.session)?.contains("mfa") == false)
        }
    }

    @Test("draws new recovery codes only for a fresh proof, and the earlier ones are dead") func renewed() async throws {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            let added = try await house.addApp(by: session)
            let letter = NewLetter.sample(.secondFactor, to: invited.invitation.address)
            let fresh = (0..<10).map { KeptRecoveryCode(id: MigratedDatabase.newID(), code: [UInt8($0), 9]) }
            let again = try await house.signInAgain()
            #expect(try await !house.factors.renewRecoveryCodes(fresh, by: again, letter: letter))
            #expect(try await house.factors.renewRecoveryCodes(fresh, by: added.session, letter: letter))
            let held = try await house.factors.held(by: invited.invitation.guest, of: house.id)
            #expect(Set(held.recoveryCodes.map(\.id)) == Set(fresh.map(\.id)))
            #expect(try await house.prove(house.recovery(added.codes[0].id), by: again).outcome == .wrong)
        }
    }

    @Test("ends with what the guest was, and stays through healing and a revocation of sign-ins", arguments: Ending.allCases)
    func ends(by ending: Ending) async throws {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            _ = try await house.addApp(by: session)
            let ana = invited.invitation.guest
            switch ending {
            case .deletion:
                _ = try await house.db.guests.delete(ana, of: house.id, ifOneOf: nil, by: .system)
            case .reset: try await house.replace(ana, keepsAccess: true)
            case .reinvitation: try await house.replace(ana, keepsAccess: false)
            case .revocation:
                _ = try await house.db.run("update guests set sessions_valid_from = now(), is_enabled = true")
            }
            let isKept = ending == .revocation
            #expect(try await house.db.count("second_factors") == (isKept ? 1 : 0))
            #expect(try await house.db.count("recovery_codes") == (isKept ? 10 : 0))
        }
    }

    enum Ending: CaseIterable { case deletion, reset, reinvitation, revocation }

    @Test("that somebody added with a code whose owner says it was not them goes with that sign-in") func reported() async throws {
        try await withHouse { house in
            let (invited, session, attempt) = try await house.redeem()
            let mine = try await house.addApp(by: session)
            #expect(mine.outcome == .added(isFirst: true))
            _ = try await house.db.redemptions.report(
                attempt.report, action: nil, letter: .sample(.reported, to: invited.invitation.address))
            #expect(try await house.db.count("second_factors") == 0)
            #expect(try await house.events().filter { $0 == "secondFactorRemoved" }.count == 1)
        }
    }

    @Test("goes with all that came of one that a thief added: sessions that it began, others that they added, recovery codes")
    func chain() async throws {
        try await withHouse { house in
            let (invited, session, attempt) = try await house.redeem()
            let planted = try await house.addPasskey(by: session, [1], signCount: 0)
            let begun = try await house.signIn(by: planted.factor, "challenge")
            let second = try await house.addPasskey(by: begun.session, [2], signCount: 0)
            #expect(second.outcome == .added(isFirst: false))
            _ = try await house.db.redemptions.report(
                attempt.report, action: nil, letter: .sample(.reported, to: invited.invitation.address))
            #expect(try await house.db.count("second_factors") == 0)
            #expect(try await house.db.count("recovery_codes") == 0)
            #expect(try await house.db.count("sessions", where: "ended_at is null") == 0)
            #expect(try await house.db.count("guest_security", where: "mailbox_proved_at is not null") == 0)
            #expect(try await house.events().filter { $0 == "secondFactorRemoved" }.count == 2)
        }
    }

    @Test("that its owner added stays, with the sessions, where a later code is said to be somebody else's") func others()
        async throws
    {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            let mine = try await house.addApp(by: session)
            try await house.db.run("update second_factors set created_at = created_at - interval '1 hour'")
            let later = try await house.beginSignIn(invited.invitation.address, guest: invited.invitation.guest)
            _ = try await house.db.redemptions.report(
                later.report, action: nil, letter: .sample(.reported, to: invited.invitation.address))
            #expect(try await house.db.count("second_factors") == 1)
            #expect(try await house.db.count("recovery_codes") == 10)
            #expect(try await house.db.sessions.session(mine.session) != nil)
        }
    }

    @Test("stays through healing, which a session with it may begin, and the next session has to prove it anew") func healed()
        async throws
    {
        try await withHouse { house in
            let (invited, session) = try await house.comeInByCode()
            let added = try await house.addApp(by: session)
            let new = house.newSession()
            #expect(try await house.heal(added.session, with: ProvidedSubject.ana, new: new) == .healed(invited.invitation.guest))
            #expect(try await house.db.count("second_factors") == 1)
            #expect(try await house.db.sessions.session(new)?.secondFactorAt == nil)
            #expect(try await house.prove(.authenticator(added.factor, step: added.step + 1), by: new).outcome == .proved)
        }
    }

    @Test("is a passkey whose counter must grow, where it counts") func passkeys() async throws {
        try await withHouse { house in
            let (_, session, _) = try await house.redeem()
            let counting = try await house.addPasskey(by: session, [1], signCount: 7)
            #expect(counting.outcome == .added(isFirst: true))
            #expect(try await house.db.sessions.session(counting.session)?.methods == ["otp", "hwk", "mfa"])
            let silent = try await house.addPasskey(by: counting.session, [2], signCount: 0)
            #expect(try await house.addPasskey(by: silent.session, [2], signCount: 0).outcome == .taken)
            var last = try await house.signInAgain()
            #expect(try await house.prove(.passkey(counting.factor, signCount: 7, isHardware: true), by: last).outcome == .wrong)
            #expect(try await house.prove(.passkey(counting.factor, signCount: 0, isHardware: true), by: last).outcome == .wrong)
            for (factor, count) in [(counting.factor, 8), (silent.factor, 0), (silent.factor, 0)] as [(SecondFactor.ID, Int64)] {
                let proved = try await house.prove(.passkey(factor, signCount: count, isHardware: true), by: last)
                #expect(proved.outcome == .proved)
                last = proved.session
            }
        }
    }
}

@Suite("A passkey in place of a code") struct PasskeySignInTests {
    @Test("begins one session of thirty browsers with one answer, and each other answer another") func once() async throws {
        try await withHouse(connections: 16) { house in
            let (invited, session, _) = try await house.redeem()
            let added = try await house.addPasskey(by: session, [1], signCount: 0)
            let found = try #require(try await house.factors.passkey([1], of: house.id))
            #expect(found.factor == added.factor && found.address == invited.invitation.address)
            #expect(try await house.factors.passkey([2], of: house.id) == nil)
            let outcomes = try await withThrowingTaskGroup(of: PasskeySignInOutcome.self) { group in
                for _ in 0..<30 { group.addTask { try await house.signIn(by: added.factor, "one").outcome } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .signedIn(invited.invitation.guest) }.count == 1)
            #expect(outcomes.filter { $0 == .refused }.count == 29)
            let another = try await house.signIn(by: added.factor, "two")
            #expect(another.outcome == .signedIn(invited.invitation.guest))
            let begun = try #require(try await house.db.sessions.session(another.session))
            #expect(begun.methods == ["hwk", "mfa"] && begun.secondFactorAt == begun.provedAt)
        }
    }

    @Test("is not let in by an old mailbox, a bound account, a block, an end, or settings of before") func refused()
        async throws
    {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            let ana = invited.invitation.guest
            let added = try await house.addPasskey(by: session, [1], signCount: 0)
            func outcome(_ setting: String, _ back: String, on table: String = "guests") async throws -> PasskeySignInOutcome {
                _ = try await house.db.run("update \(unescaped: table) set \(unescaped: setting)")
                let outcome = try await house.signIn(by: added.factor, setting).outcome
                _ = try await house.db.run("update \(unescaped: table) set \(unescaped: back)")
                return outcome
            }
            #expect(
                try await outcome(
                    "mailbox_proved_at = now() - interval '31 days'", "mailbox_proved_at = now()", on: "guest_security")
                    == .mailboxDue)
            #expect(
                try await outcome(
                    "identity_door = 'azureAD', identity_issuer = 'i', identity_subject = 's', identity_bound_at = now()",
                    "identity_door = null, identity_issuer = null, identity_subject = null, identity_bound_at = null") == .refused)
            #expect(try await outcome("is_enabled = false", "is_enabled = true") == .refused)
            guard
                case .accessEnded(let ended) = try await outcome(
                    "access_ends_at = now() - interval '1 day'", "access_ends_at = null")
            else { throw Unexpected(what: "not ended") }
            #expect(ended.guest == ana)
            var older = try await house.settings()
            older.revision -= 1
            #expect(try await house.signIn(by: added.factor, "older", under: older).outcome == .settingsChanged)
            // What was refused has spent nothing.
            #expect(try await house.db.count("spent_challenges") == 0)
            #expect(try await house.signIn(by: added.factor, "now").outcome == .signedIn(ana))
        }
    }
}

@Suite("A reset of second factors") struct FactorResetTests {
    @Test("waits for the sponsor and the delay, and then the factors and sessions are gone") func carriedOut() async throws {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            let ana = invited.invitation.guest
            let again = try await house.signInAgain()
            #expect(try await !house.ask(by: again, invited))
            _ = try await house.addApp(by: session)
            let press = house.press()
            #expect(try await house.ask(with: press, by: again, invited))
            #expect(try await house.ask(by: again, invited))
            #expect(try await house.db.count("sponsor_actions", where: "kind = 'resetFactors'") == 1)
            #expect(
                try await house.db.count("letters", where: "kind = 'factorResetAsked' and recipient = 'it@contoso.example'") == 1)

            let forged = Credential(
                .sponsorAction, tenant: house.id, row: SponsorAction.ID(rawValue: press.row), in: house.db.surroundings)
            #expect(try await !house.approve(ana, after: 0, by: forged, invited).0)
            let (isApproved, link) = try await house.approve(ana, after: 24, by: press, invited)
            #expect(isApproved)
            #expect(try await !house.approve(ana, after: 0, by: press, invited).0)
            let due = try #require(try await house.resets.dueAt(link))
            #expect(abs(due.timeIntervalSinceNow - 86_400) < 60)
            #expect(try await house.resets.due(limit: 10).isEmpty)
            #expect(try await !house.carryOut(ana, invited))

            try await house.db.run("update guest_security set reset_due_at = now() - interval '1 second'")
            let waiting = try await house.resets.due(limit: 10)
            #expect(waiting.map(\.guest.id) == [ana] && waiting.first?.tenant == house.id)
            let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 { group.addTask { try await house.carryOut(ana, invited) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 }.count == 1)
            #expect(try await house.factors.held(by: ana, of: house.id) == HeldFactors())
            #expect(try await house.db.count("sessions", where: "ended_at is null") == 0)
            let events = try await house.events()
            for activity in ["factorResetAsked", "factorResetApproved", "factorsReset"] {
                #expect(events.filter { $0 == activity }.count == 1, "\(activity)")
            }
        }
    }

    @Test("and a sign-in by passkey at the same time: one of them stands", arguments: 1...8)
    func passkeyAtOnce(_ round: Int) async throws {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            let ana = invited.invitation.guest
            let added = try await house.addPasskey(by: session, [1], signCount: 0)
            try await house.db.run(
                "update guest_security set reset_due_at = now() - interval '1 second', reset_digest = sha256('stop')")
            async let reset = house.carryOut(ana, invited)
            async let signIn = house.signIn(by: added.factor, "at once").outcome
            let (isReset, outcome) = (try await reset, try await signIn)
            let factors = try await house.db.count("second_factors")
            let sessions = try await house.db.count("sessions", where: "ended_at is null")
            #expect(isReset ? factors == 0 && sessions == 0 : factors == 1 && outcome == .signedIn(ana), "\(isReset), \(outcome)")
        }
    }

    @Test("stops with the sign-in that its owner says was not them, asked for or agreed to") func reported() async throws {
        try await withHouse { house in
            let (invited, session, attempt) = try await house.redeem()
            let ana = invited.invitation.guest
            _ = try await house.addApp(by: session)
            #expect(try await house.ask(by: try await house.signInAgain(), invited))
            #expect(try await house.approve(ana, after: 24, invited).0)
            _ = try await house.db.redemptions.report(
                attempt.report, action: nil, letter: .sample(.reported, to: invited.invitation.address))
            #expect(try await house.db.count("guest_security", where: "reset_due_at is not null") == 0)
            #expect(try await house.db.count("sponsor_actions", where: "used_at is null") == 0)
        }
    }

    @Test("is stopped by the link in the guest's letter, and by no other") func stopped() async throws {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            _ = try await house.addApp(by: session)
            let ana = invited.invitation.guest
            let (_, link) = try await house.approve(ana, after: 24, invited)
            let forged = Credential(.factorReset, tenant: house.id, row: ana, in: house.db.surroundings)
            #expect(try await house.resets.dueAt(forged) == nil)
            #expect(try await !house.resets.stop(forged))
            #expect(try await house.resets.stop(link))
            #expect(try await !house.resets.stop(link))
            #expect(try await house.resets.dueAt(link) == nil)
            try await house.db.run("update guest_security set changed_at = now()")
            #expect(try await house.resets.due(limit: 10).isEmpty)
            #expect(try await house.factors.held(by: ana, of: house.id).factors.count == 1)
        }
    }
}

extension ProveFactorOutcome {
    fileprivate var isWait: Bool {
        if case .wait = self { true } else { false }
    }
}

extension House {
    var factors: PostgresSecondFactorStore { PostgresSecondFactorStore(db.database, surroundings: db.surroundings) }
    var resets: PostgresFactorResetStore { PostgresFactorResetStore(db.database, surroundings: db.surroundings) }

    struct AddedFactor: Sendable {
        let outcome: AddFactorOutcome
        let factor: SecondFactor.ID
        let session: Credential
        let step: Int64
        let codes: [KeptRecoveryCode]
    }

    func addApp(by session: Credential) async throws -> AddedFactor {
        try await add(.authenticator(sealedKey: [1, 2, 3]), step: 1000, by: session)
    }

    func addPasskey(by session: Credential, _ id: [UInt8], signCount: Int64) async throws -> AddedFactor {
        let passkey = Passkey(
            credentialID: id, key: .init(algorithm: .es256, bytes: [4]), signCount: signCount, isHardware: true,
            make: Array(repeating: 0, count: 16))
        return try await add(.passkey(passkey), step: nil, by: session)
    }

    private func add(_ secret: SecondFactor.Secret, step: Int64?, by session: Credential) async throws -> AddedFactor {
        let id: SecondFactor.ID = MigratedDatabase.newID()
        let next = raised(session)
        let codes = (0..<RecoveryCode.count).map { KeptRecoveryCode(id: MigratedDatabase.newID(), code: [UInt8($0)]) }
        let outcome = try await factors.add(
            NewSecondFactor(
                id: id, secret: secret, step: step, recoveryCodes: codes,
                letter: .sample(.secondFactor, to: try EmailAddress("ana@fabrikam.example"))), by: session, next: next.digest)
        return AddedFactor(outcome: outcome, factor: id, session: next, step: step ?? 0, codes: codes)
    }

    func prove(_ match: FactorMatch?, by session: Credential) async throws -> (outcome: ProveFactorOutcome, session: Credential) {
        let next = raised(session)
        return (try await factors.prove(match, by: session, next: next.digest), next)
    }

    func signIn(
        by factor: SecondFactor.ID, _ challenge: String, under given: Tenant? = nil
    ) async throws -> (outcome: PasskeySignInOutcome, session: Credential) {
        let session = newSession()
        let tenant = if let given { given } else { try await settings() }
        let used = UsedPasskey(factor: factor, signCount: 0, isHardware: true, challenge: TokenDigest(of: challenge))
        return (try await factors.signIn(by: used, session: Self.new(session), in: tenant), session)
    }

    func recovery(_ id: KeptRecoveryCode.ID) throws -> FactorMatch {
        .recoveryCode(
            id, toGuest: .sample(.secondFactor, to: try EmailAddress("ana@fabrikam.example")),
            toSponsor: .sample(.secondFactor, to: tenant.contact))
    }

    func guest() async throws -> Guest.ID? {
        try await db.run("select guest_id from guests where tenant_id = \(id)").first?.decode("guest_id")
    }

    /// Another browser of the guest, or of the one there is.
    func signInAgain(_ guest: Guest.ID? = nil) async throws -> Credential {
        let session = newSession()
        try await db.run(
            """
            insert into sessions (tenant_id, session_id, guest_id, digest, methods, proved_at, expires_at)
            select tenant_id, \(Session.ID(rawValue: session.row)), guest_id, \(session.digest), array['otp'], now(), now() + interval '1 day'
              from guests where tenant_id = \(id) and guest_id = coalesce(\(guest), guest_id)
            """)
        return session
    }

    private func raised(_ session: Credential) -> Credential {
        Credential(.session, tenant: id, row: Session.ID(rawValue: session.row), in: db.surroundings)
    }

    func replace(_ guest: Guest.ID, keepsAccess: Bool) async throws {
        var new = newInvitation(try .sample()).new
        new.replaced = .init(guest: guest, keepsAccess: keepsAccess, record: MigratedDatabase.newID())
        guard case .created = try await db.invitations.create(new, in: try await settings()) else {
            throw Unexpected(what: "not replaced")
        }
    }

    func ask(by session: Credential, _ invited: Invited) async throws -> Bool {
        try await ask(with: press(), by: session, invited)
    }

    func press() -> Credential {
        Credential(.sponsorAction, tenant: id, row: MigratedDatabase.newID(of: SponsorAction.self), in: db.surroundings)
    }

    func ask(with press: Credential, by session: Credential, _ invited: Invited) async throws -> Bool {
        return try await resets.ask(
            FactorResetWish(
                action: SponsorAction.ID(rawValue: press.row), digest: press.digest,
                toSponsor: .sample(.factorResetAsked, to: tenant.contact),
                toGuest: .sample(.secondFactor, to: invited.invitation.address)), by: session)
    }

    /// Has the sponsor asked anew, by whatever browser, and agree.
    func approve(_ guest: Guest.ID, after hours: Int, _ invited: Invited) async throws -> (Bool, Credential) {
        try await db.run(
            "update sponsor_actions set used_at = now() where tenant_id = \(id) and kind = 'resetFactors' and used_at is null")
        let press = press()
        guard try await ask(with: press, by: try await signInAgain(guest), invited) else { throw Unexpected(what: "nobody to ask") }
        return try await approve(guest, after: hours, by: press, invited)
    }

    func approve(
        _ guest: Guest.ID, after hours: Int, by press: Credential, _ invited: Invited
    ) async throws -> (Bool, Credential) {
        let link = Credential(.factorReset, tenant: id, row: guest, in: db.surroundings)
        let isApproved = try await resets.approve(
            guest, by: press, afterHours: hours, stop: link.digest,
            letter: .sample(.factorReset, to: invited.invitation.address), by: .sponsor(tenant.contact))
        return (isApproved, link)
    }

    func secondFactorCalls() async throws {
        let (invited, session, _) = try await redeem("factors@fabrikam.example")
        let ana = invited.invitation.guest
        func letter() -> NewLetter { .sample(.secondFactor, to: invited.invitation.address) }
        let app = try await addApp(by: session)
        var now = try await prove(.authenticator(app.factor, step: app.step + 1), by: app.session).session
        #expect(try await prove(nil, by: now).outcome == .wrong)
        now = try await prove(recovery(app.codes[0].id), by: now).session
        #expect(
            try await factors.renewRecoveryCodes(
                app.codes.map { .init(id: MigratedDatabase.newID(), code: $0.code) }, by: now, letter: letter()))
        let passkey = try await addPasskey(by: now, [9], signCount: 0)
        #expect(try await factors.passkey([9], of: id)?.factor == passkey.factor)
        let begun = try await signIn(by: passkey.factor, "challenge")
        #expect(begun.outcome == .signedIn(ana))
        #expect(try await ask(by: begun.session, invited))
        let link = try await approve(ana, after: 1, invited).1
        #expect(try await resets.dueAt(link) != nil)
        #expect(try await resets.stop(link))
        #expect(try await approve(ana, after: 0, invited).0)
        #expect(try await factors.remove(passkey.factor, of: ana, tenant: id, by: .other(.system), letter: letter()))
        #expect(try await factors.held(by: ana, of: id).factors.count == 1)
        #expect(try await carryOut(ana, invited))
    }

    func carryOut(_ guest: Guest.ID, _ invited: Invited) async throws -> Bool {
        try await resets.carryOut(guest, of: id, letter: .sample(.secondFactor, to: invited.invitation.address))
    }
}
