import Foundation
import TestSupport
import Testing

@Suite("Roles of guests")
struct RolesOfGuestsTests {
    private static let address = "ana@fabrikam.example"
    private static let permissions = ["User.ReadWrite.All", "AppRoleAssignment.ReadWrite.All", "Application.ReadWrite.All"]

    /// A tenant with one application that declares two roles.
    private func withApplication(
        permissions: [String] = permissions, _ body: (TestService, RelyingApplication, Roles) async throws -> Void
    ) async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: permissions)
            let application = try await RelyingApplication.register(at: tenant)
            let path = "/tenants/\(tenant.domain)/applications/\(application.clientID)"
            var ids: [String] = []
            for value in ["Projects.Write", "Projects.Read"] {
                let made = try await service.admin("POST", path + "/roles", ["value": .string(value), "displayName": "A role"])
                ids.append(made["id"].text ?? "")
            }
            try await body(service, application, Roles(path: path, writer: ids[0], reader: ids[1]))
        }
    }

    private struct Roles {
        /// The application's, below `/admin`.
        let path: String
        let writer, reader: String
    }

    private func ana(_ application: RelyingApplication, _ roles: JSON) async throws -> (Browser, guest: String) {
        let invited = try await application.tenant.invite(Self.address, ["appRoleAssignments": roles])
        let ana = Browser(application.tenant.service)
        try await ana.redeem(invited.link, as: Self.address)
        return (ana, invited.guest)
    }

    private func tryAdmin(_ service: TestService, _ method: String, _ path: String, _ body: JSON) async throws -> Int {
        try await service.json(method, "/admin\(path)", bearer: service.adminToken, body).status
    }

    private func roles(in tokens: HTTPAnswer, of application: RelyingApplication) throws -> JSON {
        try application.claims(of: tokens.json["id_token"].text ?? "")["roles"]
    }

    @Test("come with the invitation, are told in tokens, and are gone with the next refresh once they are taken away")
    func story() async throws {
        try await withApplication { service, application, roles in
            let board = JSON.string(application.clientID)
            let (ana, guest) = try await ana(
                application,
                [["resourceId": board, "appRole": "Projects.Write"], ["resourceId": board, "appRoleId": .string(roles.reader)]])
            let tokens = try await application.tokens(for: try await application.authorize(ana))
            #expect(try self.roles(in: tokens, of: application) == ["Projects.Read", "Projects.Write"])
            let access = tokens.json["access_token"].text ?? ""
            #expect(try application.claims(of: access)["roles"] == ["Projects.Read", "Projects.Write"])
            #expect(
                try await application.post("introspect", ["token": access]).json["roles"] == ["Projects.Read", "Projects.Write"])

            let path = "/v1.0/users/\(guest)/appRoleAssignments"
            let all = try await application.tenant.graph("GET", path).json["value"].items
            #expect(all.count == 2)
            for assignment in all where assignment["appRoleId"].text == roles.writer {
                let gone = try await application.tenant.graph("DELETE", "\(path)/\(assignment["id"].text ?? "")")
                #expect(gone.status == 204)
            }
            #expect(try await application.post("introspect", ["token": access]).json["roles"] == ["Projects.Read"])
            let refreshed = try await application.refresh(tokens.json["refresh_token"].text ?? "")
            #expect(try self.roles(in: refreshed, of: application) == ["Projects.Read"])
            #expect(try await tryAdmin(service, "PATCH", roles.path + "/roles/projects.read", ["enabled": false]) == 404)
            _ = try await service.admin("PATCH", roles.path + "/roles/Projects.Read", ["enabled": false])
            let none = try await application.tokens(for: try await application.authorize(ana))
            #expect(try none.status == 200 && self.roles(in: none, of: application) == .null)
            let events = try await service.admin("GET", "/tenants/\(application.tenant.domain)/events")["value"].items
            let kinds = events.compactMap { $0["activity"].text }
            #expect(kinds.filter { $0 == "appRoleAssigned" }.count == 2 && kinds.contains("appRoleAssignmentRemoved"))
        }
    }

    @Test("let nobody into an application that requires assignment without one, and bite at once")
    func required() async throws {
        try await withApplication { service, application, roles in
            let board = JSON.string(application.clientID)
            let (ana, guest) = try await ana(application, [])
            let before = try await application.tokens(for: try await application.authorize(ana))
            let access = before.json["access_token"].text ?? ""
            let principal = "/v1.0/servicePrincipals(appId='\(application.clientID)')"
            let switched = try await application.tenant.graph("PATCH", principal, ["appRoleAssignmentRequired": true])
            #expect(switched.status == 204)
            #expect(try await application.tenant.graph("GET", principal).json["appRoleAssignmentRequired"] == true)

            let refused = try await application.authorize(ana, ["state": "s"])
            #expect(refused["error"] == "access_denied" && refused["state"] == "s" && refused["code"] == nil)
            #expect(refused["error_description"]?.contains("Ask it@contoso.example") == true)
            #expect(try await application.userInfo(access).status == 401)
            #expect(try await application.post("introspect", ["token": access]).json["active"] == false)

            let assigned = try await application.tenant.graph(
                "POST", "/v1.0/servicePrincipals/\(application.clientID)/appRoleAssignedTo",
                ["principalId": .string(guest), "resourceId": board, "appRoleId": "00000000-0000-0000-0000-000000000000"])
            #expect(assigned.status == 201)
            #expect(try await application.userInfo(access).status == 200)
            let tokens = try await application.tokens(for: try await application.authorize(ana))
            #expect(try tokens.status == 200 && self.roles(in: tokens, of: application) == .null)

            let code = try await application.authorize(ana)
            _ = try await application.tenant.graph(
                "DELETE", "/v1.0/servicePrincipals/\(application.clientID)/appRoleAssignedTo/\(assigned.json["id"].text ?? "")")
            for answer in [
                try await application.tokens(for: code), try await application.refresh(tokens.json["refresh_token"].text ?? ""),
            ] {
                #expect(answer.status == 400 && answer.json["error"].text == "invalid_grant")
                #expect(answer.json["error_description"].text?.contains("Ask it@contoso.example") == true)
            }
            // What was refused is over, whoever is assigned afterwards.
            _ = try await service.admin(
                "POST", "/tenants/\(application.tenant.domain)/guests/\(guest)/roles",
                ["application": board, "role": "Projects.Read"])
            #expect(try await application.userInfo(tokens.json["access_token"].text ?? "").status == 401)
            #expect(try await application.userInfo(access).status == 200)
            #expect(try await application.authorize(ana)["code"] != nil)
        }
    }

    @Test("are read and written as Microsoft Graph does it, from the guest's side and from the application's")
    func graph() async throws {
        try await withApplication { service, application, roles in
            let tenant = application.tenant
            let guest = try await tenant.invite(Self.address).guest
            let found = try await tenant.graph(
                "GET",
                "/v1.0/servicePrincipals?$filter=appId%20eq%20'\(application.clientID)'&$select=id,appId,displayName,appRoles")
            let principal = try #require(found.json["value"].items.first)
            #expect(found.json["value"].items.count == 1 && principal["id"] == principal["appId"])
            #expect(principal["appRoles"].items.map { $0["value"] } == ["Projects.Read", "Projects.Write"])
            let named = try await tenant.graph("GET", "/v1.0/servicePrincipals?$filter=displayName%20eq%20'contoso%20board'&$top=1")
            #expect(named.json["value"].items.map { $0["id"] } == [principal["id"]])
            let pages = try await tenant.graph("GET", "/v1.0/servicePrincipals?$top=1")
            #expect(pages.json["value"].items.count == 1 && pages.json["@odata.nextLink"].text != nil)
            let strangers = try await tenant.graph("GET", "/v1.0/servicePrincipals?$filter=appId%20eq%20'\(UUID())'")
            #expect(strangers.status == 200 && strangers.json["value"].items.isEmpty)

            let path = "/v1.0/users/\(guest)/appRoleAssignments"
            let body: JSON = ["principalId": .string(guest), "resourceId": principal["id"], "appRoleId": .string(roles.reader)]
            let made = try await tenant.graph("POST", path, body)
            #expect(made.status == 201 && made.json["principalType"].text == "User")
            #expect(made.json["@odata.context"].text == "\(service.base)/v1.0/$metadata#appRoleAssignments/$entity")
            #expect(made.json["resourceDisplayName"].text == "Contoso Board" && made.json["appRoleId"].text == roles.reader)
            let twice = try await tenant.graph("POST", path, body)
            #expect(twice.status == 400 && twice.json["error"]["code"].text == "Request_BadRequest")
            #expect(twice.json["error"]["message"].text == "Permission being assigned already exists on the object")
            let id = made.json["id"].text ?? ""
            for one in ["\(path)/\(id)", "/v1.0/servicePrincipals/\(application.clientID)/appRoleAssignedTo/\(id)"] {
                #expect(try await tenant.graph("GET", one).json["principalId"].text == guest)
            }
            let list = try await tenant.graph("GET", "/v1.0/servicePrincipals/\(application.clientID)/appRoleAssignedTo")
            #expect(list.json["value"].items.map { $0["id"].text } == [id])
            let second: JSON = ["principalId": .string(guest), "resourceId": principal["id"], "appRoleId": .string(roles.writer)]
            _ = try await tenant.graph("POST", path, second)
            // The user of the path is named by the principal name as well.
            let name = try await tenant.graph("GET", "/v1.0/users/\(guest)").json["userPrincipalName"].text ?? ""
            let byName = "/v1.0/users/\(name.replacing("#", with: "%23"))/appRoleAssignments"
            #expect(try await tenant.graph("GET", byName).json["value"].items.count == 2)
            let page = try await tenant.graph("GET", path + "?$top=1")
            let next = try #require(page.json["@odata.nextLink"].text?.dropFirst(service.base.count))
            let rest = try await tenant.graph("GET", String(next)).json
            #expect(page.json["value"].items.map { $0["id"].text } == [id] && rest["@odata.nextLink"] == .null)
            #expect(rest["value"].items.map { $0["appRoleId"].text } == [roles.writer])

            for (changes, status): ([String: JSON], Int) in [
                (["appRoleId": .string(UUID().uuidString)], 400), (["resourceId": .string(UUID().uuidString)], 404),
                (["principalId": .string(UUID().uuidString)], 400), (["appRoleId": "Projects.Read"], 400),
                (["appRoleId": .null], 400), (["x": "y"], 400),
            ] {
                guard case .object(let fields) = body else { continue }
                let wrong = try await tenant.graph("POST", path, .object(fields.merging(changes) { $1 }))
                #expect(wrong.status == status, "\(changes)")
            }
            for missing in [
                "/v1.0/users/\(UUID())/appRoleAssignments", "\(path)/\(UUID())", "/v1.0/servicePrincipals/\(UUID())",
                "/v1.0/servicePrincipals(appId='\(UUID())')", "/v1.0/servicePrincipals(x)",
                "/v1.0/servicePrincipals/\(tenant.clientID)/appRoleAssignedTo/\(id)",
            ] {
                #expect(try await tenant.graph("GET", missing).status == 404, "\(missing)")
            }
            #expect(try await tenant.graph("DELETE", "\(path)/\(id)").status == 204)
            #expect(try await tenant.graph("DELETE", "\(path)/\(id)").status == 404)
        }
    }

    @Test("are given by nobody who may only invite, and an invitation with a role that there is not invites nobody")
    func forbidden() async throws {
        try await withApplication(permissions: ["User.Invite.All", "User.Read.All"]) { service, application, roles in
            let tenant = application.tenant
            let wanted: JSON = [["resourceId": .string(application.clientID), "appRole": "Projects.Read"]]
            let refused = try await tenant.tryToInvite(Self.address, ["appRoleAssignments": wanted])
            #expect(refused.status == 403)
            #expect(refused.json["error"]["message"].text?.contains("AppRoleAssignment.ReadWrite.All") == true)
            let guest = try await tenant.invite("bo@fabrikam.example").guest
            for (method, path) in [
                ("GET", "/v1.0/servicePrincipals"), ("GET", "/v1.0/users/\(guest)/appRoleAssignments"),
                ("POST", "/v1.0/users/\(guest)/appRoleAssignments"), ("PATCH", "/v1.0/servicePrincipals/\(application.clientID)"),
            ] {
                #expect(try await tenant.graph(method, path, method == "GET" ? nil : [:]).status == 403, "\(method) \(path)")
            }
        }
        try await withApplication { service, application, roles in
            let tenant = application.tenant
            for wrong in [
                ["resourceId": JSON.string(application.clientID), "appRole": "Projects.Own"],
                ["resourceId": .string(UUID().uuidString), "appRole": "Projects.Read"],
            ] {
                let answer = try await tenant.tryToInvite(Self.address, ["appRoleAssignments": [.object(wrong)]])
                #expect(answer.status == 400, "\(wrong)")
                #expect(answer.json["error"]["message"].text?.contains(wrong["appRole"]?.text ?? "") == true)
            }
            #expect(try await tenant.graph("GET", "/v1.0/users").json["value"].items.isEmpty)
            let reader: JSON = [["resourceId": .string(application.clientID), "appRole": "Projects.Read"]]
            let first = try await tenant.invite("bo@fabrikam.example", ["appRoleAssignments": reader], key: "k").answer
            let again = try await tenant.invite("bo@fabrikam.example", ["appRoleAssignments": reader], key: "k").answer
            #expect(first.json == again.json && first.json["appRoleAssignments"] == reader)
            #expect(try await tenant.tryToInvite("bo@fabrikam.example", key: "k").status == 409)
            // A role of the directory's name, told to the application, opens nothing of the directory.
            _ = try await service.admin("POST", roles.path + "/roles", ["value": "User.ReadWrite.All"])
            let (ana, _) = try await ana(
                application, [["resourceId": .string(application.clientID), "appRole": "User.ReadWrite.All"]])
            let tokens = try await application.tokens(for: try await application.authorize(ana))
            #expect(try self.roles(in: tokens, of: application) == ["User.ReadWrite.All"])
            let bearer = tokens.json["access_token"].text ?? ""
            #expect(try await service.json("GET", "/v1.0/users", bearer: bearer).status == 401)
        }
    }

    @Test("are an operator's to declare, give and take over /admin")
    func admin() async throws {
        try await withApplication { service, application, roles in
            let shown = try await service.admin("GET", roles.path)
            #expect(shown["roles"].items.map { $0["value"] } == ["Projects.Read", "Projects.Write"])
            #expect(shown["assignmentRequired"] == false)
            #expect(try await service.admin("PATCH", roles.path, ["assignmentRequired": true])["assignmentRequired"] == true)
            let guest = try await application.tenant.invite(Self.address).guest
            let path = "/tenants/\(application.tenant.domain)/guests/\(guest)/roles"
            let board = JSON.string(application.clientID)
            let made = try await service.admin("POST", path, ["application": board, "role": "Projects.Write"])
            _ = try await service.admin("POST", path, ["application": board])
            let held = try await service.admin("GET", path)["value"].items
            #expect(held.map { $0["role"] } == ["Projects.Write", .null] && held[0]["name"].text == "Contoso Board")
            _ = try await service.admin("DELETE", path + "/\(made["id"].text ?? "")")
            #expect(try await service.admin("GET", path)["value"].items.count == 1)
            for wrong: JSON in [
                ["value": "Projects.Read"], ["value": "no spaces"], ["value": "x", "y": "z"], ["displayName": "x"],
            ] {
                let status = wrong["value"].text == "Projects.Read" ? 409 : 400
                #expect(try await tryAdmin(service, "POST", roles.path + "/roles", wrong) == status, "\(wrong)")
            }
            _ = try await service.admin("POST", roles.path + "/roles", ["value": "a+b/c"])
            _ = try await service.admin("DELETE", roles.path + "/roles/a+b%2Fc")
            _ = try await service.admin("DELETE", roles.path + "/roles/\(roles.writer)")
            #expect(try await service.admin("GET", roles.path)["roles"].items.map { $0["value"] } == ["Projects.Read"])
        }
    }
}
