import Foundation
import TestSupport
import Testing

/// A guest's life as a program writes it for Microsoft Graph.
@Suite("A guest's life over the API")
struct GuestLifeTests {
    @Test("is changed, blocked, let in again, deleted, restored and purged, in Graph's shapes")
    func life() async throws {
        try await RelyingApplication.run { service, board, ana in
            let contoso = board.tenant
            let found = try await contoso.graph("GET", "/v1.0/users?$filter=mail%20eq%20'ana@fabrikam.example'")
            let id = try #require(found.json["value"].items.first?["id"].text)
            let user = "/v1.0/users/\(id)"

            // Changed: what is named, and no more.
            let patched = try await contoso.graph(
                "PATCH", user,
                [
                    "@odata.type": "#microsoft.graph.user", "displayName": "Ana Silva-Pinto", "jobTitle": "Tester",
                    "companyName": "Fabrikam", "preferredLanguage": "pt-PT", "businessPhones": ["+351 2"],
                ])
            #expect(patched.status == 204 && patched.body.isEmpty)
            #expect(try await contoso.graph("PATCH", user, ["jobTitle": .null]).status == 204)
            let read = try await contoso.graph("GET", user + "?$select=id,displayName,jobTitle,companyName,businessPhones")
            #expect(
                read.json == [
                    "id": .string(id), "displayName": "Ana Silva-Pinto", "jobTitle": .null, "companyName": "Fabrikam",
                    "businessPhones": ["+351 2"],
                ])
            for (body, words) in [
                (["mail": "eve@fabrikam.example"], "mail cannot be written"), (["nothing": true], "nothing is not known"),
                (["surname": false], "surname must be a string or null"), (["surname": ""], "surname: give 1 to 64"),
            ] as [(JSON, String)] {
                let refused = try await contoso.graph("PATCH", user, body)
                #expect(refused.status == 400 && refused.json["error"]["code"].text == "Request_BadRequest")
                #expect(refused.json["error"]["message"].text?.contains(words) == true, "\(refused.text)")
            }

            // Found by company, by a word of the name, and counted.
            for query in [
                "$filter=companyName%20eq%20'FABRIKAM'", "$filter=startswith(companyName,'fab')",
                "$search=%22displayName:pinto%22", "$search=%22displayName:si%20ana%22%20AND%20%22mail:ana%22",
            ] {
                let answer = try await contoso.graph(
                    "GET", "/v1.0/users?\(query)&$count=true", headers: [("ConsistencyLevel", "eventual")])
                #expect(answer.json["value"].items.map { $0["id"].text } == [id] && answer.json["@odata.count"] == .number(1))
                let count = try await contoso.graph("GET", "/v1.0/users/$count?\(query)")
                #expect(count.text == "1" && count["Content-Type"]?.hasPrefix("text/plain") == true)
            }
            #expect(try await contoso.graph("GET", "/v1.0/users/%24count?$filter=companyName%20eq%20'x'").text == "0")
            let signedIn = try await contoso.graph("GET", user + "?$select=signInActivity").json["signInActivity"]
            #expect(signedIn["lastSuccessfulSignInDateTime"].text?.hasSuffix("Z") == true)

            // Blocked: everything that the guest holds is nothing from now on.
            let tokens = try await board.tokens(for: try await board.authorize(ana)).json
            let refresh = try #require(tokens["refresh_token"].text)
            let code = try await board.authorize(ana)
            #expect(try await contoso.graph("PATCH", user, ["accountEnabled": false]).status == 204)
            #expect(try await ana.open("/\(contoso.domain)/me").heading == "Sign in to Contoso")
            #expect(try await board.tokens(for: code).json["error"].text == "invalid_grant")
            #expect(try await board.refresh(refresh).json["error"].text == "invalid_grant")
            #expect(try await board.userInfo(tokens["access_token"].text ?? "").status == 401)
            #expect(
                try await contoso.graph("GET", "/v1.0/users?$filter=accountEnabled%20eq%20false").json["value"].items.count == 1)
            #expect(try await contoso.graph("PATCH", user, ["accountEnabled": true]).status == 204)
            #expect(try await ana.open("/\(contoso.domain)/me").heading == "Sign in to Contoso")

            // Deleted, seen, restored; deleted and purged.
            #expect(try await contoso.graph("DELETE", user).status == 204)
            for path in [
                "/v1.0/directory/deletedItems/graph.user", "/v1.0/directory/deleteditems/microsoft.graph.user?$count=true",
                "/v1.0/directory/deletedItems/microsoft.graph.user?$filter=startswith(mail,'ana')",
            ] {
                let listed = try await contoso.graph("GET", path).json["value"].items
                #expect(listed.map { $0["id"].text } == [id] && listed.first?["deletedDateTime"].text?.hasSuffix("Z") == true)
            }
            #expect(try await contoso.graph("GET", "/v1.0/directory/deletedItems/graph.user/$count").text == "1")
            let item = "/v1.0/directory/deletedItems/\(id)"
            #expect(try await contoso.graph("GET", item).json["@odata.type"].text == "#microsoft.graph.user")
            let other = try await contoso.invite("ana@fabrikam.example")
            let clash = try await contoso.graph("POST", item + "/restore")
            #expect(clash.status == 409 && clash.json["error"]["message"].text?.contains(other.guest) == true)
            #expect(try await contoso.graph("DELETE", "/v1.0/users/\(other.guest)").status == 204)
            let restored = try await contoso.graph("POST", item + "/restore")
            #expect(restored.status == 200 && restored.json["@odata.type"].text == "#microsoft.graph.user")
            #expect(restored.json["id"].text == id && restored.json["externalUserState"].text == "Accepted")
            #expect(try await contoso.graph("GET", item).status == 404)
            #expect(try await ana.open("/\(contoso.domain)/me").heading == "Sign in to Contoso")
            #expect(try await contoso.graph("DELETE", user).status == 204)
            #expect(try await contoso.graph("DELETE", item).status == 204)
            #expect(try await contoso.graph("DELETE", item).status == 404)
            #expect(try await contoso.graph("POST", item + "/restore").status == 404)
            let events = try await service.admin("GET", "/tenants/\(contoso.domain)/events?limit=100")
            let activities = Set(events["value"].items.compactMap { $0["activity"].text })
            #expect(
                activities.isSuperset(of: [
                    "guestChanged", "guestDisabled", "guestEnabled", "guestDeleted", "guestRestored", "guestPurged",
                ]), "\(events)")
        }
    }

    @Test("is named by id, by key in parentheses and by principal name, whatever its address holds")
    func names() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant()
            for address in ["ana@fabrikam.example", "b_o+x@fabrikam.example", "o'brien@fabrikam.example"] {
                let id = try await contoso.invite(address).guest
                let name = try #require(
                    try await contoso.graph("GET", "/v1.0/users/\(id)").json["userPrincipalName"].text)
                let escaped = name.replacing("#", with: "%23")
                let doubled = escaped.replacing("'", with: "''")
                for path in [
                    "/v1.0/users/\(id)", "/v1.0/users('\(id)')", "/v1.0/Users/\(id.uppercased())", "/v1.0/users/\(escaped)",
                    "/v1.0/users/\(escaped.uppercased().replacing("V1.0", with: "v1.0"))", "/v1.0/users('\(doubled)')",
                    "/v1.0/users(%27\(doubled.replacing("'", with: "%27").replacing("+", with: "%2B"))%27)",
                ] {
                    #expect(try await contoso.graph("GET", path + "?$select=id").json["id"].text == id, "\(path)")
                }
                #expect(try await contoso.graph("PATCH", "/v1.0/users/\(escaped)", ["city": "Porto"]).status == 204)
                #expect(try await contoso.graph("POST", "/v1.0/users('\(id)')/revokeSignInSessions").status == 200)
                #expect(try await contoso.graph("GET", "/v1.0/users/\(id)?$select=city").json["city"].text == "Porto")
                #expect(try await contoso.graph("DELETE", "/v1.0/users('\(doubled)')").status == 204)
                #expect(try await contoso.graph("GET", "/v1.0/users/\(id)").status == 404)
            }
            for nobody in ["ana", "ana@fabrikam.example", "x_y.example%23EXT%23@contoso.example", "%23", "%FF", "''"] {
                #expect(try await contoso.graph("GET", "/v1.0/users/\(nobody)").status == 404, "\(nobody)")
            }
        }
    }

    @Test("is read once and then by its tag, and changed by who has seen what it is")
    func versions() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant()
            let user = "/v1.0/users/\(try await contoso.invite("ana@fabrikam.example").guest)"
            let first = try await contoso.graph("GET", user)
            let tag = try #require(first["ETag"])
            #expect(try await contoso.graph("GET", user + "?$select=@odata.etag").json == ["@odata.etag": .string(tag)])
            let again = try await contoso.graph("GET", user, headers: [("If-None-Match", tag)])
            #expect(again.status == 304 && again["ETag"] == tag && again.body.isEmpty)
            func patch(_ name: String, _ condition: String) async throws -> HTTPAnswer {
                try await contoso.graph("PATCH", user, headers: [("If-Match", condition)], ["displayName": .string(name)])
            }
            #expect(try await patch("Ana", tag).status == 204)
            let outdated = try await patch("Bo", tag)
            #expect(outdated.status == 412 && outdated.json["error"]["code"].text == "Request_PreconditionFailed")
            #expect(try await contoso.graph("DELETE", user, headers: [("If-Match", tag)]).status == 412)
            #expect(try await contoso.graph("PATCH", user, headers: [("If-Match", tag)], [:]).status == 412)
            #expect(try await contoso.graph("GET", user, headers: [("If-None-Match", tag)]).json["displayName"].text == "Ana")
            #expect(try await patch("Cleo", "*").status == 204)
            let now = try #require(try await contoso.graph("GET", user)["ETag"])
            #expect(try await contoso.graph("DELETE", user, headers: [("If-Match", "W/\"0\", \(now)")]).status == 204)
            #expect(try await patch("Dan", "*").status == 404)
        }
    }

    @Test("has sponsors, the first of whom the letters go to")
    func sponsors() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant()
            let path = "/v1.0/users/\(try await contoso.invite("ana@fabrikam.example").guest)/sponsors"
            func listed() async throws -> [JSON] { try await contoso.graph("GET", path).json["value"].items }
            #expect(try await listed().map { $0["mail"].text } == ["projects@contoso.example"])
            func add(_ sponsor: String) async throws -> HTTPAnswer {
                try await contoso.graph("POST", path + "/$ref", ["@odata.id": .string("\(service.base)/v1.0/users/\(sponsor)")])
            }
            #expect(try await add("boss@contoso.example").status == 204)
            let twice = try await add("boss@contoso.example")
            #expect(twice.status == 400 && twice.json["error"]["message"].text?.contains("already exist") == true)
            #expect(try await add("nobody").status == 400)
            #expect(try await add("01890a5d-ac96-874b-bcce-b302099a8057").status == 404)
            let boss = try #require(try await listed().first)
            #expect(boss["mail"].text == "boss@contoso.example" && boss["@odata.type"].text == "#microsoft.graph.user")
            #expect(try await contoso.graph("DELETE", "\(path)/\(boss["id"].text ?? "")/$ref").status == 204)
            #expect(try await contoso.graph("DELETE", "\(path)/\(boss["id"].text ?? "")/$ref").status == 404)
            #expect(try await listed().map { $0["mail"].text } == ["projects@contoso.example"])
        }
    }

    @Test("is another tenant's no more than one that never was, and not for who may only read")
    func walls() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant()
            let fabrikam = try await service.tenant("Fabrikam", domain: "fabrikam.example")
            let reader = try await service.tenant("Reader", domain: "reader.example", permissions: ["User.Read.All"])
            let there = try await contoso.invite("ana@northwind.example").guest
            let gone = try await contoso.invite("bo@northwind.example").guest
            #expect(try await contoso.graph("DELETE", "/v1.0/users/\(gone)").status == 204)
            let nobody = "01a1fcf2-0000-7000-8000-000000000000"
            let reference: JSON = ["@odata.id": "https://x.example/v1.0/users/boss@contoso.example"]
            let calls: [(String, (String) -> String, JSON?, String)] = [
                ("GET", { "/v1.0/users/\($0)" }, nil, there), ("GET", { "/v1.0/users('\($0)')" }, nil, there),
                ("PATCH", { "/v1.0/users/\($0)" }, ["accountEnabled": false], there),
                ("PATCH", { "/v1.0/users/\($0)" }, [:], there),
                ("DELETE", { "/v1.0/users/\($0)" }, nil, there), ("POST", { "/v1.0/users/\($0)/revokeSignInSessions" }, nil, there),
                ("GET", { "/v1.0/users/\($0)/sponsors" }, nil, there),
                ("POST", { "/v1.0/users/\($0)/sponsors/$ref" }, reference, there),
                ("DELETE", { "/v1.0/users/\($0)/sponsors/\(nobody)/$ref" }, nil, there),
                ("GET", { "/v1.0/directory/deletedItems/\($0)" }, nil, gone),
                ("POST", { "/v1.0/directory/deletedItems/\($0)/restore" }, nil, gone),
                ("DELETE", { "/v1.0/directory/deletedItems/\($0)" }, nil, gone),
            ]
            // With row-level security, and without it: then the statements themselves are the wall.
            for isSecured in [true, false] {
                for table in isSecured ? [] : ["guests", "guest_sponsors", "invitations", "sessions"] {
                    try await service.sql("create policy open_door on \(table) to vestibule_app using (true) with check (true)")
                }
                for (method, path, body, id) in calls {
                    let foreign = try await fabrikam.graph(method, path(id), body)
                    let unknown = try await fabrikam.graph(method, path(nobody), body)
                    #expect(foreign.status == 404 && unknown.status == 404, "\(method) \(path(id)): \(foreign.text)")
                    #expect(foreign.json["error"]["message"] == unknown.json["error"]["message"])
                }
                let upn = "ana_northwind.example%23EXT%23@contoso.example"
                #expect(try await fabrikam.graph("GET", "/v1.0/users/\(upn)").status == 404)
                for list in ["/v1.0/users", "/v1.0/directory/deletedItems/graph.user"] {
                    #expect(try await fabrikam.graph("GET", list).json["value"].items.isEmpty)
                    #expect(try await fabrikam.graph("GET", list + "/$count").text == "0")
                }
            }
            #expect(try await contoso.graph("GET", "/v1.0/users/\(there)").json["accountEnabled"] == true)
            #expect(try await contoso.graph("GET", "/v1.0/directory/deletedItems/\(gone)").status == 200)
            for (method, path, body, id) in calls {
                let answer = try await reader.graph(method, path(id), body)
                #expect(answer.status == (method == "GET" ? 404 : 403), "\(method) \(path(id))")
            }
        }
    }
}
