import FoundationEssentials
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("An assignment") struct AssignmentTests {
    @Test("gives a guest a role, which ends with it, each with its event")
    func whole() async throws {
        try await withHouse { house in
            let store = house.db.appRoles
            let guest = try await house.invite().invitation.guest
            let reader = try await house.role("Reader")
            let made = try await store.assign(reader, to: guest, of: house.id, by: .system)
            #expect(made.guest == guest && made.guestName == "Ana" && made.application == house.application.id)
            #expect(
                made.applicationName == "Portal" && made.roleValue == "Reader" && reader.role == .id(made.role ?? .ofDefaultAccess))
            #expect(try await house.access(of: guest).roles == ["Reader"])
            for side in [Assignment.Side.guest(guest), .application(house.application.id)] {
                #expect(try await store.assignment(made.id, of: side, tenant: house.id) == made)
                #expect(try await store.assignments(of: side, tenant: house.id, after: nil, limit: 9) == [made])
                #expect(try await store.assignments(of: side, tenant: house.id, after: made.id, limit: 9).isEmpty)
            }
            for other in [Assignment.Side.guest(MigratedDatabase.newID()), .application(MigratedDatabase.newID())] {
                #expect(try await store.assignment(made.id, of: other, tenant: house.id) == nil)
                #expect(try await !store.end(made.id, of: other, tenant: house.id, by: .system))
            }
            #expect(try await store.end(made.id, of: .guest(guest), tenant: house.id, by: .system))
            #expect(try await !store.end(made.id, of: .guest(guest), tenant: house.id, by: .system))
            #expect(try await house.access(of: guest).isAssigned == false)
            #expect(try await house.events().suffix(2) == ["appRoleAssigned", "appRoleAssignmentRemoved"])
            for event in try await house.db.audit.list(of: house.id, before: nil, limit: 2) {
                #expect(event.target == guest.description)
                #expect(event.details?.contains(#""role": "Reader""#) == true)
                #expect(event.details?.contains(house.application.id.description) == true)
            }
        }
    }

    @Test("is one, however many give it at one time, and default access is one too", arguments: [true, false])
    func once(_ isDefault: Bool) async throws {
        try await withHouse(connections: 8) { house in
            let guest = try await house.invite().invitation.guest
            let wanted = isDefault ? WantedRole(.defaultAccess, of: house.application.id) : try await house.role("Reader")
            let refused = try await withThrowingTaskGroup(of: AppRoleRefusal?.self) { group in
                for _ in 1...10 {
                    group.addTask {
                        do {
                            _ = try await house.db.appRoles.assign(wanted, to: guest, of: house.id, by: .system)
                        } catch let refusal as AppRoleRefusal { return refusal }
                        return nil
                    }
                }
                return try await group.reduce(into: [AppRoleRefusal]()) { $0 += [$1].compactMap(\.self) }
            }
            #expect(refused == Array(repeating: .alreadyAssigned, count: 9))
            #expect(try await house.access(of: guest).roles == (isDefault ? [] : ["Reader"]))
            #expect(try await house.access(of: guest).isAssigned)
            #expect(try await house.events().filter { $0 == "appRoleAssigned" }.count == 1)
        }
    }

    @Test("is of a guest, an application and an enabled role that there are")
    func unknown() async throws {
        try await withHouse { house in
            let store = house.db.appRoles
            let guest = try await house.invite().invitation.guest
            let reader = try await house.role("Reader")
            let other = Application.sample(of: house.id)
            try await house.db.applications.create(other, secret: .sample(), digest: TokenDigest(of: "s"), by: .system)
            let ofOther = try await house.role("Writer", of: other.id)
            let stranger: Guest.ID = MigratedDatabase.newID()
            let nowhere: Application.ID = MigratedDatabase.newID()
            let wrong: [(WantedRole, Guest.ID, AppRoleRefusal)] = [
                (reader, stranger, .noSuchGuest),
                (WantedRole(.defaultAccess, of: nowhere), guest, .noSuchApplication(nowhere)),
                (
                    WantedRole(ofOther.role, of: reader.application), guest,
                    .noSuchRole(WantedRole(ofOther.role, of: reader.application))
                ),
                (
                    WantedRole(.value("reader"), of: reader.application), guest,
                    .noSuchRole(WantedRole(.value("reader"), of: reader.application))
                ),
            ]
            for (wanted, guest, refusal) in wrong {
                await #expect(throws: refusal) { _ = try await store.assign(wanted, to: guest, of: house.id, by: .system) }
            }
            _ = try await store.change(reader, of: house.id, AppRoleChange(isEnabled: false), by: .system)
            await #expect(throws: AppRoleRefusal.noSuchRole(reader)) {
                _ = try await store.assign(reader, to: guest, of: house.id, by: .system)
            }
            #expect(try await house.db.count("app_role_assignments") == 0)
        }
    }

    @Test("to a role that is switched off is told to nobody, and still lets in")
    func switchedOff() async throws {
        try await withHouse { house in
            let guest = try await house.invite().invitation.guest
            let (a, b) = (try await house.role("B.Role"), try await house.role("A.Role"))
            for role in [a, b] { _ = try await house.db.appRoles.assign(role, to: guest, of: house.id, by: .system) }
            #expect(try await house.access(of: guest).roles == ["A.Role", "B.Role"])
            for role in [a, b] {
                _ = try await house.db.appRoles.change(role, of: house.id, AppRoleChange(isEnabled: false), by: .system)
            }
            let access = try await house.access(of: guest)
            #expect(access.roles.isEmpty && access.isAssigned)
        }
    }

    @Test("goes with its role, and with what is left of its guest; a guest who is deleted keeps it")
    func goes() async throws {
        try await withHouse { house in
            let store = house.db.appRoles
            let (ana, bo) = (try await house.invite("ana@fabrikam.example"), try await house.invite("bo@fabrikam.example"))
            let (reader, writer) = (try await house.role("Reader"), try await house.role("Writer"))
            for guest in [ana, bo].map(\.invitation.guest) {
                for role in [reader, writer] { _ = try await store.assign(role, to: guest, of: house.id, by: .system) }
            }
            #expect(try await store.remove(writer, of: house.id, by: .system))
            #expect(try await house.access(of: ana.invitation.guest).roles == ["Reader"])
            _ = try await house.db.guests.delete(ana.invitation.guest, of: house.id, by: .system)
            #expect(try await house.db.count("app_role_assignments") == 2)
            let side = Assignment.Side.application(house.application.id)
            #expect(
                try await store.assignments(of: side, tenant: house.id, after: nil, limit: 9).map(\.guest) == [bo.invitation.guest])
            let again = try await house.invite("ana@fabrikam.example").invitation.guest
            #expect(try await house.access(of: again).isAssigned == false)
            try await house.db.run("delete from invitations where guest_id = \(ana.invitation.guest)")
            try await house.db.run("delete from guests where guest_id = \(ana.invitation.guest)")
            #expect(try await house.db.count("app_role_assignments") == 1)
        }
    }

    @Test("is nobody else's: another tenant neither sees, makes nor ends it")
    func wall() async throws {
        try await withDatabase { db in
            let contoso = try await House.open(on: db)
            let fabrikam = try await House.open(on: db, try .sample(name: "Fabrikam"))
            let guest = try await contoso.invite("ana@fabrikam.example").invitation.guest
            let reader = try await contoso.role("Reader")
            let made = try await db.appRoles.assign(reader, to: guest, of: contoso.id, by: .system)
            let side = Assignment.Side.guest(guest)
            #expect(try await db.appRoles.assignment(made.id, of: side, tenant: fabrikam.id) == nil)
            #expect(try await !db.appRoles.end(made.id, of: side, tenant: fabrikam.id, by: .system))
            #expect(try await !db.appRoles.remove(reader, of: fabrikam.id, by: .system))
            #expect(try await db.appRoles.roles(of: [reader.application], tenant: fabrikam.id).isEmpty)
            await #expect(throws: AppRoleRefusal.noSuchGuest) {
                _ = try await db.appRoles.assign(reader, to: guest, of: fabrikam.id, by: .system)
            }
            let theirs = try await fabrikam.invite("bo@contoso.example").invitation.guest
            await #expect(throws: AppRoleRefusal.noSuchApplication(reader.application)) {
                _ = try await db.appRoles.assign(reader, to: theirs, of: fabrikam.id, by: .system)
            }
            let seen = try await db.database.rows(of: fabrikam.id, "select tenant_id from app_role_assignments")
            #expect(seen.isEmpty)
            #expect(try await contoso.access(of: guest).roles == ["Reader"])
        }
    }
}
