import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A sponsor who goes") struct SponsorChangeTests {
    private func address(_ name: String) throws -> EmailAddress { try EmailAddress("\(name)@contoso.example") }

    private func sponsors(_ house: House, _ guest: Guest.ID) async throws -> [String] {
        try await house.db.guests.sponsors(of: guest, tenant: house.id)?.map(\.address.text) ?? []
    }

    private func guest(_ house: House, _ name: String, _ sponsors: [String]) async throws -> House.Invited {
        let invited = try await house.invite("\(name)@fabrikam.example")
        for sponsor in sponsors {
            try await house.db.guests.add(.address(try address(sponsor)), to: invited.invitation.guest, of: house.id, by: .system)
        }
        return invited
    }

    @Test("passes guests on piece by piece, in the old one's place, and what was asked of the old one by letter is void")
    func replaced() async throws {
        try await withHouse { house in
            let (boss, next) = (try address("boss"), try address("next"))
            let store = house.sponsorChanges
            let ana = try await guest(house, "ana", ["boss", "aide"])
            let bo = try await guest(house, "bo", ["next", "boss"])
            let cy = try await guest(house, "cy", ["boss"])
            let other = try await guest(house, "other", ["aide"])
            let (action, link) = house.newAction(.approveLink, ana)
            _ = try await house.db.redemptions.requestNewLink(
                ana.invitation.id, of: house.id, action: action, letter: .sample(.linkRequested, to: boss))
            #expect(try await house.db.redemptions.sponsorAction(link)?.isOpen == true)

            #expect(try await store.passGuests(from: boss, to: next, of: house.id, atMost: 2, by: .system) == 2)
            #expect(try await house.db.count("guest_sponsors", where: "address = 'boss@contoso.example'") == 1)
            let done = try await ReplaceSponsor(sponsors: store)(boss, by: next, of: house.tenant, doneBy: .system)
            #expect(done.guests == 1 && !done.isUnfinished)
            #expect(try await sponsors(house, ana.invitation.guest) == ["next@contoso.example", "aide@contoso.example"])
            #expect(try await sponsors(house, bo.invitation.guest) == ["next@contoso.example"])
            #expect(try await sponsors(house, cy.invitation.guest) == ["next@contoso.example"])
            #expect(try await sponsors(house, other.invitation.guest) == ["aide@contoso.example"])
            #expect(try await house.db.redemptions.sponsorAction(link)?.isOpen == false)
            #expect(try await house.events().filter { $0 == "sponsorReplaced" }.count == 2)
            #expect(try await ReplaceSponsor(sponsors: store)(boss, by: next, of: house.tenant, doneBy: .system).guests == 0)
            #expect(try await house.events().filter { $0 == "sponsorReplaced" }.count == 2)
        }
    }

    @Test("or is only taken from the guest leaves its open links behind closed, and they open again when it answers again")
    func takenAway() async throws {
        try await withHouse { house in
            let boss = try address("boss")
            let ana = try await guest(house, "ana", ["boss", "aide"])
            let (action, link) = house.newAction(.approveLink, ana)
            #expect(
                try await house.db.redemptions.requestNewLink(
                    ana.invitation.id, of: house.id, action: action, letter: .sample(.linkRequested, to: boss)))
            let guest = ana.invitation.guest
            for (change, isOpen) in [("", true), ("remove", false), ("add", true)] {
                switch change {
                case "remove":
                    #expect(
                        try await house.db.guests.remove(Sponsor.id(of: boss, in: house.id), from: guest, of: house.id, by: .system)
                    )
                case "add": try await house.db.guests.add(.address(boss), to: guest, of: house.id, by: .system)
                default: break
                }
                let kept = try await house.db.redemptions.sponsorAction(link)
                #expect(kept?.isOpen == isOpen && kept?.recipient == boss, "\(change)")
            }
        }
    }

    @Test("takes along the links in its own letters, and nobody else's: neither the first sponsor's nor the contact's")
    func ownLinks() async throws {
        try await withHouse { house in
            let (boss, aide, next) = (try address("boss"), try address("aide"), try address("next"))
            let ana = try await guest(house, "ana", ["boss", "aide"])
            let bo = try await house.invite("bo@fabrikam.example")
            func ask(_ invited: House.Invited, by sponsor: EmailAddress) async throws -> Credential {
                let (action, link) = house.newAction(.approveLink, invited)
                #expect(
                    try await house.db.redemptions.requestNewLink(
                        invited.invitation.id, of: house.id, action: action, letter: .sample(.linkRequested, to: sponsor)))
                return link
            }
            func isOpen(_ link: Credential) async throws -> Bool? { try await house.db.redemptions.sponsorAction(link)?.isOpen }
            try await house.db.run("update applications set contact = 'projects@contoso.example'")
            let (first, contacts) = (try await ask(ana, by: boss), try await ask(bo, by: try address("Projects")))
            let replace = ReplaceSponsor(sponsors: house.sponsorChanges)
            #expect(try await replace(aide, by: next, of: house.tenant, doneBy: .system).guests == 1)
            #expect(try await isOpen(first) == true)
            #expect(try await isOpen(contacts) == true)
            // Nobody had added it as a sponsor: it was asked as the application's contact.
            #expect(try await replace(try address("projects"), by: next, of: house.tenant, doneBy: .system).applications == 1)
            #expect(try await isOpen(contacts) == false)
            #expect(try await isOpen(first) == true)
            // Of links that a program before wrote, nobody knows whose they are.
            try await house.db.run("update sponsor_actions set recipient = null")
            #expect(try await replace(next, by: aide, of: house.tenant, doneBy: .system).guests == 1)
            #expect(try await isOpen(first) == false)
        }
    }

    @Test("without another leaves guests to their other sponsors and the contact; the tenant's contact cannot go so")
    func left() async throws {
        try await withHouse { house in
            let replace = ReplaceSponsor(sponsors: house.sponsorChanges)
            let ana = try await guest(house, "ana", ["boss", "aide"]).invitation.guest
            let bo = try await guest(house, "bo", ["boss"]).invitation.guest
            #expect(try await replace(try address("boss"), by: nil, of: house.tenant, doneBy: .system).guests == 2)
            #expect(try await sponsors(house, ana) == ["aide@contoso.example"])
            #expect(try await sponsors(house, bo) == ["it@contoso.example"])
            #expect(try await house.db.count("guest_sponsors") == 1)
            await #expect(throws: SponsorChangeRefusal.tenantsContact) {
                _ = try await replace(try address("it"), by: try address("next"), of: house.tenant, doneBy: .system)
            }
            await #expect(throws: SponsorChangeRefusal.same) {
                _ = try await replace(try address("boss"), by: try address("BOSS"), of: house.tenant, doneBy: .system)
            }
        }
    }

    @Test("hands on the applications whose contact it was, and open requests are told of anew; another tenant's stay")
    func applications() async throws {
        try await withDatabase { db in
            let contoso = try await House.open(on: db)
            let fabrikam = try await House.open(on: db, try .sample(name: "Fabrikam"))
            for house in [contoso, fabrikam] {
                try await house.takeRequests()
                try await db.run(
                    "update applications set contact = 'Boss@contoso.example' where tenant_id = \(house.id)")
                _ = try await house.prove(try await house.askForAccess("dora@fabrikam.example"))
                _ = try await guest(house, "ana", ["boss"])
            }
            #expect(try await db.count("access_requests", where: "told_at is not null") == 2)
            let done = try await ReplaceSponsor(sponsors: contoso.sponsorChanges)(
                try address("boss"), by: try address("next"), of: contoso.tenant, doneBy: .system)
            #expect(done.applications == 1 && done.guests == 1)
            let request = try #require(try await contoso.requests.list(of: contoso.id, state: .open, after: nil, limit: 1).first)
            #expect(request.toldAt == nil && request.sponsor.text == "next@contoso.example")
            #expect(try await db.count("sponsor_actions", where: "used_at is null") == 2)
            #expect(try await db.count("applications", where: "contact = 'Boss@contoso.example'") == 1)
            #expect(try await db.count("guest_sponsors", where: "address = 'boss@contoso.example'") == 1)
        }
    }

    @Test("is followed by one who is told of the guests whose access ends, though the first was")
    func warned() async throws {
        try await withHouse { house in
            let ana = try await house.redeem().0.invitation.guest
            let (boss, next) = (try address("boss"), try address("next"))
            try await house.db.guests.add(.address(boss), to: ana, of: house.id, by: .system)
            try await house.end(ana, in: "2 days")
            let (told, link) = house.notice(try #require(try await house.renewals.due(limit: 10).first))
            #expect(try await house.renewals.write(told))
            #expect(try await house.renewals.due(limit: 10).isEmpty)
            #expect(try await house.sponsorChanges.passGuests(from: boss, to: next, of: house.id, atMost: 5, by: .system) == 1)
            let group = try #require(try await house.renewals.due(limit: 10).first)
            #expect(group.sponsor == next)
            #expect(try await house.renewals.renew(ana, byDays: 5, through: link) == .over)
            let (again, newer) = house.notice(group)
            #expect(try await house.renewals.write(again))
            #expect(try await house.renewals.due(limit: 10).isEmpty)
            #expect(try await house.renewals.renew(ana, byDays: 5, through: newer) == .done)
        }
    }
}

extension House {
    var sponsorChanges: PostgresSponsorChangeStore { PostgresSponsorChangeStore(db.database, surroundings: db.surroundings) }
    var reports: PostgresLifecycleReportStore { PostgresLifecycleReportStore(db.database) }
}
