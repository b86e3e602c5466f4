import Foundation
import Testing

@testable import Vestibule

@Suite("Accounts of other organisations") struct CrossTenantAccessTests {
    private static let partner = "0b3d0a2e-6f1e-4d0b-9a53-1d7f9d1c2a10"
    private static let ana = "6d2b6f2e-0d0b-4c1c-8a0e-1b7f0a4c9e01"
    private static let other = "7e3c7f3f-1e1c-4d2d-9b1f-2c8f1b5d0f12"

    private func access(
        _ byDefault: CrossTenantSettings = .serviceDefault, _ settings: CrossTenantSettings? = nil
    ) throws -> CrossTenantAccess {
        let id = try #require(UUID(uuidString: Self.partner))
        return CrossTenantAccess(byDefault: byDefault, partners: settings.map { [id: $0] } ?? [:])
    }

    @Test("come in as the default says, and a partner's as the partner's own settings say")
    func table() throws {
        let blocked = CrossTenantSettings(users: InboundTargets(.blocked), applications: InboundTargets(.blocked))
        let closed = CrossTenantSettings.serviceDefault.with(blocked)
        for (access, admitsPartner, admitsOther) in [
            (try access(), true, true), (try access(closed), false, false),
            (try access(.serviceDefault, blocked), false, true),
            (try access(closed, CrossTenantSettings(users: .all, applications: .all)), true, false),
            // What a partner does not say is the default's.
            (try access(closed, CrossTenantSettings(users: .all)), false, false),
            (try access(.serviceDefault, CrossTenantSettings(trust: InboundTrust(isMfaAccepted: true))), true, true),
            (try access(.serviceDefault, CrossTenantSettings(applications: InboundTargets(.blocked))), false, true),
        ] {
            #expect(access.admits(account: Self.ana, of: Self.partner) == admitsPartner)
            #expect(access.admits(account: Self.ana, of: Self.partner.uppercased()) == admitsPartner)
            #expect(access.admits(account: Self.ana, of: Self.other) == admitsOther)
            #expect(access.admits(account: nil, of: Self.partner) == admitsPartner)
        }
    }

    @Test("come in one by one where ids are named, and then nobody in particular is kept out")
    func ids() throws {
        let only = try access(.serviceDefault, CrossTenantSettings(users: InboundTargets(.allowed, ids: [Self.ana])))
        let allBut = try access(.serviceDefault, CrossTenantSettings(users: InboundTargets(.blocked, ids: [Self.ana])))
        #expect(only.admits(account: Self.ana.uppercased(), of: Self.partner))
        #expect(!only.admits(account: Self.other, of: Self.partner))
        #expect(!allBut.admits(account: Self.ana, of: Self.partner))
        #expect(allBut.admits(account: Self.other, of: Self.partner))
        #expect(only.admits(account: nil, of: Self.partner) && allBut.admits(account: nil, of: Self.partner))
    }

    @Test("are asked for at Azure AD's door alone")
    func doors() throws {
        var tenant = try Tenant.sample()
        tenant.crossTenantAccess = try access(
            .serviceDefault, CrossTenantSettings(users: InboundTargets(.blocked), applications: InboundTargets(.blocked)))
        let subject = ProvedIdentity.Subject(issuer: Self.partner, id: Self.ana)
        #expect(!tenant.admits(subject, through: .azureAD))
        #expect(tenant.admits(subject, through: .google) && tenant.admits(subject, through: .microsoftAccount))
    }
}

extension CrossTenantSettings {
    fileprivate func with(_ other: CrossTenantSettings) -> CrossTenantSettings {
        var both = self
        both.users = other.users
        both.applications = other.applications
        return both
    }
}
