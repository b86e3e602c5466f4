import FoundationEssentials
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Roles that come with an invitation") struct InvitationRolesTests {
    private func invite(
        _ house: House, _ roles: [WantedRole], to address: String = "ana@fabrikam.example", key: String? = nil
    ) async throws -> CreateInvitationOutcome {
        let (new, _) = house.newInvitation(try .sample(to: address, roles: roles), key: key)
        return try await house.db.invitations.create(new, in: try await house.settings())
    }

    @Test("are the guest's at once, each with its event; a second invitation adds and takes nothing away")
    func given() async throws {
        try await withHouse { house in
            let app = house.application.id
            let (reader, writer) = (try await house.role("Reader"), try await house.role("Writer"))
            let all = [reader, WantedRole(.value("Reader"), of: app), WantedRole(.defaultAccess, of: app)]
            guard case .created(let first) = try await invite(house, all) else { throw Unexpected(what: "not invited") }
            #expect(try await house.access(of: first.guest).roles == ["Reader"])
            #expect(try await house.db.count("app_role_assignments") == 2)
            guard case .created = try await invite(house, [writer, reader]) else { throw Unexpected(what: "not invited") }
            #expect(try await house.access(of: first.guest).roles == ["Reader", "Writer"])
            guard case .created = try await invite(house, []) else { throw Unexpected(what: "not invited") }
            #expect(try await house.db.count("app_role_assignments") == 3)
            let events = try await house.db.audit.list(of: house.id, before: nil, limit: 50).filter {
                $0.activity == "appRoleAssigned"
            }
            #expect(events.count == 3 && events.allSatisfy { $0.target == first.guest.description && $0.actor == app.description })
            #expect(events.filter { $0.details?.contains(#""role": null"#) == true }.count == 1)
        }
    }

    @Test("that there are none of stop the whole invitation, and are named")
    func unknown() async throws {
        try await withHouse { house in
            let app = house.application.id
            let reader = try await house.role("Reader")
            let off = try await house.role("Off", isEnabled: false)
            for wrong in [
                WantedRole(.value("Writer"), of: app), WantedRole(.id(MigratedDatabase.newID()), of: app), off,
                WantedRole(.defaultAccess, of: MigratedDatabase.newID()), WantedRole(reader.role, of: MigratedDatabase.newID()),
            ] {
                guard case .noSuchRole(wrong) = try await invite(house, [reader, wrong]) else {
                    throw Unexpected(what: "\(wrong)")
                }
            }
            for table in ["guests", "invitations", "letters", "invitation_counts", "app_role_assignments"] {
                #expect(try await house.db.count(table) == 0, "\(table)")
            }
        }
    }

    @Test("are given once under one key, also when the role is gone meanwhile")
    func repeated() async throws {
        try await withHouse { house in
            let reader = try await house.role("Reader")
            guard case .created(let first) = try await invite(house, [reader], key: "k") else {
                throw Unexpected(what: "not invited")
            }
            _ = try await house.db.appRoles.remove(reader, of: house.id, by: .system)
            guard case .repeated(let again, _) = try await invite(house, [reader], key: "k") else {
                throw Unexpected(what: "not repeated")
            }
            #expect(again.id == first.id)
            #expect(try await house.access(of: first.guest).isAssigned == false)
        }
    }

    @Test("never outlive a role that is removed while they are given")
    func race() async throws {
        try await withHouse(connections: 8) { house in
            for number in 1...10 {
                let role = try await house.role("Role\(number)")
                async let gone = house.db.appRoles.remove(role, of: house.id, by: .system)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for guest in 1...6 {
                        group.addTask {
                            switch try await invite(house, [role], to: "guest\(number)-\(guest)@fabrikam.example") {
                            case .created, .noSuchRole: break
                            case let other: throw Unexpected(what: "\(other)")
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(try await gone)
            }
            #expect(try await house.db.count("app_role_assignments") == 0)
        }
    }

    @Test("stay through redemption, sign-out and a session's end")
    func stay() async throws {
        try await withHouse { house in
            let reader = try await house.role("Reader")
            guard case .created(let invitation) = try await invite(house, [reader]) else { throw Unexpected(what: "not invited") }
            let (again, session, _) = try await house.redeem()
            #expect(again.invitation.guest == invitation.guest)
            try await house.db.sessions.end(session)
            _ = try await house.db.guests.revokeSessions(of: invitation.guest, tenant: house.id, by: .system)
            #expect(try await house.access(of: invitation.guest).roles == ["Reader"])
        }
    }
}
