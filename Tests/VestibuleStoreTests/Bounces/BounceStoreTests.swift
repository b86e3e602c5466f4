import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Letters that do not arrive") struct BounceStoreTests {
    private func store(_ house: House) -> PostgresBounceStore { PostgresBounceStore(house.db.outbox) }

    private func notice(_ house: House) throws -> NewLetter { .sample(.letterBounced, to: house.tenant.contact) }

    /// An invitation's letter that went out.
    private func sent(_ house: House, to address: String = "ana@fabrikam.example") async throws -> (House.Invited, Bounce) {
        let invited = try await house.invite(address, sendsLetter: true)
        let leased = try #require(try await house.db.outbox.claim(limit: 8, lease: 60).first)
        try await house.db.outbox.finish(leased, .sent(reply: "250 ok"))
        return (invited, Bounce(letter: leased.stored.id, recipient: leased.stored.recipient, reply: "5.1.1: gone", cameBack: true))
    }

    private func notices(_ house: House) async throws -> [String] {
        try await house.db.run("select recipient from letters where kind = 'letterBounced' order by letter_id")
            .map { try $0.decode("recipient") }
    }

    @Test("show on the letter, the invitation and the guest, once, and the sponsor is told")
    func noted() async throws {
        try await withHouse { house in
            let (invited, bounce) = try await sent(house)
            let guest = invited.invitation.guest
            #expect(try await house.db.guests.lastBounces(of: [guest], tenant: house.id).isEmpty)
            try await house.db.guests.add(.address(try EmailAddress("boss@contoso.example")), to: guest, of: house.id, by: .system)
            #expect(try await store(house).note(bounce, of: house.id, telling: try notice(house)))
            let letter = try #require(try await house.db.outbox.letter(bounce.letter, of: house.id))
            #expect(letter.state == .bounced && letter.lastReply == "5.1.1: gone")
            #expect(try await house.db.invitations.invitation(invited.invitation.id, of: house.id)?.delivery == .bounced)
            #expect(try await house.db.guests.lastBounces(of: [guest], tenant: house.id).keys.contains(guest))
            #expect(try await notices(house) == ["boss@contoso.example"])
            let event = try await house.db.run("select target, guest_id from audit_events where activity = 'letterBounced'").onlyRow
            #expect(try event.decode("target", as: String.self) == bounce.letter.description)
            #expect(try event.decode("guest_id", as: Guest.ID.self) == guest)
            #expect(try await !store(house).note(bounce, of: house.id, telling: try notice(house)))
            #expect(try await notices(house).count == 1)
            for (state, count) in [(StoredLetter.State.bounced, 1), (.sent, 0), (.queued, 1)] {
                #expect(try await house.db.outbox.list(of: house.id, state: state, after: nil, limit: 10).count == count)
            }
        }
    }

    @Test("are told of once a day for each guest, and never at the address that does not work")
    func onceADay() async throws {
        try await withHouse { house in
            for expected in [1, 1] {
                let (_, bounce) = try await sent(house)
                #expect(try await store(house).note(bounce, of: house.id, telling: try notice(house)))
                #expect(try await notices(house).count == expected)
                try await house.db.run("update letters set state = 'dropped' where kind = 'letterBounced'")
            }
            try await house.db.run("update guests set mail_bounced_at = now() - interval '25 hours'")
            let (invited, bounce) = try await sent(house)
            #expect(try await store(house).note(bounce, of: house.id, telling: try notice(house)))
            #expect(try await notices(house).count == 2)
            // A guest who would answer for himself.
            try await house.db.run("update guests set mail_bounced_at = null")
            try await house.db.guests.add(
                .address(invited.invitation.address), to: invited.invitation.guest, of: house.id, by: .system)
            try await house.db.run("update letters set state = 'dropped' where kind = 'letterBounced'")
            let (_, another) = try await sent(house)
            #expect(try await store(house).note(another, of: house.id, telling: try notice(house)))
            #expect(try await notices(house).count == 2)
        }
    }

    @Test("of nobody's guest are told to the tenant's contact, once a day")
    func noGuest() async throws {
        try await withHouse { house in
            for _ in 0..<2 {
                let (_, bounce) = try await sent(house, to: "sponsor@contoso.example")
                try await house.db.run("update guests set deleted_at = now()")
                #expect(try await store(house).note(bounce, of: house.id, telling: try notice(house)))
                try await house.db.run("update letters set state = 'dropped' where kind = 'letterBounced'")
            }
            #expect(try await notices(house) == [house.tenant.contact.text])
        }
    }

    @Test("and were refused at once are no less told of, by the worker that held them")
    func refused() async throws {
        try await withHouse { house in
            let invited = try await house.invite(sendsLetter: true)
            let leased = try #require(try await house.db.outbox.claim(limit: 8, lease: 60).first)
            let bounce = Bounce(letter: leased.stored.id, recipient: leased.stored.recipient, reply: "550 no", cameBack: false)
            #expect(try await store(house).note(bounce, of: house.id, telling: try notice(house)))
            try await house.db.outbox.finish(leased, .park(reply: "550 no"))
            // The worker died between, and its successor says it again.
            #expect(try await store(house).note(bounce, of: house.id, telling: try notice(house)))
            #expect(try await house.db.outbox.letter(bounce.letter, of: house.id)?.state == .failed)
            #expect(try await house.db.guests.lastBounces(of: [invited.invitation.guest], tenant: house.id).count == 1)
            #expect(try await notices(house).count == 1)
        }
    }

    @Test("tell a sponsor of five guests a day, and nobody of codes that strangers asked for")
    func mostADay() async throws {
        try await withHouse { house in
            for number in 0..<7 {
                let (_, bounce) = try await sent(house, to: "guest\(number)@fabrikam.example")
                #expect(try await store(house).note(bounce, of: house.id, telling: try notice(house)))
                try await house.db.run("update letters set state = 'dropped' where kind = 'letterBounced'")
            }
            #expect(try await notices(house).count == 5)
            try await house.db.run("delete from letters where kind = 'letterBounced'")
            let (_, bounce) = try await sent(house, to: "stranger@fabrikam.example")
            try await house.db.run("update letters set kind = 'passcode'")
            try await house.db.run("update guests set deleted_at = now()")
            #expect(try await store(house).note(bounce, of: house.id, telling: try notice(house)))
            #expect(try await notices(house).isEmpty)
        }
    }

    @Test("of another tenant are nobody's")
    func wall() async throws {
        try await withHouse { house in
            let other = try await House.open(on: house.db, try Tenant.sample(name: "Adatum"))
            let (_, bounce) = try await sent(house)
            #expect(try await store(house).letter(bounce.letter, of: other.id) == nil)
            #expect(try await !store(house).note(bounce, of: other.id, telling: try notice(other)))
            #expect(try await store(house).letter(bounce.letter, of: house.id)?.stored.state == .sent)
        }
    }
}
