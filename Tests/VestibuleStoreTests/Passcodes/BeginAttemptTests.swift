import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Asking for a code") struct BeginAttemptTests {
    @Test(
        "for an invitation that lets nobody in is refused with why, and sends nothing",
        arguments: [Invitation.Standing.redeemed, .revoked, .frozen, .superseded, .expired])
    func refused(_ standing: Invitation.Standing) async throws {
        try await withHouse { house in
            let invited = try await ChangeInvitationTests.invitation(standing, in: house)
            let letters = try await house.db.count("letters")
            let events = try await house.db.count("audit_events")
            let attempts = try await house.db.count("attempts")
            #expect(try await house.begin(invited).outcome == .refused(standing))
            #expect(try await house.db.count("letters") == letters)
            #expect(try await house.db.count("attempts") == attempts)
            #expect(try await house.db.count("audit_events") == events)
        }
    }

    @Test("on settings that no longer stand, or of a suspended tenant, does nothing")
    func settingsChanged() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let stale = try await house.settings()
            try await house.db.tenants.change(house.id, .status(.suspended), by: .system)
            #expect(try await house.begin(invited, settings: stale).outcome == .settingsChanged)
            #expect(try await house.begin(invited).outcome == .settingsChanged)
            #expect(try await house.db.count("attempts") == 0)
        }
    }

    @Test("twice within half a minute begins a second attempt without a code, and says when")
    func halfAMinute() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            #expect(try await house.begin(invited).outcome == .begun(codeWaitsUntil: nil))
            let second = try await house.begin(invited)
            guard case .begun(let until?) = second.outcome else { throw Unexpected(what: "\(second.outcome)") }
            #expect(abs(until.timeIntervalSinceNow - 30) < 5)
            #expect(try await house.db.count("letters", where: "kind = 'passcode'") == 1)
            #expect(try await house.check(second) == .noCode)
            let look = try #require(try await house.db.attempts.attempt(second.credential, limits: house.limits))
            #expect(look.code == nil)
            #expect(look.nextSendAt != nil)
            try await house.passTime()
            #expect(try await house.send(second) == .sent)
            #expect(try await house.check(second) == .proved)
        }
    }

    @Test("an eleventh time in an hour has to wait for the hour, a thirty-first in a day for the day")
    func windows() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let attempting = try await house.begin(invited)
            for hour in 0..<3 {
                for _ in (hour == 0 ? 1 : 0)..<10 {
                    try await house.passTime()
                    #expect(try await house.send(attempting) == .sent)
                }
                try await house.passTime()
                guard case .tooEarly(let until) = try await house.send(attempting) else {
                    throw Unexpected(what: "an eleventh code in an hour")
                }
                #expect(until.timeIntervalSinceNow > 3000)
                try await house.passTime("1 hour")
            }
            guard case .tooEarly(let until) = try await house.send(attempting) else {
                throw Unexpected(what: "a thirty-first code in a day")
            }
            #expect(until.timeIntervalSinceNow > 70_000)
            try await house.passTime("1 day")
            #expect(try await house.send(attempting) == .sent)
            #expect(try await house.db.count("passcode_counts", where: "sent_in_day = 1 and sent_in_hour = 1") == 1)
        }
    }

    @Test("fifty times at once sends one code")
    func atOnce() async throws {
        try await withHouse(connections: 12) { house in
            let invited = try await house.invite()
            let settings = try await house.settings()
            let outcomes = try await withThrowingTaskGroup(of: BeginAttemptOutcome.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        try await house.begin(invited, from: "203.0.113.\(number)", settings: settings).outcome
                    }
                }
                return try await group.reduce(into: [BeginAttemptOutcome]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .begun(codeWaitsUntil: nil) }.count == 1)
            #expect(outcomes.count == 50)
            #expect(try await house.db.count("letters", where: "kind = 'passcode'") == 1)
            #expect(try await house.db.count("audit_events", where: "activity = 'passcodeSent'") == 1)
        }
    }

    @Test("fifty times at once sends fifty where no pause is set, whoever waited for whom")
    func noPause() async throws {
        try await withHouse(connections: 12) { house in
            var house = house
            house.limits.secondsBetweenSends = 0
            house.limits.sendsPerHour = 100
            house.limits.sendsPerDay = 100
            let invited = try await house.invite()
            let settings = try await house.settings()
            let asking = house
            let outcomes = try await withThrowingTaskGroup(of: BeginAttemptOutcome.self) { group in
                for _ in 0..<50 { group.addTask { try await asking.begin(invited, settings: settings).outcome } }
                return try await group.reduce(into: [BeginAttemptOutcome]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .begun(codeWaitsUntil: nil) }.count == 50)
        }
    }

    @Test("from one network for many guests has a limit, also by pressing send again")
    func network() async throws {
        try await withHouse { house in
            var house = house
            house.limits.sendsPerNetworkHour = 3
            var last = try await house.begin(try await house.invite("z@fabrikam.example"), from: "192.0.2.1")
            for name in ["a", "b", "c"] {
                let invited = try await house.invite("\(name)@fabrikam.example")
                last = try await house.begin(invited)
                #expect(last.outcome == .begun(codeWaitsUntil: nil))
            }
            let fourth = try await house.invite("d@fabrikam.example")
            let limited = try await house.begin(fourth)
            guard case .tooManyFromNetwork(let until) = limited.outcome else { throw Unexpected(what: "\(limited.outcome)") }
            #expect(until.timeIntervalSinceNow > 3000)
            #expect(try await house.db.count("attempts") == 4)
            guard case .tooEarly(let next) = try await house.send(last) else {
                throw Unexpected(what: "the page's button went around the network's limit")
            }
            #expect(next.timeIntervalSinceNow > 3000)
            #expect(try await house.db.count("letters", where: "kind = 'passcode'") == 4)
            #expect(try await house.begin(fourth, from: "198.51.100.1").outcome == .begun(codeWaitsUntil: nil))
            try await house.passTime("1 hour")
            #expect(try await house.send(last) == .sent)
        }
    }

    @Test("as a stranger does not make the guest's own browser wait")
    func buckets() async throws {
        try await withHouse { house in
            let (invited, _, _) = try await house.redeem()
            let guest = invited.invitation.guest
            try await house.passTime()
            let stranger = try await house.beginSignIn(invited.invitation.address, guest: guest)
            #expect(stranger.outcome == .begun(codeWaitsUntil: nil))
            let known = try await house.beginSignIn(invited.invitation.address, guest: guest, bucket: "known")
            #expect(known.outcome == .begun(codeWaitsUntil: nil))
            for _ in 0..<5 { _ = try await house.check(stranger, NewCode.wrong) }
            #expect(try await house.check(stranger) == .usedUp)
            let session = house.newSession()
            #expect(try await house.check(known, session: session) == .proved)
            #expect(try await house.db.sessions.session(session) != nil)
        }
    }

    @Test("for an address that is nobody's looks the same and sends no letter")
    func stranger() async throws {
        try await withHouse { house in
            let nobody = try await house.beginSignIn(try EmailAddress("nobody@fabrikam.example"), guest: nil)
            #expect(nobody.outcome == .begun(codeWaitsUntil: nil))
            let look = try #require(try await house.db.attempts.attempt(nobody.credential, limits: house.limits))
            #expect(look.code?.referenceWord == "heron")
            #expect(try await house.db.count("letters") == 0)
            #expect(try await house.db.count("audit_events", where: "activity = 'passcodeSent'") == 0)
            #expect(try await house.check(nobody) == .wrong(triesLeft: 4))
        }
    }
}
