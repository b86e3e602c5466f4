import FoundationEssentials
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("An application's roles") struct AppRoleStoreTests {
    @Test("are kept by their values, changed and removed, each with its event")
    func kept() async throws {
        try await withHouse { house in
            let (store, app) = (house.db.appRoles, house.application.id)
            let writer = try await house.role("Projects.Write")
            let reader = try AppRole(
                id: MigratedDatabase.newID(), value: "Projects.Read", displayName: "Reader", description: "Sees all")
            try await store.declare(reader, of: app, tenant: house.id, by: .system)
            let kept = try await store.roles(of: [app, MigratedDatabase.newID()], tenant: house.id)
            #expect(kept.keys.elementsEqual([app]))
            #expect(kept[app]?.map(\.value) == ["Projects.Read", "Projects.Write"] && kept[app]?.first == reader)
            let byValue = WantedRole(.value("Projects.Read"), of: app)
            let changed = try await store.change(
                byValue, of: house.id, AppRoleChange(displayName: "Reads", description: "", isEnabled: false), by: .system)
            #expect(changed?.displayName == "Reads" && changed?.description == nil && changed?.isEnabled == false)
            let unchanged = try await store.change(byValue, of: house.id, AppRoleChange(), by: .system)
            #expect(unchanged == changed)
            #expect(try await store.remove(writer, of: house.id, by: .system))
            #expect(try await !store.remove(writer, of: house.id, by: .system))
            #expect(try await store.change(writer, of: house.id, AppRoleChange(), by: .system) == nil)
            #expect(
                try await house.events().suffix(5) == [
                    "appRoleDeclared", "appRoleDeclared", "appRoleChanged", "appRoleChanged", "appRoleRemoved",
                ])
            // Two of one millisecond may be listed either way.
            let removed = try await house.db.audit.list(of: house.id, before: nil, limit: 5).first {
                $0.activity == "appRoleRemoved"
            }
            #expect(removed?.target == app.description && removed?.details == #"{"role": "Projects.Write"}"#)
        }
    }

    @Test("have each value and each id once in an application, and belong to an application that there is")
    func once() async throws {
        try await withHouse { house in
            let (store, app) = (house.db.appRoles, house.application.id)
            let reader = try AppRole(id: MigratedDatabase.newID(), value: "Reader")
            try await store.declare(reader, of: app, tenant: house.id, by: .system)
            let sameValue = try AppRole(id: MigratedDatabase.newID(), value: "Reader")
            let sameID = try AppRole(id: reader.id, value: "Other")
            for role in [sameValue, sameID] {
                await #expect(throws: AppRoleRefusal.taken) {
                    try await store.declare(role, of: app, tenant: house.id, by: .system)
                }
            }
            let nowhere: Application.ID = MigratedDatabase.newID()
            await #expect(throws: AppRoleRefusal.noSuchApplication(nowhere)) {
                try await store.declare(sameValue, of: nowhere, tenant: house.id, by: .system)
            }
            _ = try await house.db.applications.delete(app, of: house.id, by: .system)
            await #expect(throws: AppRoleRefusal.noSuchApplication(app)) {
                try await store.declare(sameValue, of: app, tenant: house.id, by: .system)
            }
            #expect(try await house.db.count("app_roles") == 1)
            #expect(try await house.events().filter { $0 == "appRoleDeclared" }.count == 1)
        }
    }

    @Test("are a hundred at the most, however many declare at one time")
    func most() async throws {
        try await withHouse(connections: 8) { house in
            for number in 1..<AppRole.most { _ = try await house.role("Role\(number)") }
            // One place is free, again and again.
            for round in 1...10 {
                let refused = try await withThrowingTaskGroup(of: AppRoleRefusal?.self) { group in
                    for number in 1...8 {
                        group.addTask {
                            do {
                                _ = try await house.role("Last\(number)")
                            } catch let refusal as AppRoleRefusal { return refusal }
                            return nil
                        }
                    }
                    return try await group.reduce(into: [AppRoleRefusal]()) { $0 += [$1].compactMap(\.self) }
                }
                #expect(refused == Array(repeating: .tooMany, count: 7), "round \(round)")
                #expect(try await house.db.count("app_roles") == AppRole.most)
                try await house.db.run("delete from app_roles where value like 'Last%'")
            }
        }
    }
}
