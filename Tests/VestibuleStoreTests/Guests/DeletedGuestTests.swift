import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A deleted guest") struct DeletedGuestTests {
    private func deleted(_ house: House, _ address: String = "ana@fabrikam.example") async throws -> Guest.ID {
        let guest = try await house.invite(address).invitation.guest
        #expect(try await house.db.guests.delete(guest, of: house.id, by: .system))
        return guest
    }

    @Test("is seen for thirty days, and listed with the others, page by page")
    func listing() async throws {
        try await withHouse { house in
            let guests = house.db.guests
            var gone: [Guest.ID] = []
            for name in ["a", "b", "c"] { gone.append(try await deleted(house, "\(name)@x.example")) }
            let there = try await house.invite("d@x.example").invitation.guest
            func list(_ filter: GuestFilter = .everyone, after: Guest.ID? = nil, limit: Int = 10) async throws -> [Guest] {
                try await guests.list(of: house.id, .deleted, matching: filter, after: after, limit: limit)
            }
            #expect(try await list().map(\.id) == gone)
            #expect(try await list().allSatisfy { $0.deletedAt != nil })
            #expect(try await list(after: gone[0], limit: 1).map(\.id) == [gone[1]])
            #expect(try await list(.text(.mail, .startsWith(FoldedText("b")))).map(\.id) == [gone[1]])
            #expect(try await guests.count(of: house.id, .deleted, matching: .everyone) == 3)
            #expect(try await guests.count(of: house.id, .present, matching: .everyone) == 1)
            #expect(try await guests.list(of: house.id, after: nil, limit: 10).map(\.id) == [there])
            #expect(try await guests.deletedGuest(gone[0], of: house.id)?.id == gone[0])
            #expect(try await guests.deletedGuest(there, of: house.id) == nil)
            try await house.db.run("update guests set deleted_at = deleted_at - interval '30 days' where guest_id = \(gone[0])")
            #expect(try await list().map(\.id) == [gone[1], gone[2]])
            #expect(try await guests.deletedGuest(gone[0], of: house.id) == nil)
            #expect(try await guests.restore(gone[0], of: house.id, by: .system) == .notFound)
            #expect(try await guests.purge(gone[0], of: house.id, by: .system) == false)
        }
    }

    @Test("is restored with what it was, and with nothing that was open before")
    func restoring() async throws {
        try await withHouse { house in
            let db = house.db
            let (invited, session, _) = try await house.redeem()
            let guest = invited.invitation.guest
            let pending = try await house.invite("bo@fabrikam.example")
            for id in [guest, pending.invitation.guest] {
                #expect(try await db.guests.restore(id, of: house.id, by: .system) == .notFound)
                #expect(try await db.guests.delete(id, of: house.id, by: .system))
                guard case .restored(let restored) = try await db.guests.restore(id, of: house.id, by: .system) else {
                    throw Unexpected(what: "not restored")
                }
                #expect(restored.id == id && restored.deletedAt == nil && restored.version != nil)
            }
            #expect(try await db.guests.guest(guest, of: house.id)?.state == .accepted)
            #expect(try await db.sessions.session(session) == nil)
            #expect(try await house.begin(pending).outcome == .refused(.revoked))
            try await house.passTime()
            let signingIn = try await house.beginSignIn(invited.invitation.address, guest: guest)
            let anew = house.newSession()
            #expect(try await house.check(signingIn, session: anew) == .proved)
            #expect(try await db.sessions.session(anew)?.guest.id == guest)
            #expect(try await house.events().filter { $0 == "guestRestored" }.count == 2)
        }
    }

    @Test("is not restored when its address or its account is another guest's by now, and that one is named")
    func clashes() async throws {
        try await withHouse { house in
            let db = house.db
            let first = try await deleted(house)
            let second = try await house.invite().invitation.guest
            #expect(try await db.guests.restore(first, of: house.id, by: .system) == .addressTaken(by: second))
            try await db.run(
                """
                update guests set mailbox = guest_id || '@x.example', identity_door = 'azureAD', identity_issuer = 'i',
                                  identity_subject = 's', identity_bound_at = now()
                """)
            #expect(try await db.guests.restore(first, of: house.id, by: .system) == .accountTaken(by: second))
            #expect(try await house.events().contains("guestRestored") == false)
            #expect(try await db.guests.delete(second, of: house.id, by: .system))
            guard case .restored = try await db.guests.restore(first, of: house.id, by: .system) else {
                throw Unexpected(what: "not restored")
            }
        }
    }

    @Test("whose address is invited at the moment of its restoration is told so, and one of the two stands")
    func race() async throws {
        try await withHouse { house in
            let gone = try await deleted(house)
            let restoring = try await house.db.owner.transaction { earlier in
                _ = try await earlier.pipeline([
                    """
                    insert into guests (tenant_id, guest_id, address, mailbox, display_name)
                    select tenant_id, gen_random_uuid(), address, mailbox, 'Ana' from guests
                    """
                ])
                let restoring = Task { try await house.db.guests.restore(gone, of: house.id, by: .system) }
                try await Task.sleep(for: .milliseconds(300))
                return restoring
            }
            guard case .addressTaken(let other) = try await restoring.value else { throw Unexpected(what: "restored") }
            #expect(try await house.db.guests.guest(other, of: house.id) != nil)
        }
    }

    @Test("is purged for every reader at once, and its rows with the worker's next pass; after thirty days without anybody's wish")
    func purging() async throws {
        try await withHouse { house in
            let db = house.db
            let role = try await house.role("Reader")
            let (invited, _, _) = try await house.redeem()
            let guest = invited.invitation.guest
            _ = try await db.appRoles.assign(role, to: guest, of: house.id, by: .system)
            try await db.guests.add(.address(try EmailAddress("boss@contoso.example")), to: guest, of: house.id, by: .system)
            #expect(try await db.guests.purge(guest, of: house.id, by: .system) == false)
            #expect(try await db.guests.delete(guest, of: house.id, by: .system))
            let old = try await deleted(house, "old@x.example")
            let recent = try await deleted(house, "recent@x.example")
            #expect(try await db.guests.removePurged() == 0)

            #expect(try await db.guests.purge(guest, of: house.id, by: .system))
            #expect(try await db.guests.purge(guest, of: house.id, by: .system) == false)
            #expect(try await db.guests.deletedGuest(guest, of: house.id) == nil)
            #expect(try await db.guests.restore(guest, of: house.id, by: .system) == .notFound)
            try await db.run("update guests set deleted_at = deleted_at - interval '30 days' where guest_id = \(old)")
            #expect(try await db.guests.removePurged() == 2)
            #expect(try await db.guests.removePurged() == 0)
            #expect(try await db.count("guests") == 1)
            for table in ["invitations", "sessions", "app_role_assignments", "guest_sponsors"] {
                #expect(try await db.count(table, where: "guest_id <> '\(recent)'") == 0, "\(table)")
            }
            #expect(try await house.events().filter { $0 == "guestPurged" }.count == 2)
            #expect(try await db.count("audit_events", where: "activity = 'guestPurged' and target = '\(old)'") == 1)
        }
    }

    @Test("who was purged does not come back by undoing the invitation that took its place")
    func purgedAndUndone() async throws {
        try await withHouse { house in
            let gone = try await house.invite().invitation.guest
            let anew = try await house.reinvite(gone, keepsAccess: false, as: "ana@fabrikam.example").invitation.guest
            #expect(try await house.db.guests.restore(gone, of: house.id, by: .system) == .addressTaken(by: anew))
            #expect(try await house.db.guests.purge(gone, of: house.id, by: .system))
            #expect(try await house.undo(anew) == .nothingToUndo)
            #expect(try await house.db.guests.guest(anew, of: house.id) != nil)
            #expect(try await house.db.guests.removePurged() == 1)
        }
    }

    @Test("of another tenant is not there")
    func foreign() async throws {
        try await withDatabase { db in
            let (contoso, fabrikam) = (try await House.open(on: db), try await House.open(on: db))
            let gone = try await deleted(contoso)
            #expect(try await db.guests.deletedGuest(gone, of: fabrikam.id) == nil)
            #expect(try await db.guests.list(of: fabrikam.id, .deleted, matching: .everyone, after: nil, limit: 10).isEmpty)
            #expect(try await db.guests.restore(gone, of: fabrikam.id, by: .system) == .notFound)
            #expect(try await db.guests.purge(gone, of: fabrikam.id, by: .system) == false)
            #expect(try await db.guests.deletedGuest(gone, of: contoso.id) != nil)
        }
    }
}
