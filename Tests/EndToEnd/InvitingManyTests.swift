import Foundation
import Postgres
import TestSupport
import Testing
import VestibuleSandbox

@Suite("Inviting many at once")
struct InvitingManyTests {
    private static let url = TestTenant.redirectURL
    private static let path = "/v1.0/invitations/bulk"

    @Test("says line by line what came of it, and what it would come to writes nothing")
    func wholeWay() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            try await service.admin("POST", "/tenants/\(tenant.id)/domain-policy", ["block": "evil.example"])
            _ = try await tenant.invite("known@fabrikam.example")
            try await service.everyLetterIsSent()
            let file = """
                version:v1.0
                Email address to invite [inviteeEmail] Required;Redirection url [inviteRedirectURL] Required;[sendEmail];sponsor
                ana@fabrikam.example;\(Self.url);true;
                bo@fabrikam.example;\(Self.url);false;boss@contoso.example
                eva@evil.example;\(Self.url);true;
                known@fabrikam.example;\(Self.url);true;
                ANA@fabrikam.example;\(Self.url);true;
                kim@fabrikam.example;https://elsewhere.example/;true;
                short;\(Self.url)
                """
            let before = try await (service.count("guests"), service.count("letters"), service.count("audit_trail"))
            #expect(try await tenant.send(file, to: Self.path + "?dryRun=yes").status == 400)
            let dry = try await tenant.send(file, to: Self.path + "?dryRun=true")
            #expect(dry.status == 200)
            #expect(dry.json["total"] == 7 && dry.json["valid"] == 3 && dry.json["refused"] == 4)
            let lines = dry.json["value"].items
            #expect(lines.map { $0["line"] } == [3, 4, 5, 6, 7, 8, 9])
            #expect(lines[0]["identityProvider"].text == "passcode")
            #expect(lines[3]["externalUserState"].text == "PendingAcceptance")
            #expect(try await service.count("bulk_jobs") == 0)
            #expect(try await (service.count("guests"), service.count("letters"), service.count("audit_trail")) == before)

            let answer = try await tenant.send(file, to: Self.path, key: "the file")
            #expect(answer.status == 202)
            let id = try #require(answer.json["id"].text)
            #expect(answer["Location"] == "\(service.base)\(Self.path)/\(id)")
            #expect(try await tenant.send(file, to: Self.path, key: "the file").json["id"].text == id)
            #expect(try await tenant.send(file + "\n", to: Self.path, key: "the file").status == 409)
            let job = try await tenant.whenOver(id)
            #expect(job["status"].text == "succeeded")
            #expect(job["total"] == 7 && job["done"] == 7 && job["invited"] == 3 && job["refused"] == 4)

            let results = try await tenant.graph("GET", "\(Self.path)/\(id)/results").json["value"].items
            #expect(
                results.map { $0["status"].text } == ["invited", "invited", "refused", "invited", "refused", "refused", "refused"])
            #expect(
                results.map { $0["code"].text } == [
                    nil, nil, "Authorization_RequestDenied", nil, "Request_MultipleObjectsWithSameKeyValue", "Request_BadRequest",
                    "Request_BadRequest",
                ])
            // A link goes by letter, or is shown here.
            #expect(results.map { $0["inviteRedeemUrl"] != .null } == [false, true, false, false, false, false, false])
            let link = try #require(results[1]["inviteRedeemUrl"].text)
            try await Browser(service).redeem(link, as: "bo@fabrikam.example")
            let guest = try #require(results[1]["invitedUserId"].text)
            let sponsors = try await tenant.graph("GET", "/v1.0/users/\(guest)/sponsors").json["value"].items
            #expect(sponsors.map { $0["mail"].text } == ["boss@contoso.example"])
            try await service.everyLetterIsSent()
            #expect(await service.mailbox.letters(to: "ana@fabrikam.example").count == 1)

            try await shapes(tenant, id)
            try await service.sql("update idempotency_keys set expires_at = now()")
            let later = try await tenant.graph("GET", "\(Self.path)/\(id)/results").json["value"].items
            #expect(later.allSatisfy { $0["inviteRedeemUrl"] == .null })
        }
    }

    /// Pages, files and what is left out.
    private func shapes(_ tenant: TestTenant, _ id: String) async throws {
        var next: String? = "\(Self.path)/\(id)/results?$top=2&status=refused"
        var pages: [[JSON]] = []
        while let path = next {
            let page = try await tenant.graph("GET", path).json
            pages.append(page["value"].items.map { $0["line"] })
            next = page["@odata.nextLink"].text.map { $0.replacing(tenant.service.base, with: "") }
        }
        #expect(pages == [[5, 7], [8, 9]])
        let csv = try await tenant.graph("GET", "\(Self.path)/\(id)/results?status=invited", headers: [("Accept", "text/csv")])
        #expect(csv["Content-Type"]?.hasPrefix("text/csv") == true)
        let cells = csv.text.components(separatedBy: "\r\n").dropFirst().map {
            $0.components(separatedBy: ",").prefix(3).joined(separator: " ")
        }
        #expect(
            cells == ["3 invited ana@fabrikam.example", "4 invited bo@fabrikam.example", "6 invited known@fabrikam.example", ""])
        let ndjson = try await tenant.graph("GET", "\(Self.path)/\(id)/results", headers: [("Accept", "application/x-ndjson")])
        #expect(ndjson.text.split(separator: "\n").count == 7)
        for bad in ["status=gone", "$top=0", "$skiptoken=x"] {
            #expect(try await tenant.graph("GET", "\(Self.path)/\(id)/results?\(bad)").status == 400, "\(bad)")
        }
    }

    @Test("is its application's affair, and the operators'")
    func whose() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let line =
                #"{"invitedUserEmailAddress":"ana@fabrikam.example","inviteRedirectUrl":"\#(Self.url)","sponsor":"b@c.example"}"#
            let other = try await service.tenant("Fabrikam", domain: "fabrikam.example", permissions: ["User.Invite.All"])
            let refused = try await other.send(line, to: Self.path, type: "application/x-ndjson")
            let own = try #require(refused.json["id"].text)
            #expect(refused.json["status"].text == "succeeded" && refused.json["refused"] == 1)
            #expect(try await tenant.graph("GET", "\(Self.path)/\(own)").status == 404)
            #expect(try await tenant.graph("POST", "\(Self.path)/\(own)/cancel").status == 404)
            #expect(try await other.graph("POST", "\(Self.path)/\(own)/cancel").status == 409)
            #expect(try await other.graph("GET", Self.path).json["value"].items.map { $0["id"].text } == [own])
            #expect(try await tenant.graph("GET", Self.path).json["value"].items.isEmpty)

            let admin = "/admin/tenants/\(tenant.id)/invitations/bulk"
            let csv = "inviteeEmail,inviteRedirectURL\nana@fabrikam.example,\(Self.url)\n"
            func operate(_ method: String, _ path: String, _ body: String = "") async throws -> HTTPAnswer {
                try await service.call(
                    method, path, headers: [("Authorization", "Bearer \(service.adminToken)"), ("Content-Type", "text/csv")],
                    body: Array(body.utf8))
            }
            #expect(try await operate("POST", admin, csv).status == 400)
            #expect(try await operate("POST", "\(admin)?dryRun=true", csv).json["value"].items.count == 1)
            let made = try await operate("POST", "\(admin)?application=\(tenant.clientID)", csv)
            #expect(made.status == 202)
            let id = try #require(made.json["id"].text)
            try await eventually("the operator's job is over") { try await operate("GET", "\(admin)/\(id)").json["done"] == 1 }
            #expect(
                try await operate("GET", "\(admin)/\(id)/results").json["value"].items[0]["redeemURL"].text?.contains("/redeem")
                    == true)
            #expect(try await tenant.graph("GET", "\(Self.path)/\(id)").status == 404)
            #expect(try await operate("GET", admin).json["value"].items.count == 1)
            #expect(try await operate("POST", "\(admin)/\(id)/cancel").status == 409)
            #expect(
                try await service.count("audit_trail", where: "activity = 'invitationCreated' and actor_kind = 'adminToken'") == 1)
        }
    }

    @Test("takes a file of megabytes, and says how many lines and bytes are too many")
    func limits() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let head = "inviteeEmail,inviteRedirectURL,customizedMessageBody\n"
            let message = String(repeating: "x", count: 1500)
            let large = head + (0..<3000).map { "g\($0)@fabrikam.example,\(Self.url),\(message)\n" }.joined()
            #expect(try await tenant.send(large, to: Self.path + "?dryRun=true").json["valid"] == 3000)
            let many = head + (0..<10_001).map { "g\($0)@fabrikam.example,\(Self.url),\n" }.joined()
            let tooMany = try await tenant.send(many, to: Self.path)
            #expect(tooMany.status == 413 && tooMany.json["error"]["message"].text?.contains("10000") == true)
            let huge = try await tenant.send(String(repeating: large, count: 3), to: Self.path)
            #expect(huge.status == 413 && huge.json["error"]["message"].text?.contains("10 MiB") == true)
            #expect(try await tenant.send("name,age\n", to: Self.path).status == 400)
            #expect(try await tenant.send(head, to: Self.path, type: "application/json").status == 415)
            #expect(try await service.count("bulk_jobs") == 0)
        }
    }

    @Test("ends when it is canceled, and when its application is disabled")
    func endings() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let file = "inviteeEmail,inviteRedirectURL\n" + (0..<2000).map { "g\($0)@fabrikam.example,\(Self.url)\n" }.joined()
            let id = try #require(try await tenant.send(file, to: Self.path).json["id"].text)
            try await eventually("it runs") { try await service.count("invitations") > 0 }
            #expect(try await tenant.graph("POST", "\(Self.path)/\(id)/cancel").json["status"].text == "canceled")
            try await Task.sleep(for: .seconds(1))
            let job = try await tenant.graph("GET", "\(Self.path)/\(id)").json
            let invited = try await service.count("invitations")
            #expect(invited < 2000 && job["invited"] == JSON.number(Double(invited)), "\(job)")
            #expect(try await service.count("bulk_lines", where: "state = 'canceled'") == 2000 - invited)

            let second = try #require(try await tenant.send(file, to: Self.path).json["id"].text)
            try await service.admin("PATCH", "/tenants/\(tenant.id)/applications/\(tenant.clientID)", ["disabled": true])
            try await eventually("it fails") {
                try await service.count(
                    "bulk_jobs", where: "job_id = '\(second)' and status = 'failed' and refused + invited = 2000") == 1
            }
        }
    }

    @Test("goes on after kill -9, and invites each once")
    func killed() async throws {
        try await Replica.several(1) { replicas, owner in
            let replica = replicas[0]
            let tenant = try await replica.tenant(settings: ["dailyLetters": 100_000])
            let file =
                "inviteeEmail,inviteRedirectURL,sendEmail\n"
                + (0..<1000).map { "g\($0)@fabrikam.example,\(Self.url),true\n" }.joined()
            let id = try #require(try await tenant.send(file, to: Self.path).json["id"].text)
            func count(_ table: String, _ condition: String = "true") async throws -> Int {
                try await owner.query("select count(*) as n from \(unescaped: table) where \(unescaped: condition)").onlyRow.decode(
                    "n")
            }
            for share in [150, 400, 700] {
                try await eventually("\(share) are invited", within: .seconds(60)) { try await count("invitations") >= share }
                try await replica.served.kill()
                // What was under way at the blow: done or not, nobody wrote it down. A lease is two minutes; here it is over.
                #expect(try await count("bulk_lines", "state = 'waiting'") > 0)
                _ = try await owner.query("update bulk_lines set next_try_at = now() where next_try_at is not null")
                _ = try await owner.query("update bulk_jobs set next_turn_at = now() where next_turn_at is not null")
                try await replica.served.start()
            }
            let job = try await tenant.whenOver(id)
            #expect(job["status"].text == "succeeded" && job["invited"] == 1000 && job["refused"] == 0, "\(job)")
            #expect(try await count("invitations") == 1000)
            #expect(try await count("guests") == 1000)
            #expect(try await count("letters") == 1000)
            #expect(try await count("audit_trail", "activity = 'invitationCreated'") == 1000)

            // As if the process had died after each line and before it wrote that down: every line finds what it did.
            _ = try await owner.query("update bulk_lines set state = 'waiting', invitation_id = null, next_try_at = now()")
            _ = try await owner.query("update bulk_jobs set status = 'running', invited = 0, next_turn_at = now()")
            #expect(try await tenant.whenOver(id)["invited"] == 1000)
            #expect(try await count("bulk_lines", "invitation_id is not null and tries > 1") == 1000)
            #expect(try await count("invitations") == 1000)
            #expect(try await count("letters") == 1000)
        }
    }
}

extension TestTenant {
    /// A file, as an application sends it.
    func send(_ file: String, to path: String, type: String = "text/csv", key: String? = nil) async throws -> HTTPAnswer {
        let headers =
            [("Authorization", "Bearer \(accessToken)"), ("Content-Type", type)] + (key.map { [("Idempotency-Key", $0)] } ?? [])
        return try await service.call("POST", path, headers: headers, body: Array(file.utf8))
    }

    func whenOver(_ bulk: String) async throws -> JSON {
        try await eventually("the job is over", within: .seconds(60), every: .milliseconds(50)) {
            let job = try await graph("GET", "/v1.0/invitations/bulk/\(bulk)").json
            return ["succeeded", "failed", "canceled"].contains(job["status"].text) ? job : nil
        }
    }
}
