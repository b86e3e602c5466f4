import Foundation
import Testing

@testable import Vestibule

@Suite("Who may invite") struct AuthorizationPolicyTests {
    @Test(
        "is anybody with the permission unless nobody may, and a guest only where everyone may",
        arguments: [
            (.nobody, application: false, guest: false), (.adminsAndGuestInviters, application: true, guest: false),
            (.adminsGuestInvitersAndAllMembers, application: true, guest: false), (.everyone, application: true, guest: true),
        ] as [(AuthorizationPolicy.InvitesFrom, application: Bool, guest: Bool)])
    func table(_ from: AuthorizationPolicy.InvitesFrom, application: Bool, guest: Bool) throws {
        var tenant = try Tenant.sample()
        tenant.authorization.invitesFrom = from
        let somebody = Inviter.guest(Surroundings.sample().newID(), sponsors: [])
        let request = InvitationRequest(address: "ana@fabrikam.example", redirectURL: "https://app.example/start")
        for (inviter, isAdmitted) in [(Inviter.application, application), (somebody, guest)] {
            #expect(tenant.authorization.admits(inviter) == isAdmitted)
            var refusal: InviteRefusal?
            do { _ = try permit(request, from: inviter, in: tenant, at: Surroundings.sample().now()) } catch { refusal = error }
            #expect(refusal == (isAdmitted ? nil : .mayNotInvite(from)))
            #expect(refusal?.sentence.contains("allowInvitesFrom: \(from.rawValue)") ?? isAdmitted)
        }
    }

    @Test("is not guests unless an administrator says so")
    func usual() { #expect(!AuthorizationPolicy().admits(.guest(Surroundings.sample().newID(), sponsors: []))) }
}
