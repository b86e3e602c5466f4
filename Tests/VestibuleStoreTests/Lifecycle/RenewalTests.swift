import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A sponsor's renewal") struct RenewalTests {
    private func store(_ house: House) -> PostgresRenewalStore { house.renewals }

    private func notice(_ group: EndingGuests, _ house: House) -> (new: NewRenewalNotice, link: Credential) { house.notice(group) }

    private func guest(_ house: House, _ name: String, endsIn interval: String, sponsor: String? = "boss") async throws -> Guest.ID
    {
        let guest = try await house.redeem("\(name)@fabrikam.example").0.invitation.guest
        if let sponsor {
            try await house.db.guests.add(
                .address(try EmailAddress("\(sponsor)@contoso.example")), to: guest, of: house.id, by: .system)
        }
        try await house.end(guest, in: interval)
        return guest
    }

    /// The link of a letter that is due about the guest.
    private func told(_ house: House, _ guest: Guest.ID) async throws -> Credential {
        let due = try await store(house).due(limit: 100)
        let group = try #require(due.first { $0.guests.contains { $0.id == guest } })
        let (new, link) = notice(group, house)
        #expect(try await store(house).write(new))
        return link
    }

    @Test("is asked for fourteen and three days before the end, in one letter a day for all guests of a sponsor, by one replica")
    func warnings() async throws {
        try await withHouse { house in
            let renewals = store(house)
            let ana = try await guest(house, "ana", endsIn: "13 days")
            let bo = try await guest(house, "bo", endsIn: "2 days")
            let cy = try await guest(house, "cy", endsIn: "5 days", sponsor: nil)
            _ = try await guest(house, "far", endsIn: "15 days")
            _ = try await guest(house, "late", endsIn: "-1 minutes")
            let off = try await guest(house, "off", endsIn: "2 days")
            var block = GuestChange()
            block.isEnabled = false
            _ = try await house.db.guests.change(off, of: house.id, block, ifOneOf: nil, by: .system)
            let due = try await renewals.due(limit: 100)
            #expect(due.map(\.sponsor.text) == ["boss@contoso.example", "it@contoso.example"])
            #expect(due.first?.guests.map(\.id) == [bo, ana] && due.first?.guests.map(\.step) == [3, 14])
            #expect(due.last?.guests.map(\.id) == [cy])
            let (first, second) = (notice(due[0], house).new, notice(due[0], house).new)
            async let one = renewals.write(first)
            async let other = renewals.write(second)
            let written = try await [one, other]
            #expect(written.filter { $0 }.count == 1)
            #expect(try await house.db.count("letters", where: "kind = 'accessEnding'") == 1)
            #expect(try await house.events().filter { $0 == "renewalAsked" }.count == 1)
            #expect(try await renewals.due(limit: 100).map(\.sponsor.text) == ["it@contoso.example"])
            // The next warning comes with the next letter, a day later; the same one never again.
            try await house.end(ana, in: "3 days")
            #expect(try await renewals.due(limit: 100).count == 1)
            try await house.db.run("update sponsor_digests set told_at = told_at - interval '20 hours'")
            let next = try await renewals.due(limit: 100).first
            #expect(next?.sponsor.text == "boss@contoso.example" && next?.guests.map(\.id) == [ana])
        }
    }

    @Test("is looked for by an index on the end, however many guests there are")
    func plan() async throws {
        try await withHouse { house in
            try await house.db.run(
                """
                insert into guests (tenant_id, guest_id, address, mailbox, display_name, state, access_ends_at)
                select \(house.id), gen_random_uuid(), n || '@x.example', n || '@x.example', 'Guest', 'Accepted',
                       case when n % 10 = 0 then now() + make_interval(days => n) end
                  from generate_series(1, 20000) n
                """)
            try await house.db.run("analyze guests")
            #expect(try await store(house).due(limit: 100).first?.guests.count == 1)
            let plan = try await house.db.database.acrossTenants("explain \(PostgresRenewalStore.dueNow(limit: 100))")
                .map { try $0.decode("QUERY PLAN", as: String.self) }.joined(separator: "\n")
            #expect(plan.contains("guests_by_end") && !plan.contains("Seq Scan on guests"), "\(plan)")
        }
    }

    @Test("prolongs from the end by one press, once; from the moment of the press when the end is over, without the old sessions")
    func renewing() async throws {
        try await withHouse { house in
            let renewals = store(house)
            let (invited, session, _) = try await house.redeem()
            let ana = invited.invitation.guest
            try await house.end(ana, in: "2 days")
            let link = try await told(house, ana)
            let before = try await renewals.notice(link)
            #expect(before?.isAlive == true && before?.entries.map(\.standing) == [.open(hasEnded: false)])
            #expect(before?.entries.first?.lastSignIn != nil)
            #expect(try await renewals.decline(ana, through: link) == .done)
            #expect(try await renewals.notice(link)?.entries.map(\.standing) == [.declined(hasEnded: false)])
            async let one = renewals.renew(ana, byDays: 90, through: link)
            async let other = renewals.renew(ana, byDays: 90, through: link)
            #expect(try await Set([one, other]) == [.done, .over])
            #expect(try await house.daysLeft(ana) == 92)
            guard case .renewed = try await renewals.notice(link)?.entries.first?.standing else {
                throw Unexpected(what: "not renewed")
            }
            #expect(try await house.db.sessions.session(session) != nil)
            #expect(try await house.events().suffix(2) == ["renewalDeclined", "accessRenewed"])

            // The letter's end is what counts: it came before, and passes.
            try await house.end(ana, in: "-29 days")
            try await house.db.run("update renewal_steps set ends_at = (select access_ends_at from guests)")
            #expect(try await renewals.notice(link)?.entries.map(\.standing) == [.declined(hasEnded: true)])
            #expect(try await renewals.renew(ana, byDays: 10, through: link) == .done)
            #expect(try await house.daysLeft(ana) == 10)
            #expect(try await house.db.sessions.session(session) == nil)
        }
    }

    @Test("is for who answers for the guest, through the link of the letter, and for thirty days after the end")
    func closed() async throws {
        try await withHouse { house in
            let renewals = store(house)
            let ana = try await guest(house, "ana", endsIn: "2 days")
            let link = try await told(house, ana)
            let bo = try await guest(house, "bo", endsIn: "2 days")
            #expect(try await renewals.renew(bo, byDays: 10, through: link) == .over)
            let forged = Credential(
                .renewal, tenant: house.id, row: RenewalNotice.ID(rawValue: link.row), in: house.db.surroundings)
            #expect(try await renewals.notice(forged) == nil)
            #expect(try await renewals.renew(ana, byDays: 10, through: forged) == .over)

            let boss = Sponsor(try EmailAddress("boss@contoso.example"), of: house.id)
            _ = try await house.db.guests.remove(boss.id, from: ana, of: house.id, by: .system)
            #expect(try await renewals.notice(link)?.entries.map(\.standing) == [.closed])
            #expect(try await renewals.renew(ana, byDays: 10, through: link) == .over)
            try await house.db.guests.add(.address(boss.address), to: ana, of: house.id, by: .system)

            try await house.end(ana, in: "-31 days")
            try await house.db.run("update renewal_steps set ends_at = (select access_ends_at from guests where guest_id = \(ana))")
            #expect(try await renewals.notice(link)?.entries.map(\.standing) == [.closed])
            #expect(try await renewals.renew(ana, byDays: 10, through: link) == .over)
            #expect(try await house.events().contains("accessRenewed") == false)
        }
    }

    @Test("is asked for by the guest who comes too late, once a day; and the end itself is written down once, with the sessions")
    func asked() async throws {
        try await withHouse { house in
            let renewals = store(house)
            let ana = try await guest(house, "ana", endsIn: "1 hour")
            #expect(try await renewals.ended(ana, of: house.id) == nil)
            #expect(try await renewals.noteEnds(limit: 10) == 0)
            try await house.end(ana, in: "-1 hour")
            let group = try #require(try await renewals.ended(ana, of: house.id))
            #expect(group.sponsor.text == "boss@contoso.example")
            #expect(try await renewals.write(notice(group, house).new))
            #expect(try await renewals.write(notice(group, house).new) == false)
            try await house.db.run("update renewal_steps set taken_at = taken_at - interval '1 day'")
            #expect(try await renewals.write(notice(group, house).new))
            #expect(try await house.db.count("letters", where: "kind = 'accessEnding'") == 2)

            #expect(try await renewals.noteEnds(limit: 10) == 1)
            #expect(try await renewals.noteEnds(limit: 10) == 0)
            #expect(try await house.db.count("sessions", where: "ended_at is null") == 0)
            #expect(try await house.events().filter { $0 == "accessEnded" }.count == 1)
            try await house.end(ana, in: "-31 days")
            #expect(try await renewals.ended(ana, of: house.id) == nil)
        }
    }
}

extension House {
    var renewals: PostgresRenewalStore { PostgresRenewalStore(db.database, surroundings: db.surroundings) }

    func notice(_ group: EndingGuests) -> (new: NewRenewalNotice, link: Credential) {
        let id: RenewalNotice.ID = MigratedDatabase.newID()
        let link = Credential(.renewal, tenant: group.tenant, row: id, in: db.surroundings)
        return (
            NewRenewalNotice(id: id, digest: link.digest, about: group, letter: .sample(.accessEnding, to: group.sponsor)), link
        )
    }

    /// Each statement of a renewal that names its tenant, once.
    func renewalCalls() async throws {
        let guest = try await redeem("ends@fabrikam.example").0.invitation.guest
        func end(_ date: Date) async throws {
            var change = GuestChange()
            change.accessEnd = .set(date)
            _ = try await db.guests.change(guest, of: id, change, ifOneOf: nil, by: .system)
        }
        let date = Date(timeIntervalSinceNow: 86_400)
        try await end(date)
        let stored = try #require(try await db.guests.accessEnds(of: [guest], tenant: id)[guest])
        let ending = EndingGuest(id: guest, name: "E", address: try EmailAddress("ends@fabrikam.example"), endsAt: stored, step: 3)
        let (told, link) = notice(EndingGuests(tenant: id, sponsor: tenant.contact, guests: [ending]))
        #expect(try await renewals.write(told))
        #expect(try await renewals.notice(link)?.entries.count == 1)
        #expect(try await renewals.decline(guest, through: link) == .done)
        #expect(try await renewals.renew(guest, byDays: 1, through: link) == .done)
        try await end(Date(timeIntervalSinceNow: -60))
        let group = try #require(try await renewals.ended(guest, of: id))
        #expect(try await renewals.write(notice(group).new))
    }
}
