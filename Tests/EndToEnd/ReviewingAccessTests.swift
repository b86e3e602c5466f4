import Foundation
import TestSupport
import Testing
import VestibuleSandbox

@Suite("A review of who still needs access")
struct ReviewingAccessTests {
    private static let definitions = "/v1.0/identityGovernance/accessReviews/definitions"
    private static let permissions = ["User.ReadWrite.All", "AccessReview.ReadWrite.All"]

    /// The path of the one instance, once it stands so.
    private func instance(_ tenant: TestTenant, _ review: HTTPAnswer, is status: String) async throws -> String {
        let path = "\(Self.definitions)/\(review.json["id"].text ?? "")/instances"
        try await eventually("the review is \(status)") {
            try await tenant.graph("GET", path).json["value"].items.first?["status"].text == status
        }
        let id = try await tenant.graph("GET", path).json["value"].items.first?["id"].text
        return "\(path)/\(id ?? "")"
    }

    @Test("blocks whom it denies when it is applied, and lets in everybody else")
    func story() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: Self.permissions)
            let (ana, bo) = ("ana@fabrikam.example", "bo@fabrikam.example")
            let (first, second) = (try await tenant.invite(ana), try await tenant.invite(bo))
            let (denied, kept) = (Browser(service), Browser(service))
            try await denied.redeem(first.link, as: ana)
            try await kept.redeem(second.link, as: bo)
            let review = try await tenant.graph(
                "POST", Self.definitions,
                [
                    "displayName": "Guests",
                    "scope": ["query": "/users?$filter=(userType eq 'Guest')", "queryType": "MicrosoftGraph"],
                    "reviewers": [], "settings": ["instanceDurationInDays": 7, "recommendationsEnabled": true],
                ])
            #expect(review.status == 201 && review.json["settings"]["instanceDurationInDays"] == 7)
            let instance = try await instance(tenant, review, is: "InProgress")
            let late = try await tenant.invite("late@fabrikam.example")

            let page = try await tenant.graph("GET", "\(instance)/decisions?$top=1&$count=true")
            #expect(page.json["@odata.count"] == 2 && page.json["value"].items.count == 1)
            let next = try #require(page.json["@odata.nextLink"].text)
            let rest = try await tenant.graph("GET", String(next.dropFirst(service.base.count)))
            #expect(rest.json["value"].items.count == 1 && rest.json["@odata.nextLink"] == .null)
            let items = page.json["value"].items + rest.json["value"].items
            #expect(Set(items.map { $0["principal"]["id"].text }) == [first.guest, second.guest])
            #expect(items.allSatisfy { $0["decision"] == "NotReviewed" && $0["recommendation"] == "Approve" })

            let path = "\(instance)/decisions/\(first.guest)"
            #expect(try await tenant.graph("PATCH", path, ["decision": "Maybe"]).status == 400)
            #expect(try await tenant.graph("PATCH", path, ["decision": "Deny", "justification": "Left."]).status == 204)
            #expect(try await tenant.graph("PATCH", "\(instance)/decisions/\(late.guest)", ["decision": "Deny"]).status == 404)
            let batch: JSON = ["decision": "Approve", "principalId": .string(second.guest), "resourceId": .null]
            #expect(try await tenant.graph("POST", "\(instance)/batchRecordDecisions", batch).status == 204)
            let filtered = try await tenant.graph("GET", "\(instance)/decisions?$filter=decision%20eq%20'Deny'")
            #expect(filtered.json["value"].items.map { $0["id"].text } == [first.guest])
            #expect(filtered.json["value"].items.first?["justification"] == "Left.")

            // Nothing is done until it is applied, and that is once it is over.
            #expect(try await tenant.graph("POST", "\(instance)/applyDecisions").status == 409)
            #expect(try await denied.open("/\(tenant.domain)/me").url.hasSuffix("/me"))
            #expect(try await tenant.graph("POST", "\(instance)/stop").status == 204)
            #expect(try await tenant.graph("PATCH", path, ["decision": "Approve"]).status == 409)
            #expect(try await tenant.graph("POST", "\(instance)/applyDecisions").status == 204)
            _ = try await self.instance(tenant, review, is: "Applied")
            #expect(try await tenant.graph("POST", "\(instance)/applyDecisions").status == 204)
            #expect(try await tenant.graph("GET", path).json["applyResult"] == "AppliedSuccessfully")
            #expect(try await denied.open("/\(tenant.domain)/me").url.contains("/signin"))
            #expect(try await kept.open("/\(tenant.domain)/me").url.hasSuffix("/me"))
            for (guest, isEnabled) in [(first.guest, false), (second.guest, true), (late.guest, true)] {
                let user = try await tenant.graph("GET", "/v1.0/users/\(guest)?$select=accountEnabled")
                #expect(user.json["accountEnabled"] == .bool(isEnabled))
            }
            #expect(try await tenant.graph("DELETE", "\(Self.definitions)/\(review.json["id"].text ?? "")").status == 204)
            #expect(try await tenant.graph("GET", "\(Self.definitions)/\(review.json["id"].text ?? "")").status == 404)
        }
    }

    @Test("asks sponsors by one letter each, and is decided on their page by presses alone")
    func sponsors() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: Self.permissions)
            let sponsors: JSON = [["mail": "boss@contoso.example"]]
            let ana = try await tenant.invite("ana@fabrikam.example", ["invitedUserSponsors": sponsors])
            let bo = try await tenant.invite("bo@fabrikam.example", ["invitedUserSponsors": sponsors])
            let di = try await tenant.invite("di@fabrikam.example", ["invitedUserSponsors": sponsors])
            _ = try await tenant.invite("cy@fabrikam.example")
            let removed = Browser(service)
            try await removed.redeem(bo.link, as: "bo@fabrikam.example")
            let review = try await tenant.graph(
                "POST", Self.definitions,
                [
                    "displayName": "Guests, autumn", "descriptionForReviewers": "As each year.", "scope": ["query": "/users"],
                    "reviewers": [["query": "./sponsors", "queryType": "MicrosoftGraph"]],
                    "settings": ["mailNotificationsEnabled": true, "justificationRequiredOnApproval": true],
                ])
            #expect(review.status == 201)
            let instance = try await instance(tenant, review, is: "InProgress")
            let letter = try await service.letter(to: "boss@contoso.example", saying: "Guests, autumn")
            #expect(letter.text?.contains("As each year.") == true)
            let link = try letter.link("sponsor/access-review")
            let sponsor = Browser(service)
            for _ in 0..<3 { #expect(try await sponsor.open(link).status == 200) }
            #expect(try await service.count("audit_trail", where: "activity = 'accessReviewDecided'") == 0)
            let page = try await sponsor.open(link)
            #expect(page.heading == "Guests, autumn" && page.forms.count == 3)
            #expect(page.text.contains("ana@fabrikam.example") && !page.text.contains("cy@fabrikam.example"))
            func press(_ guest: String, _ decision: String, _ reason: String, _ browser: Browser? = nil) async throws -> Page {
                try await (browser ?? sponsor).post(
                    page.forms[0].action,
                    [("token", page.forms[0].token), ("guest", guest), ("decision", decision), ("reason", reason)])
            }
            let wanting = try await press(ana.guest, "keep", "")
            #expect(wanting.status == 400 && wanting.text.contains("Please give a reason"))
            #expect(try await press(ana.guest, "keep", "Still on the project").text.contains("decided to keep"))
            #expect(try await press(bo.guest, "remove", "").text.contains("decided to remove"))
            // Without the page's token nothing is decided.
            #expect(try await press(ana.guest, "remove", "", Browser(service)).status != 200)
            let decided = try await tenant.graph("GET", "\(instance)/decisions/\(ana.guest)")
            #expect(decided.json["decision"] == "Approve" && decided.json["justification"] == "Still on the project")
            #expect(decided.json["reviewedBy"]["userPrincipalName"] == "boss@contoso.example")
            #expect(try await tenant.graph("POST", "\(instance)/sendReminder").status == 409)
            _ = try await service.admin(
                "POST", "/tenants/\(tenant.domain)/sponsors/replace",
                ["from": "boss@contoso.example", "to": "next@contoso.example"])
            #expect(try await sponsor.open(link).forms.isEmpty)
            let next = Browser(service)
            let others = try await next.open(
                try await service.letter(to: "next@contoso.example", saying: "Guests, autumn").link("sponsor/access-review"))
            #expect(others.forms.count == 3 && others.text.contains("decided to remove"))
            let last = try await next.post(
                others.forms[0].action,
                [("token", others.forms[0].token), ("guest", di.guest), ("decision", "remove"), ("reason", "Left")])
            #expect(last.status == 200)
            #expect(try await removed.open("/\(tenant.domain)/me").url.hasSuffix("/me"))
            #expect(try await tenant.graph("POST", "\(instance)/stop").status == 204)
            #expect(try await sponsor.open(link).status == 410)
            #expect(try await tenant.graph("POST", "\(instance)/applyDecisions").status == 204)
            _ = try await self.instance(tenant, review, is: "Applied")
            for (guest, isEnabled) in [(ana.guest, true), (bo.guest, false), (di.guest, false)] {
                let user = try await tenant.graph("GET", "/v1.0/users/\(guest)?$select=accountEnabled")
                #expect(user.json["accountEnabled"] == .bool(isEnabled))
            }
            #expect(try await removed.open("/\(tenant.domain)/me").url.contains("/signin"))
        }
    }

    @Test("is another tenant's to nobody, and needs its own permission")
    func anothers() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: Self.permissions)
            let other = try await service.tenant("Fabrikam", domain: "fabrikam.example", permissions: Self.permissions)
            let reader = try await service.tenant("Reader", domain: "reader.example", permissions: ["AccessReview.Read.All"])
            let body: JSON = ["displayName": "Guests", "scope": ["query": "/users"]]
            let review = try await tenant.graph("POST", Self.definitions, body)
            let path = "\(Self.definitions)/\(review.json["id"].text ?? "")"
            let instance = try await instance(tenant, review, is: "InProgress")
            for (method, path) in [
                ("GET", path), ("DELETE", path), ("GET", "\(path)/instances"), ("GET", instance), ("POST", "\(instance)/stop"),
                ("GET", "\(instance)/decisions"), ("POST", "\(instance)/resetDecisions"),
            ] {
                #expect(try await other.graph(method, path).status == 404, "\(method) \(path)")
            }
            #expect(try await other.graph("GET", Self.definitions).json["value"].items.isEmpty)
            #expect(try await tenant.graph("GET", "\(path)/instances/\(UUID().uuidString)").status == 404)
            #expect(try await reader.graph("GET", Self.definitions).status == 200)
            #expect(try await reader.graph("POST", Self.definitions, body).status == 403)
            let plain = try await service.tenant("Plain", domain: "plain.example")
            #expect(try await plain.graph("GET", Self.definitions).status == 403)
        }
    }
}
