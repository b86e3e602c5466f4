import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("The route of an address") struct RouteKeptTests {
    @Test("is kept on the invitation as it was foretold, and on both as it was decided at the door")
    func kept() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            #expect(invited.invitation.forecast == .sample(.passcode))
            let before = try #require(try await house.invitation(invited))
            #expect(before.forecast == .sample(.passcode) && before.taken == nil)
            let left = try await house.leave(invited)
            _ = try await house.bind(ProvidedSubject.ana, to: left)
            _ = try await house.accept(left)
            let after = try #require(try await house.invitation(invited))
            #expect(after.forecast == .sample(.passcode) && after.taken == .sample(.azureAD))
            let guest = invited.invitation.guest
            #expect(try await house.db.guests.routesTaken(by: [guest], of: house.id) == [guest: .sample(.azureAD)])
        }
    }

    @Test("is not foretold of a guest who is in already, and what a redemption by code decides takes the place of what was before")
    func guestWhoIsIn() async throws {
        try await withHouse { house in
            let (first, _, _) = try await house.redeem()
            let second = try await house.invite()
            #expect(second.invitation.forecast == nil && second.invitation.guestState == .accepted)
            #expect(try await house.invitation(second)?.forecast == nil)
            let guest = first.invitation.guest
            #expect(try await house.db.guests.routesTaken(by: [guest], of: house.id) == [guest: .sample(.passcode)])
            _ = try await house.db.guests.delete(guest, of: house.id, by: .system)
            #expect(try await house.db.guests.routesTaken(by: [guest], of: house.id).isEmpty)
        }
    }

    @Test("in another program's shape is as good as none")
    func foreign() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            try await house.db.run("update invitations set route_forecast = '{\"v\": 9}' where tenant_id = \(house.id)")
            #expect(try await house.invitation(invited)?.forecast == nil)
        }
    }
}

extension House {
    func invitation(_ invited: Invited) async throws -> Invitation? {
        try await db.invitations.invitation(invited.invitation.id, of: id)
    }
}
