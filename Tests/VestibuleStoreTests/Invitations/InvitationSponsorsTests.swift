import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Sponsors that come with an invitation") struct InvitationSponsorsTests {
    private func invite(
        _ house: House, _ sponsors: [NamedSponsor], to address: String = "ana@fabrikam.example", key: String? = nil
    ) async throws -> CreateInvitationOutcome {
        var permitted = try PermittedInvitation.sample(to: address)
        permitted.sponsors = sponsors
        let (new, _) = house.newInvitation(permitted, key: key)
        return try await house.db.invitations.create(new, in: try await house.settings())
    }

    private func invited(_ house: House, _ sponsors: [NamedSponsor], to address: String) async throws -> Guest.ID {
        guard case .created(let made) = try await invite(house, sponsors, to: address) else {
            throw Unexpected(what: "not invited")
        }
        return made.guest
    }

    private func address(_ name: String) throws -> NamedSponsor { .address(try EmailAddress("\(name)@contoso.example")) }

    @Test("are the guest's at once and in their order, each with its event, in the one round trip of any invitation")
    func given() async throws {
        try await withHouse { house in
            func sponsors(_ guest: Guest.ID) async throws -> [String]? {
                try await house.db.guests.sponsors(of: guest, tenant: house.id)?.map(\.address.text)
            }
            let boss = Sponsor(try EmailAddress("boss@contoso.example"), of: house.id)
            let wanted = [try address("zoe"), .address(boss.address), try address("ZOE")]
            var permitted = try PermittedInvitation.sample()
            permitted.sponsors = wanted
            let ((new, _), settings) = (house.newInvitation(permitted), try await house.settings())
            let (first, trips) = try await house.db.counted { try await house.db.invitations.create(new, in: settings) }
            guard case .created(let ana) = first else { throw Unexpected(what: "\(first)") }
            #expect(trips == 1)
            #expect(try await sponsors(ana.guest) == ["zoe@contoso.example", "boss@contoso.example"])
            // By the id that a list showed, and by the same mailbox beside it.
            let bo = try await invited(house, [.id(boss.id), .address(boss.address)], to: "bo@fabrikam.example")
            #expect(try await sponsors(bo) == ["boss@contoso.example"])
            // Invited once more: added, nobody taken away.
            #expect(try await invited(house, [try address("aide"), .id(boss.id)], to: "bo@fabrikam.example") == bo)
            #expect(try await sponsors(bo) == ["boss@contoso.example", "aide@contoso.example"])
            let events = try await house.db.audit.list(of: house.id, before: nil, limit: 50).filter {
                $0.activity == "sponsorAdded"
            }
            #expect(events.count == 4)
            #expect(
                events.filter { $0.target == ana.guest.description && $0.details?.contains(boss.id.description) == true }.count == 1
            )
        }
    }

    @Test("that are unknown here, or too many with those the guest has, stop the whole invitation")
    func refused() async throws {
        try await withHouse { house in
            guard case .noSuchSponsor = try await invite(house, [try address("boss"), .id(MigratedDatabase.newID())]) else {
                throw Unexpected(what: "an unknown id passed")
            }
            for table in ["guests", "invitations", "guest_sponsors"] { #expect(try await house.db.count(table) == 0, "\(table)") }
            _ = try await invited(house, try ["a", "b", "c"].map(address), to: "ana@fabrikam.example")
            guard case .tooManySponsors = try await invite(house, try ["c", "d", "e", "f"].map(address)) else {
                throw Unexpected(what: "six passed")
            }
            #expect(try await house.db.count("invitations") == 1)
            #expect(try await house.db.count("guest_sponsors") == 3)
            guard case .created = try await invite(house, try ["c", "d", "e"].map(address)) else {
                throw Unexpected(what: "five did not")
            }
        }
    }

    @Test("of another tenant are unknown here by their ids")
    func walls() async throws {
        try await withHouse { house in
            let boss = Sponsor(try EmailAddress("boss@contoso.example"), of: house.id)
            _ = try await invited(house, [.address(boss.address)], to: "ana@fabrikam.example")
            let other = Sponsor(boss.address, of: MigratedDatabase.newID())
            guard case .noSuchSponsor = try await invite(house, [.id(other.id)]) else {
                throw Unexpected(what: "a foreign id passed")
            }
        }
    }

    @Test("go over with those there were to the guest who comes in another's place")
    func reinvited() async throws {
        try await withHouse { house in
            let ana = try await invited(house, try ["a", "b"].map(address), to: "ana@fabrikam.example")
            var permitted = try PermittedInvitation.sample(to: "ana@fabrikam.example")
            permitted.sponsors = try ["b", "c"].map(address)
            var (new, _) = house.newInvitation(permitted)
            new.replaced = .init(guest: ana, keepsAccess: false, record: MigratedDatabase.newID())
            guard case .created(let made) = try await house.db.invitations.create(new, in: try await house.settings()) else {
                throw Unexpected(what: "not invited anew")
            }
            #expect(made.guest != ana)
            let sponsors = try await house.db.guests.sponsors(of: made.guest, tenant: house.id)
            #expect(Set(sponsors?.map(\.address.text) ?? []) == ["a@contoso.example", "b@contoso.example", "c@contoso.example"])
        }
    }
}
