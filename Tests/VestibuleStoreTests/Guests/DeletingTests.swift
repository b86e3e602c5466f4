import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Deleting a guest") struct DeletingTests {
    @Test("ends its links, codes, attempts and sessions at once")
    func everything() async throws {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            let pending = try await house.invite()
            try await house.passTime()
            let attempting = try await house.begin(pending)
            #expect(try await house.db.guests.delete(invited.invitation.guest, of: house.id, by: .system))
            #expect(try await house.db.guests.delete(invited.invitation.guest, of: house.id, by: .system) == false)
            #expect(try await house.db.guests.guest(invited.invitation.guest, of: house.id) == nil)
            #expect(try await house.db.guests.guest(withAddress: invited.invitation.address, of: house.id) == nil)
            #expect(try await house.db.guests.list(of: house.id, after: nil, limit: 10).isEmpty)
            #expect(try await house.db.sessions.session(session) == nil)
            #expect(try await house.check(attempting) == .over)
            #expect(try await house.begin(pending).outcome == .refused(.revoked))
            #expect(try await house.events().filter { $0 == "guestDeleted" }.count == 1)
        }
    }

    @Test("waiting for a consent and an invitation under way ends what they begin")
    func behindAConsent() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            let guest = invited.invitation.guest
            let (other, _) = house.newInvitation(try .sample(sendsLetter: false))
            // Both have done their work and not yet committed.
            let deletion = try await house.db.owner.transaction { earlier in
                _ = try await earlier.pipeline([
                    "update guests set state = 'Accepted', invitation_id = \(other.id)",
                    """
                    insert into sessions (tenant_id, session_id, guest_id, digest, methods, proved_at, expires_at)
                    values (\(house.id), \(MigratedDatabase.newID(of: Session.self)), \(guest), \(other.link), array['otp'], now(),
                            now() + interval '1 day')
                    """,
                    """
                    insert into invitations (tenant_id, invitation_id, guest_id, digest, address, redirect_url, sends_letter, inviter,
                                             expires_at)
                    select tenant_id, \(other.id), guest_id, \(other.link), address, redirect_url, false, inviter, expires_at
                      from invitations
                    """,
                ])
                let deletion = Task { try await house.db.guests.delete(guest, of: house.id, by: .system) }
                // Long enough for the deletion to meet the guest's lock.
                try await Task.sleep(for: .milliseconds(300))
                return deletion
            }
            #expect(try await deletion.value)
            #expect(try await house.db.count("sessions", where: "ended_at is null") == 0)
            #expect(try await house.db.count("invitations", where: "revoked_at is null") == 0)
            #expect(try await house.events().filter { $0 == "guestDeleted" }.count == 1)
        }
    }

    @Test("of another tenant does nothing")
    func foreign() async throws {
        try await withDatabase { db in
            let contoso = try await House.open(on: db)
            let fabrikam = try await House.open(on: db, try .sample(name: "Fabrikam"))
            let invited = try await contoso.invite()
            #expect(try await db.guests.delete(invited.invitation.guest, of: fabrikam.id, by: .system) == false)
            #expect(try await db.guests.guest(invited.invitation.guest, of: contoso.id) != nil)
        }
    }
}

@Suite("A session") struct SessionTests {
    @Test("ends by signing out, by its day, by its guest and by its tenant")
    func ends() async throws {
        try await withHouse { house in
            let (_, session, _) = try await house.redeem()
            let sessions = house.db.sessions
            #expect(try await sessions.session(session) != nil)
            let forged = Credential(
                .session, tenant: house.id, row: Session.ID(rawValue: session.row), in: house.db.surroundings)
            #expect(try await sessions.session(forged) == nil)
            try await sessions.end(forged)
            #expect(try await sessions.session(session) != nil)
            for change in [
                "guests set is_enabled = false", "guests set sessions_valid_from = now()", "sessions set expires_at = now()",
            ] {
                try await house.db.run("update \(unescaped: change)")
                #expect(try await sessions.session(session) == nil, "\(change)")
                try await house.db.run("update guests set is_enabled = true, sessions_valid_from = null")
                try await house.db.run("update sessions set expires_at = now() + interval '1 hour'")
            }
            try await house.db.tenants.change(house.id, .status(.suspended), by: .system)
            #expect(try await sessions.session(session) == nil)
            try await house.db.tenants.change(house.id, .status(.active), by: .system)
            #expect(try await sessions.session(session) != nil)
            try await sessions.end(session)
            try await sessions.end(session)
            #expect(try await sessions.session(session) == nil)
            #expect(try await house.events().filter { $0 == "signedOut" }.count == 1)
        }
    }
}
