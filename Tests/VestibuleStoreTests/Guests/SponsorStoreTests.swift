import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A guest's sponsors") struct SponsorStoreTests {
    private func refusal(_ body: () async throws -> Void) async throws -> GuestChangeRefusal? {
        do {
            try await body()
            return nil
        } catch let refusal as GuestChangeRefusal { return refusal }
    }

    @Test("are the tenant's contact until some are added, and then those, the first of whom gets the letters")
    func adding() async throws {
        try await withHouse { house in
            let (guests, invited) = (house.db.guests, try await house.invite())
            let guest = invited.invitation.guest
            func sponsors() async throws -> [String]? {
                try await guests.sponsors(of: guest, tenant: house.id)?.map(\.address.text)
            }
            #expect(try await sponsors() == ["it@contoso.example"])
            let boss = Sponsor(try EmailAddress("boss@contoso.example"), of: house.id)
            try await guests.add(.address(boss.address), to: guest, of: house.id, by: .system)
            try await guests.add(.address(try EmailAddress("aide@contoso.example")), to: guest, of: house.id, by: .system)
            #expect(try await sponsors() == ["boss@contoso.example", "aide@contoso.example"])
            let read = try await house.db.invitations.invitation(invited.invitation.id, of: house.id)
            #expect(read?.sponsor.text == "boss@contoso.example")
            #expect(
                try await refusal {
                    try await guests.add(
                        .address(try EmailAddress("BOSS@contoso.example")), to: guest, of: house.id, by: .system)
                } == .sponsorAlreadyThere)

            // By the id that a list showed: of another guest, or the contact's own.
            let other = try await house.invite("bo@fabrikam.example").invitation.guest
            try await guests.add(.id(boss.id), to: other, of: house.id, by: .system)
            #expect(try await guests.sponsors(of: other, tenant: house.id) == [boss])
            #expect(
                try await refusal { try await guests.add(.id(MigratedDatabase.newID()), to: guest, of: house.id, by: .system) }
                    == .noSuchSponsor)

            #expect(try await guests.remove(boss.id, from: guest, of: house.id, by: .system))
            #expect(try await guests.remove(boss.id, from: guest, of: house.id, by: .system) == false)
            #expect(try await sponsors() == ["aide@contoso.example"])
            let events = try await house.events()
            #expect(events.filter { $0 == "sponsorAdded" }.count == 3 && events.filter { $0 == "sponsorRemoved" }.count == 1)
        }
    }

    @Test("are five at most, however many are added at once")
    func most() async throws {
        try await withHouse { house in
            let guest = try await house.invite().invitation.guest
            let refused = try await withThrowingTaskGroup(of: GuestChangeRefusal?.self) { group in
                for number in 1...12 {
                    group.addTask {
                        try await refusal {
                            try await house.db.guests.add(
                                .address(try EmailAddress("s\(number)@contoso.example")), to: guest, of: house.id, by: .system)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(refused.filter { $0 == nil }.count == Sponsor.most)
            #expect(refused.filter { $0 == .tooManySponsors }.count == 12 - Sponsor.most)
        }
    }

    @Test("are five at most for who waits while the fifth is added, too")
    func lastPlace() async throws {
        try await withHouse { house in
            let guest = try await house.invite().invitation.guest
            for number in 1...4 {
                let address = try EmailAddress("s\(number)@contoso.example")
                try await house.db.guests.add(.address(address), to: guest, of: house.id, by: .system)
            }
            let adding = try await house.db.owner.transaction { earlier in
                _ = try await earlier.pipeline([
                    "select guest_id from guests for no key update",
                    """
                    insert into guest_sponsors (tenant_id, guest_id, sponsor_id, address)
                    values (\(house.id), \(guest), gen_random_uuid(), 'fifth@contoso.example')
                    """,
                ])
                let adding = Task {
                    try await refusal {
                        try await house.db.guests.add(
                            .address(try EmailAddress("sixth@contoso.example")), to: guest, of: house.id, by: .system)
                    }
                }
                try await Task.sleep(for: .milliseconds(300))
                return adding
            }
            #expect(try await adding.value == .tooManySponsors)
            #expect(try await house.db.count("guest_sponsors") == 5)
        }
    }

    @Test("of another tenant's guest, or of a deleted one, are none")
    func walls() async throws {
        try await withDatabase { db in
            let (contoso, fabrikam) = (try await House.open(on: db), try await House.open(on: db))
            let guest = try await contoso.invite().invitation.guest
            let boss = Sponsor(try EmailAddress("boss@contoso.example"), of: contoso.id)
            try await db.guests.add(.address(boss.address), to: guest, of: contoso.id, by: .system)
            let foreign = NamedSponsor.address(boss.address)
            #expect(try await db.guests.sponsors(of: guest, tenant: fabrikam.id) == nil)
            #expect(try await refusal { try await db.guests.add(foreign, to: guest, of: fabrikam.id, by: .system) } == .notFound)
            #expect(try await db.guests.remove(boss.id, from: guest, of: fabrikam.id, by: .system) == false)
            // An id tells another tenant nothing.
            let own = try await fabrikam.invite().invitation.guest
            #expect(
                try await refusal { try await db.guests.add(.id(boss.id), to: own, of: fabrikam.id, by: .system) } == .noSuchSponsor
            )
            #expect(try await db.guests.delete(guest, of: contoso.id, by: .system))
            #expect(try await db.guests.sponsors(of: guest, tenant: contoso.id) == nil)
            #expect(try await db.guests.remove(boss.id, from: guest, of: contoso.id, by: .system) == false)
        }
    }
}

@Suite("A guest's last sign-in") struct LastSignInTests {
    @Test("is the newest session's proof, and stays known when the session is swept away")
    func kept() async throws {
        try await withHouse { house in
            let db = house.db
            let (invited, _, _) = try await house.redeem()
            let guest = invited.invitation.guest
            let pending = try await house.invite("bo@fabrikam.example").invitation.guest
            func last() async throws -> [Guest.ID: Date] {
                try await db.guests.lastSignIns(of: [guest, pending], tenant: house.id)
            }
            let first = try #require(try await last()[guest])
            #expect(try await last().count == 1)
            try await db.run(
                """
                insert into sessions (tenant_id, session_id, guest_id, digest, methods, proved_at, expires_at)
                select tenant_id, gen_random_uuid(), guest_id, digest, methods, proved_at - interval '40 days',
                       expires_at - interval '40 days' from sessions
                """)
            _ = try await db.outbox.sweep(thoroughly: false)
            #expect(try await db.count("sessions") == 1)
            #expect(try await db.count("last_sign_ins") == 1)
            #expect(try await last()[guest] == first)
            try await db.run("update sessions set expires_at = now() - interval '8 days'")
            _ = try await db.outbox.sweep(thoroughly: false)
            #expect(try await db.count("sessions") == 0)
            #expect(try await last()[guest] == first)
            #expect(try await db.guests.lastSignIns(of: [guest], tenant: MigratedDatabase.newID()).isEmpty)
        }
    }
}
