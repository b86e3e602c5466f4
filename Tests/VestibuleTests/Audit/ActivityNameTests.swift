import Foundation
import Testing

@testable import Vestibule

@Suite("An activity's name") struct ActivityNameTests {
    @Test("is Entra's where Entra has one")
    func entras() {
        let names: [AuditEvent.Activity: String] = [
            .invitationCreated: "Invite external user", .invitationRedeemed: "Redeem external user invite",
            .guestDeleted: "Delete external user", .redemptionReset: "Invite external user with reset invitation status",
            .appRoleAssigned: "Add app role assignment grant to user",
            .sessionsRevoked: "Update StsRefreshTokenValidFrom Timestamp",
        ]
        for (activity, name) in names {
            #expect(ActivityName(of: activity).text == name)
            #expect(ActivityName(of: activity).category == .userManagement)
        }
    }

    @Test("is shared only by activities of one category")
    func shared() {
        let kinds = Dictionary(grouping: AuditEvent.Activity.allCases) { ActivityName(of: $0).text }
        for (name, activities) in kinds {
            #expect(Set(activities.map { ActivityName(of: $0).category }).count == 1, "\(name)")
        }
        #expect(kinds.count > 40)
    }

    @Test("is told in one log at least")
    func logs() {
        let told = EventLog.directoryAudits.activities.union(EventLog.signIns.activities)
        #expect(told == Set(AuditEvent.Activity.allCases))
        #expect(EventLog.directoryAudits.activities.isDisjoint(with: [.signedIn, .applicationEntered, .passcodeRefused]))
    }
}

@Suite("The moment of an event") struct EventMomentTests {
    @Test("stands in its id, and bounds of moments are bounds of ids")
    func moment() {
        let moment = Date(timeIntervalSince1970: 1_795_000_000.042)
        let surroundings = Surroundings(now: { moment }, randomBytes: { Array(repeating: 0xAB, count: $0) })
        let event = AuditEvent(
            id: surroundings.newID(), at: .distantPast, activity: "signedIn", actorKind: "guest", actor: nil, target: nil)
        #expect(abs(event.beganAt.timeIntervalSince(moment)) < 0.002)
        func precedes(_ a: AuditEvent.ID, _ b: AuditEvent.ID) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
        #expect(precedes(.least(at: event.beganAt), event.id))
        #expect(precedes(event.id, .least(at: event.beganAt, plus: 1)))
        #expect(AuditEvent.ID.least(at: .distantPast).bytes == Array(repeating: 0, count: 16))
        #expect(AuditEvent.ID.least(at: .distantFuture).bytes.first != 0 || Date.distantFuture.timeIntervalSince1970 < 1e12)
    }
}
