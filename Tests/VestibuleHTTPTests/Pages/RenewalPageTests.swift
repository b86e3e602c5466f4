import Foundation
import Testing
import Vestibule

@testable import VestibuleHTTP

extension PagesTests {
    func renewal(_ letterhead: Letterhead) throws -> RenewalPage {
        let standings: [RenewalNotice.Standing] = [
            .open(hasEnded: false), .open(hasEnded: true), .declined(hasEnded: false), .renewed(until: Self.noon),
            .renewed(until: nil),
            .closed,
        ]
        let entries = try standings.enumerated().map { index, standing in
            RenewalNotice.Entry(
                guest: EndingGuest(
                    id: Guest.ID(rawValue: UUID()), name: "<b>\(index)</b>", address: try EmailAddress("ana@fabrikam.example"),
                    endsAt: Self.noon, step: 0),
                lastSignIn: index == 0 ? nil : Self.noon, standing: standing)
        }
        let tenant = Tenant(
            id: Tenant.ID(rawValue: UUID()), name: "Contoso", contact: try EmailAddress("it@contoso.example"),
            branding: Branding(tenantName: "Contoso"), createdAt: Self.noon)
        return RenewalPage(
            letterhead,
            RenewalNotice(tenant: tenant.id, sponsor: try EmailAddress("boss@contoso.example"), isAlive: true, entries: entries),
            tenant: tenant, action: "/sponsor/renewal?w=x", token: "t")
    }

    @Test("ask a sponsor about each guest where there is something to decide, and say how it stands where there is not")
    func renewals() throws {
        let text = try Pages().render(renewal(letterhead()))
        #expect(text.matches(of: /value="renew">Renew for 180 days/).count == 3)
        #expect(text.matches(of: /value="end"/).count == 1)
        for said in ["Access lasts until 14 March 2026", "Access has no end any more.", "never", "Access ended", "&lt;b&gt;0"] {
            #expect(text.contains(said), "\(said)")
        }
        #expect(text.matches(of: /nothing to decide here/).count == 1)
    }
}
