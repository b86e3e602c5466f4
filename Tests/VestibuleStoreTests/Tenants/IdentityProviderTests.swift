import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A tenant's own identity providers") struct IdentityProviderTests {
    private static func provider(
        _ kind: ProviderRegistration.Kind, name: String = "Fabrikam", secret: [UInt8] = [1, 2, 3]
    ) -> IdentityProvider {
        IdentityProvider(
            id: MigratedDatabase.newID(), name: name, kind: kind, authority: "https://login.fabrikam.example",
            clientID: "vestibule",
            sealedSecret: secret)
    }

    private static func partner(_ domains: String...) -> IdentityProvider {
        provider(.openID(domains: domains.compactMap { DomainName($0) }))
    }

    @Test("are read as they were written, changed and taken away, each with a new revision")
    func kept() async throws {
        try await withHouse { house in
            var fabrikam = Self.partner("fabrikam.example", "fabrikam.test")
            let google = Self.provider(.google, name: "Google")
            let azure = Self.provider(.azureAD(homeTenants: ["72f988bf-86f1-41af-91ab-2d7cd011db47"]), name: "Azure AD")
            for provider in [fabrikam, google, azure] {
                try await house.db.tenants.change(house.id, .addIdentityProvider(provider), by: .system)
            }
            #expect(try await house.settings().identityProviders == [fabrikam, google, azure])
            fabrikam.name = "Fabrikam Inc."
            fabrikam.sealedSecret = [4]
            fabrikam.kind = .openID(domains: [try #require(DomainName("fabrikam.test")), try #require(DomainName("new.example"))])
            try await house.db.tenants.change(house.id, .changeIdentityProvider(fabrikam), by: .system)
            #expect(try await house.settings().identityProvider(at: fabrikam.door) == fabrikam)
            try await house.db.tenants.change(house.id, .removeIdentityProvider(google), by: .system)
            #expect(try await house.settings().identityProviders == [fabrikam, azure])
            #expect(try await house.settings().revision == 6)
            // Decided on settings that changed since: nothing of it happens.
            let stale = Self.partner("late.example")
            for change: TenantChange in [
                .addIdentityProvider(stale), .changeIdentityProvider(azure), .removeIdentityProvider(azure),
            ] {
                await #expect(throws: TenantRefusal.settingsKeepChanging) {
                    try await house.db.tenants.change(house.id, change, ifRevision: 5, by: .system)
                }
            }
            #expect(try await house.settings().identityProviders == [fabrikam, azure])
            #expect(try await house.settings().revision == 6)
        }
    }

    @Test("are one of a kind but for partners', and of a domain there is one")
    func taken() async throws {
        try await withHouse { house in
            let (first, second) = (Self.partner("fabrikam.example"), Self.partner("northwind.example"))
            for provider in [first, second, Self.provider(.google)] {
                try await house.db.tenants.change(house.id, .addIdentityProvider(provider), by: .system)
            }
            await #expect(throws: ProviderRefusal.alreadyThere) {
                try await house.db.tenants.change(house.id, .addIdentityProvider(Self.provider(.google)), by: .system)
            }
            await #expect(throws: ProviderRefusal.domainTaken) {
                try await house.db.tenants.change(house.id, .addIdentityProvider(Self.partner("fabrikam.example")), by: .system)
            }
            var greedy = second
            greedy.kind = .openID(domains: first.domains + second.domains)
            await #expect(throws: ProviderRefusal.domainTaken) {
                try await house.db.tenants.change(house.id, .changeIdentityProvider(greedy), by: .system)
            }
            #expect(try await house.settings().identityProviders.count == 3)
            let other = try await House.open(on: house.db)
            try await house.db.tenants.change(other.id, .addIdentityProvider(Self.partner("fabrikam.example")), by: .system)
            #expect(try await other.settings().identityProviders.count == 1)
        }
    }

    @Test("take the rules that lead to them along when they go, and no other")
    func rules() async throws {
        try await withHouse { house in
            let fabrikam = Self.partner("fabrikam.example")
            let (one, two) = (try #require(DomainName("one.example")), try #require(DomainName("two.example")))
            for change: TenantChange in [
                .addIdentityProvider(fabrikam), .setRouteRule(one, .google), .setRouteRule(two, .google),
                .setRouteRule(one, fabrikam.door),
            ] { try await house.db.tenants.change(house.id, change, by: .system) }
            #expect(try await house.settings().routes.rules == [one: fabrikam.door, two: .google])
            try await house.db.tenants.change(house.id, .removeIdentityProvider(fabrikam), by: .system)
            #expect(try await house.settings().routes.rules == [two: .google])
            try await house.db.tenants.change(house.id, .removeRouteRule(two), by: .system)
            #expect(try await house.settings().routes.rules.isEmpty)
            await #expect(throws: TenantRefusal.self) {
                try await house.db.tenants.change(house.id, .removeRouteRule(two), by: .system)
            }
        }
    }

    @Test("count the guests who sign in there")
    func guests() async throws {
        try await withHouse { house in
            _ = try await house.redeem("ana@fabrikam.example")
            let invited = try await house.invite("bo@fabrikam.example")
            let left = try await house.leave(invited)
            _ = try await house.visits.spend(left.state, browser: left.browser)
            _ = try await house.bind(ProvidedSubject.ana, to: left)
            _ = try await house.accept(left)
            _ = try await house.invite("cleo@fabrikam.example")
            func count(_ doors: Door...) async throws -> Int {
                try await house.db.guests.count(of: house.id, signingInAt: Set(doors))
            }
            #expect(try await count(.passcode) == 1)
            #expect(try await count(.azureAD) == 1)
            #expect(try await count(.azureAD, .passcode, .google) == 2)
            #expect(try await count(.google) == 0)
        }
    }
}
