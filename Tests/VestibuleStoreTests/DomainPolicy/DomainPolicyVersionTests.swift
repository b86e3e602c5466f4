import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("The history of a domain policy") struct DomainPolicyVersionTests {
    private func block(_ patterns: String...) -> [DomainRule] { patterns.compactMap { DomainRule(.block, $0) } }

    @Test("numbers each change, with who, what and how far, and the rest is decided by what reached it last")
    func versions() async throws {
        try await withHouse { house in
            let change = ChangeDomainPolicy(tenants: house.db.tenants, versions: house.db.domainPolicies)
            let someone = Actor.adminToken(MigratedDatabase.newID())
            try await change(.replace(block("a.test")), of: house.id, by: someone)
            try await change(.add(block("b.test")), reaching: .newInvitations, of: house.id, by: .system)
            try await change(.add(block("c.test")), reaching: .pendingInvitations, of: house.id, by: .system)
            let tenant = try await house.settings()
            #expect(tenant.domainPolicy.version == 3 && Set(tenant.domainRules) == Set(block("a.test", "b.test", "c.test")))
            #expect(
                tenant.domainPolicy.forPending == nil && tenant.domainPolicy.forGuests == .init(version: 1, rules: block("a.test")))
            let all = try await house.db.domainPolicies.versions(of: house.id, before: nil, limit: 10)
            #expect(all.map(\.number) == [3, 2, 1] && all.map(\.reach) == [.pendingInvitations, .newInvitations, .everyone])
            #expect(all[2].actor == someone.name && all[2].actorKind == "adminToken" && all[1].forPending == 1)
            // Nobody is looked for whom it does not reach.
            #expect(all.map(\.progress.state) == ["inProgress", "completed", "inProgress"])
            #expect(try await house.db.domainPolicies.versions(of: house.id, before: 3, limit: 1).map(\.number) == [2])
            #expect(try await house.events().suffix(3) == Array(repeating: "domainPolicyChanged", count: 3))
        }
    }

    @Test("is kept of a tenant from its first rules on")
    func first() async throws {
        try await withDatabase { db in
            let house = try await House.open(on: db, try .sample(domainRules: block("a.test")))
            #expect(house.tenant.domainPolicy == DomainPolicyStanding(version: 1))
            let first = try #require(try await db.domainPolicies.version(1, of: house.id))
            #expect(first.rules == block("a.test") && first.progress.state == "completed")
            #expect(try await House.open(on: db).tenant.domainPolicy == DomainPolicyStanding())
        }
    }

    @Test("is brought back as it was, with what decided beside it, or with a reach of its own")
    func restoring() async throws {
        try await withHouse { house in
            let change = ChangeDomainPolicy(tenants: house.db.tenants, versions: house.db.domainPolicies)
            try await change(.replace(block("a.test")), of: house.id, by: .system)
            try await change(.replace(block("b.test")), reaching: .newInvitations, of: house.id, by: .system)
            try await change(.replace(block("c.test")), of: house.id, by: .system)
            try await change.restore(2, of: house.id, by: .system)
            var tenant = try await house.settings()
            #expect(tenant.domainPolicy.version == 4 && tenant.domainRules == block("b.test"))
            #expect(tenant.domainRules(at: .signIn) == block("a.test") && tenant.domainRules(at: .redemption) == block("a.test"))
            #expect(try await house.db.domainPolicies.version(4, of: house.id)?.restoredFrom == 2)
            try await change.restore(2, reaching: .everyone, of: house.id, by: .system)
            tenant = try await house.settings()
            #expect(tenant.domainPolicy == DomainPolicyStanding(version: 5) && tenant.domainRules(at: .signIn) == block("b.test"))
            await #expect(throws: DomainPolicyRefusal.noSuchVersion) { try await change.restore(6, of: house.id, by: .system) }
        }
    }

    @Test("loses no change to another: a tag that is outdated is told, and without one both are made")
    func lostUpdates() async throws {
        try await withHouse { house in
            let change = ChangeDomainPolicy(tenants: house.db.tenants, versions: house.db.domainPolicies)
            try await change(.replace(block("a.test")), of: house.id, ifVersion: [0], by: .system)
            await #expect(throws: DomainPolicyRefusal.outdated(now: 1)) {
                try await change(.replace([]), of: house.id, ifVersion: [0], by: .system)
            }
            await #expect(throws: DomainPolicyRefusal.outdated(now: 1)) {
                try await change.restore(1, of: house.id, ifVersion: [], by: .system)
            }
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<4 {
                    group.addTask { (try? await change(.add(block("d\(number).test")), of: house.id, by: .system)) != nil }
                }
                return await group.reduce(into: [Bool]()) { $0.append($1) }
            }
            let made = outcomes.filter(\.self).count
            let tenant = try await house.settings()
            #expect(made > 0 && tenant.domainRules.count == 1 + made && tenant.domainPolicy.version == 1 + made)
        }
    }

    @Test("of another tenant is as none, with row-level security and without")
    func wall() async throws {
        try await withDatabase { db in
            let (contoso, fabrikam) = (try await House.open(on: db), try await House.open(on: db, try .sample(name: "Fabrikam")))
            let partner = UUID()
            try await db.tenants.change(contoso.id, .domainPolicy(NewDomainPolicy(block("a.test"))), by: .system)
            try await db.tenants.change(contoso.id, .addPartner(partner, CrossTenantSettings()), by: .system)
            _ = try await contoso.redeem("ana@a.test.example")
            let open = Database(app: db.owner, worker: db.owner)
            for database in [db.database, open] {
                let store = PostgresDomainPolicyStore(database, surroundings: db.surroundings)
                let tenants = PostgresTenantStore(database, surroundings: db.surroundings)
                #expect(try await store.version(1, of: fabrikam.id) == nil)
                #expect(try await store.versions(of: fabrikam.id, before: nil, limit: 10) == [])
                #expect(try await store.domains(in: .everything, of: fabrikam.id, limit: 10) == [])
                #expect(try await store.census(of: fabrikam.id, after: .beforeFirst, limit: 10) == [])
                let part = DomainPart(domain: "elpmaxe.tset.a", state: .accepted)
                #expect(try await store.counts(of: [part], tenant: fabrikam.id).isEmpty)
                #expect(try await store.counts(of: [part], tenant: contoso.id).values.map(\.guests) == [1])
                #expect(try await store.guests(in: [part], tenant: fabrikam.id, after: .beforeFirst, limit: 10) == [])
                #expect(try await tenants.freshTenant(fabrikam.id)?.crossTenantAccess.partners == [:])
                await #expect(throws: TenantRefusal.self) {
                    try await tenants.change(fabrikam.id, .removePartner(partner), by: .system)
                }
                #expect(try await tenants.freshTenant(contoso.id)?.crossTenantAccess.partners.keys.first == partner)
            }
        }
    }
}

@Suite("Policies of who comes in") struct PolicySettingsTests {
    @Test("are kept one by one, with an event each")
    func kept() async throws {
        try await withHouse { house in
            let (tenants, partner) = (house.db.tenants, UUID())
            #expect(house.tenant.authorization == AuthorizationPolicy() && house.tenant.crossTenantAccess == CrossTenantAccess())
            try await tenants.change(house.id, .authorization(.init(invitesFrom: .everyone)), by: .system)
            try await tenants.change(house.id, .authorization(.init(guestRole: .restrictedGuest)), by: .system)
            var closed = CrossTenantSettings.serviceDefault
            closed.users = InboundTargets(.blocked)
            try await tenants.change(house.id, .crossTenantDefault(closed), by: .system)
            try await tenants.change(house.id, .addPartner(partner, CrossTenantSettings(users: .all)), by: .system)
            await #expect(throws: PartnerRefusal.alreadyThere) {
                try await tenants.change(house.id, .addPartner(partner, CrossTenantSettings()), by: .system)
            }
            let more = CrossTenantSettings(users: .all, trust: InboundTrust(isMfaAccepted: true))
            try await tenants.change(house.id, .changePartner(partner, more), by: .system)
            let tenant = try await house.settings()
            #expect(tenant.authorization == AuthorizationPolicy(invitesFrom: .everyone, guestRole: .restrictedGuest))
            #expect(tenant.crossTenantAccess == CrossTenantAccess(byDefault: closed, partners: [partner: more]))
            try await tenants.change(house.id, .removePartner(partner), by: .system)
            #expect(try await house.settings().crossTenantAccess.partners.isEmpty)
            #expect(
                try await house.events().suffix(6) == [
                    "authorizationPolicyChanged", "authorizationPolicyChanged", "crossTenantDefaultChanged", "partnerAdded",
                    "partnerChanged", "partnerRemoved",
                ])
        }
    }

    @Test("let a guest bring another, whose sponsors are the guest's own, and leave those of who is there already")
    func brought() async throws {
        try await withHouse { house in
            let (ana, _, _) = try await house.redeem("ana@fabrikam.example")
            let sponsors = [Sponsor(try EmailAddress("boss@contoso.example"), of: house.id)]
            for address in ["ben@fabrikam.example", "ana@fabrikam.example"] {
                var (new, _) = house.newInvitation(try .sample(to: address))
                new.broughtBy = .init(guest: ana.invitation.guest, sponsors: sponsors)
                new.doer = .guest(ana.invitation.guest)
                guard case .created(let made) = try await house.db.invitations.create(new, in: try await house.settings()) else {
                    throw Unexpected(what: "not created")
                }
                let answering = try await house.db.guests.sponsors(of: made.guest, tenant: house.id)
                #expect((answering == sponsors) == (address == "ben@fabrikam.example"))
                #expect(
                    try await house.db.count(
                        "invitations", where: "invitation_id = '\(made.id)' and inviter_guest = '\(ana.invitation.guest)'") == 1)
                #expect(
                    try await house.db.count(
                        "audit_events",
                        where: "target = '\(made.id)' and actor_kind = 'guest' and actor = '\(ana.invitation.guest)'") == 1)
            }
        }
    }
}
