import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A wish to come by code again") struct PasscodeAllowedTests {
    @Test("reaches the sponsor of a guest who has an account, once while it is open, and nobody for anybody else")
    func wishes() async throws {
        try await withHouse { house in
            _ = try await house.guestWithAccount()
            _ = try await house.redeem("eva@independent.example")
            for address in ["eva@independent.example", "nobody@fabrikam.example"] {
                #expect(try await house.wish(address) == .noted)
            }
            #expect(try await house.wish("ana@fabrikam.example", isAllowed: false) == .noted)
            #expect(try await house.db.count("letters", where: "kind = 'passcodeWished'") == 0)
            for _ in 0..<2 { #expect(try await house.wish("ana@fabrikam.example") == .noted) }
            #expect(try await house.db.count("letters", where: "kind = 'passcodeWished' and recipient = 'it@contoso.example'") == 1)
            #expect(try await house.events().filter { $0 == "passcodeWished" }.count == 1)
            try await house.db.run("update sponsor_actions set expires_at = now() where tenant_id = \(house.id)")
            #expect(try await house.wish("ana@fabrikam.example") == .noted)
            #expect(try await house.db.count("letters", where: "kind = 'passcodeWished'") == 2)
            #expect(try await house.db.count("sponsor_actions") == 1)
        }
    }

    @Test("is one of what a network may ask for in an hour, and is decided on the settings of now")
    func limits() async throws {
        try await withHouse { house in
            var house = house
            house.limits.sendsPerNetworkHour = 2
            for _ in 0..<2 { #expect(try await house.wish("nobody@fabrikam.example") == .noted) }
            guard case .tooManyFromNetwork(let until) = try await house.wish("nobody@fabrikam.example") else {
                throw Unexpected(what: "a third wish")
            }
            #expect(abs(until.timeIntervalSinceNow - 3600) < 60)
            var old = try await house.settings()
            old.revision -= 1
            #expect(try await house.wish("nobody@fabrikam.example", in: old) == .settingsChanged)
        }
    }

    @Test("granted takes the account off, ends every session, tells the guest, and is done once")
    func granted() async throws {
        try await withHouse { house in
            let (invited, session) = try await house.guestWithAccount()
            let (guest, address) = (invited.invitation.guest, invited.invitation.address)
            #expect(try await house.allow(guest, by: .sponsor(house.tenant.contact)))
            #expect(try await house.db.sessions.session(session) == nil)
            #expect(try await house.db.guests.guest(guest, of: house.id)?.door == .passcode)
            #expect(try await house.db.guests.routesTaken(by: [guest], of: house.id).isEmpty)
            #expect(try await house.db.count("letters", where: "kind = 'passcodeAllowed' and recipient = '\(address)'") == 1)
            #expect(try await !house.allow(guest, by: .system))
            #expect(try await house.events().filter { $0 == "passcodeAllowed" }.count == 1)
            #expect(try await house.signIn(ProvidedSubject.ana, by: try await house.leaveToSignIn()) == .noGuest)
            try await house.passTime()
            _ = try await house.strangerSignsIn(address.text)
            #expect(try await house.db.count("letters", where: "kind = 'passcode' and recipient = '\(address)'") == 1)
        }
    }

    @Test("granted while the account signs in leaves no session behind")
    func race() async throws {
        try await withHouse(connections: 8) { house in
            let (invited, _) = try await house.guestWithAccount()
            let left = try await house.leaveToSignIn()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<16 {
                    group.addTask {
                        if number == 8 { _ = try await house.allow(invited.invitation.guest, by: .system) }
                        _ = try await house.signIn(ProvidedSubject.ana, by: left)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await house.db.count("sessions", where: "ended_at is null") == 0)
        }
    }
}

extension House {
    func guestWithAccount() async throws -> (Invited, session: Credential) {
        let invited = try await invite()
        let left = try await leave(invited)
        _ = try await bind(ProvidedSubject.ana, to: left)
        let session = newSession()
        _ = try await accept(left, session: session)
        return (invited, session)
    }

    func wish(_ address: String, isAllowed: Bool = true, in given: Tenant? = nil) async throws -> PasscodeWishOutcome {
        let wish = PasscodeWish(
            action: MigratedDatabase.newID(), digest: TokenDigest(of: "wish"), address: try EmailAddress(address),
            isAllowed: isAllowed,
            letter: .sample(.passcodeWished, to: tenant.contact), network: "203.0.113.7")
        let tenant = if let given { given } else { try await settings() }
        return try await healings.note(wish, in: tenant, limits: limits)
    }

    func allow(_ guest: Guest.ID, by actor: Actor) async throws -> Bool {
        let address = try #require(try await db.guests.guest(guest, of: id)).address
        return try await healings.allowPasscode(guest, of: id, letter: .sample(.passcodeAllowed, to: address), by: actor)
    }
}
