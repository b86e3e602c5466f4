import Foundation
import HTTPTypes
import Hummingbird
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("A service principal") struct ServicePrincipalTests {
    private static let id = Application.ID(rawValue: UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)))
    private static let application = Application(
        id: id, tenant: Tenant.ID(rawValue: UUID()), name: "Board", permissions: [], requiresAssignment: true,
        createdAt: Date(timeIntervalSince1970: 1_800_000_000))

    private func text(_ resource: ServicePrincipalResource, _ roles: [AppRole] = []) throws -> String {
        var json = JSONWriter(capacity: 64)
        resource.write(Self.application, roles: roles, to: &json)
        return String(buffer: json.finished())
    }

    @Test("is its application, with the roles in Graph's shape")
    func shape() throws {
        let role = try AppRole(
            id: AppRole.ID(rawValue: Self.id.rawValue), value: "Projects.Read", displayName: "Reader", isEnabled: false)
        #expect(
            try text(ServicePrincipalResource(select: "AppId, displayname,appRoles,appRoleAssignmentRequired"), [role]) == """
                {"@odata.type":"#microsoft.graph.servicePrincipal","appId":"01020304-0506-0708-090a-0b0c0d0e0f10",\
                "displayName":"Board","appRoleAssignmentRequired":true,"appRoles":[{"id":"01020304-0506-0708-090a-0b0c0d0e0f10",\
                "value":"Projects.Read","displayName":"Reader","description":null,"isEnabled":false,"allowedMemberTypes":["User"],\
                "origin":"Application"}]}
                """)
        let whole = try text(ServicePrincipalResource(select: nil, context: "c"))
        #expect(
            whole.hasPrefix(#"{"@odata.context":"c","@odata.type":"#) && whole.contains(#""servicePrincipalType":"Application""#))
        #expect(throws: RequestRefusal.self) { try ServicePrincipalResource(select: "appId,keyCredentials") }
        #expect(throws: RequestRefusal.self) { try ServicePrincipalResource(select: "") }
    }

    @Test("is found by its id or its name, and by nothing else")
    func filter() throws {
        #expect(try ServicePrincipalFilter("appId eq '\(Self.id)'") == .id(Self.id))
        #expect(try ServicePrincipalFilter("id eq '\(Self.id.description.uppercased())'") == .id(Self.id))
        #expect(try ServicePrincipalFilter("appid EQ 'x'") == .id(nil))
        #expect(try ServicePrincipalFilter("displayName eq 'Ana''s board'") == .name("Ana's board"))
        for text in [
            "displayName ne 'x'", "publisherName eq 'x'", "appId eq 1", "startswith(displayName,'x')", "appId eq 'x' or true",
        ] {
            #expect(throws: RequestRefusal.self, "\(text)") { try ServicePrincipalFilter(text) }
        }
    }
}

@Suite("An app role assignment") struct AppRoleAssignmentTests {
    @Test("is written as Graph does, with zeros for default access")
    func shape() throws {
        let id = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
        func text(_ role: AppRole.ID?) -> String {
            let assignment = Assignment(
                id: Assignment.ID(rawValue: id), guest: Guest.ID(rawValue: id), guestName: "Ana",
                application: Application.ID(rawValue: id), applicationName: "Board", role: role, roleValue: nil,
                createdAt: Date(timeIntervalSince1970: 1_800_000_000))
            return String(decoding: AppRoleAssignmentResource(assignment).json, as: UTF8.self)
        }
        let name = "01020304-0506-0708-090a-0b0c0d0e0f10"
        #expect(
            text(nil) == """
                {"@odata.type":"#microsoft.graph.appRoleAssignment","id":"\(name)","deletedDateTime":null,\
                "appRoleId":"00000000-0000-0000-0000-000000000000","createdDateTime":"2027-01-15T08:00:00Z",\
                "principalDisplayName":"Ana","principalId":"\(name)","principalType":"User","resourceDisplayName":"Board",\
                "resourceId":"\(name)"}
                """)
        #expect(text(AppRole.ID(rawValue: id)).contains(#""appRoleId":"\#(name)""#))
    }

    private func roles(_ json: String) async throws -> [WantedRole] {
        let body =
            #"{"invitedUserEmailAddress": "a@b.example", "inviteRedirectUrl": "https://a.example/", "appRoleAssignments": \#(json)}"#
        let request = Request.sample(.post, headers: [.contentType: "application/json"], body: body)
        var read = try JSONBody(try await request.json(try .sample()))
        defer { #expect(throws: Never.self) { try read.finish() } }
        return try InvitationBody.read(&read).roles
    }

    @Test("comes with an invitation by the role's id or by its value")
    func invited() async throws {
        let (app, role) = (Application.ID(rawValue: UUID()), AppRole.ID(rawValue: UUID()))
        let read = try await roles(
            """
            [{"resourceId": "\(app)", "appRoleId": "\(role)"}, {"resourceId": "\(app)", "appRole": "Projects.Read"},
             {"@odata.type": "#microsoft.graph.appRoleAssignment", "resourceId": "\(app)", "appRoleId": "\(AppRole.ID.ofDefaultAccess)"}]
            """)
        #expect(
            read == [
                WantedRole(.id(role), of: app), WantedRole(.value("Projects.Read"), of: app), WantedRole(.defaultAccess, of: app),
            ])
        for wrong in [
            #"[{"resourceId": "\#(app)"}]"#, #"[{"appRole": "x"}]"#, #"[{"resourceId": "board", "appRole": "x"}]"#,
            #"[{"resourceId": "\#(app)", "appRole": "x", "appRoleId": "\#(role)"}]"#, #"["x"]"#,
            #"[{"resourceId": "\#(app)", "appRole": "x", "principalId": "y"}]"#,
        ] {
            await #expect(throws: RequestRefusal.self, "\(wrong)") { try await roles(wrong) }
        }
    }
}
