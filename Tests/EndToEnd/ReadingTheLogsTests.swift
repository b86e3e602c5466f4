import Foundation
import TestSupport
import Testing

@Suite("Reading the logs")
struct ReadingTheLogsTests {
    private static let address = "ana@fabrikam.example"

    @Test("over Graph: who was invited by whom, who came in and where, and which code was wrong")
    func story() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: ["User.ReadWrite.All", "AuditLog.Read.All"])
            let application = try await RelyingApplication.register(at: tenant)
            let invited = try await tenant.invite(Self.address)
            let ana = Browser(service)
            let page = try await ana.begin(invited.link)
            let wrong = try await ana.enter("00000000", on: page)
            _ = try await ana.accept(try await ana.enter(try await service.code(to: Self.address, for: page), on: wrong))
            _ = try await application.tokens(for: try await application.authorize(ana))

            let audits = try await tenant.logs("directoryAudits", "targetResources/any(t: t/id eq '\(invited.guest)')")
            let names = audits.compactMap { $0["activityDisplayName"].text }
            #expect(names.last == "Invite external user" && names.contains("Redeem external user invite"))
            let invite = try #require(audits.last)
            #expect(invite["initiatedBy"]["app"]["appId"].text == tenant.clientID)
            #expect(invite["initiatedBy"]["app"]["displayName"].text == "Contoso Projects")
            #expect(invite["targetResources"].items.first?["userPrincipalName"].text == "ana_fabrikam.example#EXT#@contoso.example")
            let mine = try await tenant.logs("directoryAudits", "initiatedBy/user/id eq '\(invited.guest)'")
            #expect(mine.compactMap { $0["activityDisplayName"].text } == ["Redeem external user invite"])

            let signIns = try await tenant.logs("signIns", "userId eq '\(invited.guest)'")
            #expect(signIns.map { $0["status"]["errorCode"] } == [.number(0), .number(0), .number(50126)])
            let entered = try #require(signIns.first)
            #expect(entered["appId"].text == application.clientID && entered["appDisplayName"].text == "Contoso Board")
            #expect(signIns.last?["ipAddress"].text == "127.0.0.1" && entered["userDisplayName"].text == Self.address)
            #expect(try await tenant.logs("signIns", "appId eq '\(application.clientID)' and status/errorCode eq 0").count == 1)

            let one = try await tenant.graph("GET", "/v1.0/AUDITLOGS/signins/\(entered["id"].text ?? "")")
            #expect(one.status == 200 && one.json == entered)
            // What is in one log alone is not in the other.
            let elsewhere = try await tenant.graph("GET", "/v1.0/auditLogs/directoryAudits/\(entered["id"].text ?? "")")
            #expect(elsewhere.status == 404)
        }
    }

    @Test("over Graph, page by page in either order, and a 400 names what cannot be asked")
    func pages() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: ["User.ReadWrite.All", "AuditLog.Read.All"])
            for name in ["ana", "bo", "cleo"] { _ = try await tenant.invite("\(name)@fabrikam.example") }
            for order in ["desc", "asc"] {
                var path =
                    "/v1.0/auditLogs/directoryAudits?$filter=" + "activityDisplayName eq 'Invite external user'".escaped
                    + "&$orderby=" + "activityDateTime \(order)".escaped + "&$top=2"
                var found: [String] = []
                var pages = 0
                while pages < 5 {
                    let page = try await tenant.graph("GET", path)
                    try #require(page.status == 200)
                    pages += 1
                    found += page.json["value"].items.compactMap { $0["activityDateTime"].text }
                    guard let next = page.json["@odata.nextLink"].text else { break }
                    path = String(next.dropFirst(service.base.count))
                }
                #expect(found.count == 3 && pages == 2)
                #expect(found == (order == "asc" ? found.sorted() : found.sorted().reversed()))
                let last = found.sorted().last ?? ""
                #expect(
                    try await tenant.logs(
                        "directoryAudits", "activityDisplayName eq 'Invite external user' and activityDateTime ge \(last)"
                    ).count == 1)
            }
            for (query, name) in [
                ("$filter=correlationId eq 'x'", "correlationId"), ("$orderby=category", "$orderby"), ("$top=1001", "$top"),
                ("$expand=x", "$expand"), ("$skiptoken=x", "$skiptoken"),
            ] {
                let parts = query.split(separator: "=", maxSplits: 1).map(String.init)
                let answer = try await tenant.graph("GET", "/v1.0/auditLogs/directoryAudits?\(parts[0])=\(parts[1].escaped)")
                #expect(answer.status == 400 && answer.json["error"]["message"].text?.contains(name) == true, "\(query)")
            }
        }
    }

    @Test("takes a permission of its own, and shows no other tenant's")
    func permission() async throws {
        try await TestService.run { service in
            let writer = try await service.tenant(permissions: ["Directory.ReadWrite.All"])
            let reader = try await service.tenant("Adatum", domain: "adatum.example", permissions: ["AuditLog.Read.All"])
            _ = try await writer.invite(Self.address)
            for path in ["directoryAudits", "signIns"] {
                #expect(try await writer.graph("GET", "/v1.0/auditLogs/\(path)").status == 403)
                #expect(try await reader.graph("GET", "/v1.0/auditLogs/\(path)").status == 200)
            }
            #expect(try await reader.graph("GET", "/v1.0/users").status == 403)
            let theirs = try await service.admin("GET", "/tenants/contoso.example/events")["value"].items
            let invitation = try #require(theirs.first { $0["activity"].text == "invitationCreated" }?["id"].text)
            #expect(try await reader.graph("GET", "/v1.0/auditLogs/directoryAudits/\(invitation)").status == 404)
            let all = try await reader.logs("directoryAudits", "category eq 'UserManagement'")
            #expect(all.isEmpty)
        }
    }
}
