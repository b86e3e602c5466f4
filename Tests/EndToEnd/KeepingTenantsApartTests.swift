import TestSupport
import Testing
import Vestibule

@Suite("Keeping tenants apart")
struct KeepingTenantsApartTests {
    @Test("an application sees another tenant's guests and invitations no more than ones that never were")
    func applications() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant()
            let fabrikam = try await service.tenant("Fabrikam", domain: "fabrikam.example")
            let invited = try await contoso.invite("ana@northwind.example")
            let id = invited.id
            let foreign = try await fabrikam.graph("GET", "/v1.0/invitations/\(id)")
            let unknown = try await fabrikam.graph("GET", "/v1.0/invitations/01a1fcf2-0000-7000-8000-000000000000")
            #expect(foreign.status == 404)
            #expect(unknown.status == 404)
            #expect(foreign.json["error"]["message"] == unknown.json["error"]["message"])
            for action in ["revoke", "resend"] {
                #expect(try await fabrikam.graph("POST", "/v1.0/invitations/\(id)/\(action)").status == 404)
            }
            let later: JSON = ["expirationDateTime": "2027-06-01T00:00:00Z"]
            #expect(try await fabrikam.graph("POST", "/v1.0/invitations/\(id)/extend", later).status == 404)
            #expect(try await fabrikam.graph("GET", "/v1.0/users/\(invited.guest)").status == 404)
            #expect(try await fabrikam.graph("DELETE", "/v1.0/users/\(invited.guest)").status == 404)
            #expect(try await fabrikam.graph("GET", "/v1.0/users").json["value"].items.isEmpty)
            #expect(try await fabrikam.graph("GET", "/v1.0/invitations").json["value"].items.isEmpty)
            #expect(try await contoso.graph("GET", "/v1.0/invitations/\(id)").json["standing"].text == "pending")
            // One key of two tenants is two keys.
            let one = try await contoso.invite("ben@northwind.example", key: "k")
            let other = try await fabrikam.invite("ben@northwind.example", key: "k")
            #expect(one.id != other.id)
        }
    }

    @Test("a session of one tenant is nothing at another, and one browser holds both")
    func sessions() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant()
            let fabrikam = try await service.tenant("Fabrikam", domain: "fabrikam.example")
            let ana = Browser(service)
            try await ana.redeem(contoso.invite("ana@northwind.example").link, as: "ana@northwind.example")
            #expect(try await ana.open("/fabrikam.example/me").heading == "Sign in to Fabrikam")
            let name = "vestibule-session-"
            let cookie = try #require(ana.cookies[name + contoso.id])
            let eve = Browser(service)
            eve.setCookie(name + fabrikam.id, cookie)
            #expect(try await eve.open("/fabrikam.example/me").heading == "Sign in to Fabrikam")
            try await ana.redeem(fabrikam.invite("ana@northwind.example").link, as: "ana@northwind.example")
            #expect(try await ana.open("/contoso.example/me").text.contains("Contoso"))
            #expect(try await ana.open("/fabrikam.example/me").heading == "You are signed in")
        }
    }

    @Test("an admin token for one tenant finds no other, and may not do what concerns all")
    func adminTokens() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant()
            let fabrikam = try await service.tenant("Fabrikam", domain: "fabrikam.example")
            let id = try #require(Tenant.ID(contoso.id))
            let token = try await TestService.adminToken(service.parts, tenant: id)
            func status(_ method: String, _ path: String, _ body: JSON? = nil) async throws -> Int {
                try await service.json(method, "/admin\(path)", bearer: token, body).status
            }
            #expect(try await status("GET", "/tenants/contoso.example") == 200)
            let listed = try await service.json("GET", "/admin/tenants", bearer: token).json["value"].items
            #expect(listed.map { $0["id"].text } == [contoso.id])
            for path in [
                "", "/domain-policy", "/domain-policy/versions", "/domain-policy/versions/1", "/applications",
                "/applications/\(fabrikam.clientID)", "/invitations", "/guests",
                "/letters", "/signing-keys", "/events",
            ] {
                #expect(try await status("GET", "/tenants/fabrikam.example\(path)") == 404, "\(path)")
                #expect(try await status("GET", "/tenants/\(fabrikam.id)\(path)") == 404, "\(path)")
            }
            #expect(try await status("GET", "/tenants/contoso.example/applications/\(fabrikam.clientID)") == 404)
            #expect(try await status("PATCH", "/tenants/fabrikam.example", ["name": "Mine"]) == 404)
            #expect(try await status("POST", "/tenants/contoso.example/suspend") == 403)
            #expect(try await status("POST", "/tenants", ["name": "X", "contact": "x@x.example"]) == 403)
            #expect(try await status("DELETE", "/tenants/contoso.example") == 403)
            for wrong in ["", "x", token + "x", contoso.accessToken, String(token.dropLast()) + "A"]
            where wrong != token {
                #expect(try await service.json("GET", "/admin/whoami", bearer: wrong).status == 401)
            }
            #expect(try await contoso.service.json("GET", "/v1.0/users", bearer: token).status == 401)
        }
    }
}
