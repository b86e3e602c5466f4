import TestSupport
import Testing

@testable import VestibuleServer

@Suite("A sponsor who goes")
struct SponsorsWhoGoTests {
    @Test("is replaced by an operator's call, for one tenant; the report tells who does not come, and who answers")
    func replaced() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let other = try await service.tenant("Northwind", domain: "northwind.example")
            let sponsors: JSON = ["invitedUserSponsors": [["mail": "boss@contoso.example"]]]
            let ana = try await tenant.invite("ana@fabrikam.example", sponsors)
            let theirs = try await other.invite("ana@fabrikam.example", sponsors)
            let path = "/tenants/\(tenant.domain)/sponsors"
            let wrong = try await service.json(
                "POST", "/admin\(path)/replace", bearer: service.adminToken, ["from": "boss@contoso.example"])
            #expect(wrong.status == 400)
            let itself = try await service.json(
                "POST", "/admin\(path)/left", bearer: service.adminToken, ["from": "it@contoso.example"])
            #expect(itself.status == 409)
            let done = try await service.admin(
                "POST", path + "/replace", ["from": "boss@contoso.example", "to": "next@contoso.example"])
            #expect(done["guests"] == 1 && done["unfinished"] == false)
            func mails(_ tenant: TestTenant, _ guest: String) async throws -> [String] {
                try await tenant.graph("GET", "/v1.0/users/\(guest)/sponsors").json["value"].items.compactMap(\.["mail"].text)
            }
            #expect(try await mails(tenant, ana.guest) == ["next@contoso.example"])
            #expect(try await mails(other, theirs.guest) == ["boss@contoso.example"])

            try await service.sql("update guests set created_at = now() - interval '100 days'")
            let report = try await tenant.graph("GET", "/v1.0/reports/guestInactivity?days=90&$count=true&$top=1")
            #expect(report.json["@odata.count"] == 1 && report.json["@odata.nextLink"] == .null)
            let entry = try #require(report.json["value"].items.first)
            #expect(entry["id"].text == ana.guest && entry["lastSignInDateTime"] == .null)
            #expect(entry["sponsors"].items.first?["mail"] == "next@contoso.example")
            #expect(entry["contact"] == "projects@contoso.example" && entry["externalUserState"] == "PendingAcceptance")
            for bad in ["days=9", "days=x", "$skiptoken=x", "$top=0", "$filter=id"] {
                #expect(try await tenant.graph("GET", "/v1.0/reports/guestInactivity?\(bad)").status == 400, "\(bad)")
            }
            _ = try await tenant.invite("bo@fabrikam.example")
            try await service.sql("update guests set created_at = now() - interval '100 days'")
            let first = try await tenant.graph("GET", "/v1.0/reports/guestInactivity?$top=1")
            let link = try #require(first.json["@odata.nextLink"].text)
            let second = try await tenant.graph("GET", String(link.dropFirst(service.base.description.count)))
            #expect(second.json["value"].items.first?["mail"] == "bo@fabrikam.example")

            let table = try await service.call(
                "GET", "/admin/tenants/\(tenant.domain)/reports/guest-inactivity?limit=1",
                headers: [("Authorization", "Bearer \(service.adminToken)"), ("Accept", "text/plain")])
            #expect(
                table.text.contains("LASTSIGNIN") && table.text.contains("next@contoso.example")
                    && table.text.contains("more: after=never."))
            _ = try await service.admin("POST", path + "/left", ["from": "next@contoso.example"])
            #expect(try await mails(tenant, ana.guest) == ["projects@contoso.example"])
        }
    }
}
