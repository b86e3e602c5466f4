import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A tenant") struct TenantStoreTests {
    @Test("raises its revision with each change, and every store reads the new settings")
    func revision() async throws {
        try await withHouse { house in
            let origin = try RedirectOrigin("https://other.contoso.example/team")
            let rule = try #require(DomainRule(.block, "*.evil.test"))
            let changes: [TenantChange] = [
                .addRedirectOrigin(origin), .domainPolicy(NewDomainPolicy([rule])),
                .addDomain(try #require(DomainName("contoso.example"))), .status(.suspended), .status(.active),
                .removeRedirectOrigin(origin), .domainPolicy(NewDomainPolicy([rule])), .domainPolicy(NewDomainPolicy([])),
                .removeDomain(try #require(DomainName("contoso.example"))),
            ]
            for (index, change) in changes.enumerated() {
                try await house.db.tenants.change(house.id, change, by: .system)
                #expect(try await house.db.tenants.tenant(house.id)?.revision == index + 2)
            }
            #expect(
                try await house.events().filter { ["tenantChanged", "domainPolicyChanged"].contains($0) }.count == changes.count)
            let last = try await house.settings()
            #expect(last.redirectOrigins == house.tenant.redirectOrigins)
            #expect(last.domainRules.isEmpty && last.domains.isEmpty)
        }
    }

    @Test("refuses to remove what is not there, and leaves neither event nor revision")
    func nothingToRemove() async throws {
        try await withHouse { house in
            let partner = UUID()
            let events = try await house.events().count
            await #expect(throws: TenantRefusal.self) {
                try await house.db.tenants.change(house.id, .removePartner(partner), by: .system)
            }
            #expect(try await house.settings().revision == 1)
            #expect(try await house.events().count == events)
        }
    }

    @Test("that is unknown or deleted is not found, and leaves no event")
    func unknown() async throws {
        try await withDatabase { db in
            let house = try await House.open(on: db)
            try await db.tenants.change(house.id, .status(.deleted), by: .system)
            #expect(try await db.tenants.tenant(house.id) == nil)
            for id in [house.id, MigratedDatabase.newID()] {
                for change: TenantChange in [
                    .status(.deleted), .settings(TenantSettings()),
                    .addRedirectOrigin(try RedirectOrigin("https://a.example")),
                ] {
                    await #expect(throws: TenantRefusal.notFound) { try await db.tenants.change(id, change, by: .system) }
                }
            }
            #expect(try await db.count("audit_events", where: "activity = 'tenantChanged'") == 1)
        }
    }

    @Test("frees its names when it is deleted, and cannot take another's")
    func domains() async throws {
        try await withDatabase { db in
            let name = try #require(DomainName("contoso.example"))
            let first = try await House.open(on: db, try .sample(domains: [name]))
            #expect(try await db.tenants.tenant(named: name) == first.id)
            await #expect(throws: DomainTaken.self) { _ = try await House.open(on: db, try .sample(domains: [name])) }
            let second = try await House.open(on: db)
            await #expect(throws: DomainTaken.self) { try await db.tenants.change(second.id, .addDomain(name), by: .system) }
            try await db.tenants.change(first.id, .addDomain(name), by: .system)
            try await db.tenants.change(first.id, .status(.deleted), by: .system)
            try await db.tenants.change(second.id, .addDomain(name), by: .system)
            #expect(try await db.tenants.tenant(named: name) == second.id)
        }
    }
}
