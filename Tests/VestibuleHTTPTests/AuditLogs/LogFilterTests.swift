import Foundation
import NIOCore
import Testing

@testable import Vestibule
@testable import VestibuleHTTP

@Suite("A $filter of a log") struct LogFilterTests {
    private func search(_ log: EventLog, _ text: String) throws -> LogSearch {
        var search = LogSearch(log, limit: 10)
        try LogFilter(log: log).narrow(&search, by: text)
        return search
    }

    private let id = "0197f000-0000-7000-8000-00000000000a"

    @Test("asks for kinds by name, category, service and result")
    func kinds() throws {
        #expect(try search(.directoryAudits, "activityDisplayName eq 'Invite external user'").activities == [.invitationCreated])
        #expect(
            try search(.directoryAudits, "startswith(activityDisplayName,'Invite external user')").activities
                == [.invitationCreated, .redemptionReset])
        #expect(
            try search(.directoryAudits, "activityDisplayName in ('Delete external user', 'Email sent')").activities
                == [.guestDeleted, .letterSent])
        #expect(
            try search(.directoryAudits, "category eq 'DirectoryManagement' and loggedByService eq 'Core Directory'").activities
                == [
                    .tenantCreated, .tenantChanged, .signingKeyRotated, .authorizationPolicyChanged, .domainPolicyChanged,
                    .domainPolicyApplied, .crossTenantDefaultChanged, .partnerAdded, .partnerChanged, .partnerRemoved,
                ])
        #expect(
            try search(.directoryAudits, "result eq 'failure'").activities == [
                .letterFailed, .letterBounced, .healingFailed, .deviceCodeRefused, .hookDenied, .hookFailed,
            ])
        #expect(try search(.directoryAudits, "category eq 'Nothing'").activities.isEmpty)
        #expect(try search(.signIns, "status/errorCode ne 0").activities == [.passcodeRefused, .accountRefused, .accessDenied])
        #expect(try search(.signIns, "status/errorCode eq 50126").activities == [.passcodeRefused])
    }

    @Test("asks for whom it happened to and who did it, one of each")
    func persons() throws {
        #expect(try search(.directoryAudits, "targetResources/any(t: t/id eq '\(id.uppercased())')").target == id)
        #expect(
            try search(.directoryAudits, "initiatedBy/app/appId eq '\(id)'").initiator
                == .application(try #require(Application.ID(id))))
        #expect(
            try search(.directoryAudits, "initiatedBy/user/id eq '\(id)'").initiator == .guest(try #require(Guest.ID(id))))
        #expect(try search(.signIns, "userId eq '\(id)'").guest == Guest.ID(id))
        let entered = try search(.signIns, "appId eq '\(id)' and userId eq '\(id)'")
        #expect(entered.target == id && entered.guest != nil && entered.activities == [.applicationEntered, .accessDenied])
        #expect(throws: RequestRefusal.malformed("$filter: userId is asked for twice.")) {
            try search(.signIns, "userId eq '\(id)' and userId eq 'x'")
        }
    }

    @Test(
        "asks for times to the millisecond, the narrowest bounds of several",
        arguments: [
            ("activityDateTime ge 2026-11-22T05:00:00Z", 0, nil), ("activityDateTime gt 2026-11-22T05:00:00Z", 1, nil),
            ("activityDateTime lt 2026-11-22T05:00:00.5Z", nil, 500), ("activityDateTime le 2026-11-22T05:00:00.5Z", nil, 501),
            ("activityDateTime eq 2026-11-22T05:00:00Z", 0, 1),
            ("activityDateTime ge 2026-11-22T05:00:00Z and activityDateTime ge 2026-11-22T05:00:02Z", 2000, nil),
            ("activityDateTime lt 2026-11-22T05:00:09Z and activityDateTime lt 2026-11-22T05:00:02Z", nil, 2000),
            ("2026-11-22T05:00:00Z le activityDateTime", 0, nil),
        ] as [(String, Int?, Int?)])
    func times(_ text: String, from: Int?, until: Int?) throws {
        let five = try #require(JSONBody.date("2026-11-22T05:00:00Z"))
        let search = try search(.directoryAudits, text)
        #expect(search.from == from.map { .least(at: five, plus: $0) })
        #expect(search.until == until.map { .least(at: five, plus: $0) })
    }

    @Test(
        "names what cannot be asked",
        arguments: [
            ("correlationId eq 'x'", "correlationId"), ("createdDateTime ge 2026-11-22", "createdDateTime"),
            ("activityDateTime ne 2026-11-22", "activityDateTime"), ("category ne 'x'", "category"), ("category eq 5", "category"),
            ("activityDateTime ge 'yesterday'", "activityDateTime"), ("a eq 'x' or b eq 'y'", "or is not supported"),
            ("not category eq 'x'", "not is not supported"), ("endswith(activityDisplayName,'x')", "endswith"),
            ("startswith(category,'x')", "category"), ("targetResources/any(t: t/displayName eq 'x')", "targetResources"),
            ("userId eq 'x'", "userId"),
        ])
    func refusals(_ text: String, name: String) {
        #expect {
            try search(.directoryAudits, text)
        } throws: { error in
            guard case RequestRefusal.malformed(let sentence) = error else { return false }
            return sentence.hasPrefix("$filter: ") && sentence.contains(name)
        }
    }
}

@Suite("An event in Graph's shape") struct LogResourceTests {
    private let guest = Guest.ID(rawValue: UUID())
    private let application = Application.ID(rawValue: UUID())

    private func names() throws -> LogNames {
        var names = LogNames()
        names.guests[guest] = (try EmailAddress("ana@fabrikam.example"), "Ana \"A\"")
        names.applications[application] = "Contoso Board"
        return names
    }

    private func read(_ write: (inout JSONWriter) -> Void) throws -> [String: Any] {
        var json = JSONWriter(capacity: 16)
        write(&json)
        return try #require(
            try JSONSerialization.jsonObject(with: Data(json.finished().readableBytesView)) as? [String: Any])
    }

    @Test("names the application that did it and the guest and the invitation that it happened to")
    func audit() throws {
        let invitation = UUIDText.write(UUID())
        let event = AuditEvent(
            id: .least(at: Date(timeIntervalSince1970: 1_795_000_000.5)), at: Date(), activity: "invitationCreated",
            actorKind: "application", actor: application.description, target: invitation, guest: guest)
        let resource = DirectoryAuditResource(names: try names(), domain: "contoso.example")
        let audit = try read { resource.write(LoggedEvent(event), to: &$0) }
        #expect(audit["activityDisplayName"] as? String == "Invite external user")
        #expect(audit["activityDateTime"] as? String == "2026-11-18T11:06:40.500Z")
        #expect(audit["result"] as? String == "success" && audit["category"] as? String == "UserManagement")
        let initiator = try #require(audit["initiatedBy"] as? [String: Any])
        #expect((initiator["app"] as? [String: Any])?["displayName"] as? String == "Contoso Board" && initiator["user"] is NSNull)
        let targets = try #require(audit["targetResources"] as? [[String: Any]])
        #expect(targets.map { $0["id"] as? String } == [guest.description, invitation])
        #expect(targets[0]["userPrincipalName"] as? String == "ana_fabrikam.example#EXT#@contoso.example")
        #expect(targets[0]["displayName"] as? String == "Ana \"A\"" && targets[0]["type"] as? String == "User")
    }

    @Test("tells a sign-in's guest, application, network and way, and a wrong code as a failure")
    func signIn() throws {
        func signIn(_ activity: String, target: String?, details: String?) throws -> [String: Any] {
            let event = AuditEvent(
                id: AuditEvent.ID(rawValue: UUID()), at: Date(), activity: activity, actorKind: "visitor", actor: nil,
                target: target,
                guest: guest, details: details)
            let tenant = Tenant(
                id: Tenant.ID(rawValue: UUID()), name: "Contoso", contact: try EmailAddress("it@contoso.example"),
                branding: Branding(tenantName: "Contoso"), createdAt: Date())
            let resource = SignInResource(names: try names(), tenant: tenant)
            return try read { resource.write(LoggedEvent(event), to: &$0) }
        }
        let entered = try signIn("applicationEntered", target: application.description, details: #"{"methods": ["otp"]}"#)
        #expect(entered["appId"] as? String == application.description && entered["appDisplayName"] as? String == "Contoso Board")
        #expect((entered["status"] as? [String: Any])?["errorCode"] as? Int == 0 && entered["ipAddress"] is NSNull)
        let wrong = try signIn(
            "passcodeRefused", target: nil, details: #"{"method": "passcode", "network": "20.1.d.b8.0.1.0.2/64"}"#)
        #expect((wrong["status"] as? [String: Any])?["errorCode"] as? Int == 50126 && wrong["appId"] is NSNull)
        #expect(wrong["ipAddress"] as? String == "2001:db8:1:2::/64")
        let steps = try #require(wrong["authenticationDetails"] as? [[String: Any]])
        #expect(steps[0]["authenticationMethod"] as? String == "Email one-time passcode" && steps[0]["succeeded"] as? Bool == false)
        for (activity, target, details, methods) in [
            ("signedIn", nil, #"{"method": "passkey"}"#, ["Passkey"]),
            ("signedIn", "google", nil, ["Federated identity provider"]),
            ("applicationEntered", nil, #"{"methods": ["otp", "mfa"]}"#, ["Email one-time passcode", "Second factor"]),
            ("applicationEntered", nil, #"{"methods": ["hwk"]}"#, ["Passkey"]),
            ("accessDenied", nil, #"{"methods": ["fed"]}"#, ["Federated identity provider"]),
            ("accessDenied", nil, #"{"methods": []}"#, ["Previously satisfied"]),
        ] as [(String, String?, String?, [String])] {
            let steps = try signIn(activity, target: target, details: details)["authenticationDetails"] as? [[String: Any]]
            #expect(steps?.map { $0["authenticationMethod"] as? String } == methods, "\(activity) \(details ?? "")")
        }
    }
}
