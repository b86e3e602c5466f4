import Foundation
import Postgres
import TestSupport
import Testing
import Vestibule
import VestibuleHTTP

@testable import VestibuleServer

@Suite("Conditional access")
struct ConditionalAccessTests {
    private static let permissions = [
        "User.ReadWrite.All", "Policy.Read.All", "Policy.ReadWrite.ConditionalAccess", "AuditLog.Read.All",
    ]
    private static let office = "198.51.100.7"
    private static let elsewhere = "203.0.113.9"

    @Test("by place lets a guest redeem, sign in and stay from the office alone, and the log names the policy")
    func places() async throws {
        try await Self.run { service, tenant in
            let board = try await RelyingApplication.register(at: tenant)
            let place = try await tenant.place("Office", "198.51.100.0/24", isTrusted: true)
            let policy = try await tenant.policy(
                "Only from the office", state: "enabledForReportingButNotEnforced",
                ["locations": ["includeLocations": ["All"], "excludeLocations": [.string(place)]]])
            let ana = Browser(service)
            let invited = try await tenant.invite("ana@fabrikam.example")
            ana.come(from: Self.elsewhere)
            try await ana.redeem(invited.link, as: "ana@fabrikam.example")
            // Report-only: nobody is stopped, and the log says who would be.
            _ = try await board.tokens(for: try await board.authorize(ana))
            try await eventually("the log tells of it") {
                let entered = try await tenant.logs("signIns", "appId eq '\(board.clientID)'").first
                return entered?["appliedConditionalAccessPolicies"].items.first?["result"].text == "reportOnlyFailure"
                    && entered?["conditionalAccessStatus"].text == "notApplied" && entered?["ipAddress"].text == Self.elsewhere
            }

            try await tenant.change(policy, ["state": "enabled"])
            let bo = Browser(service)
            let other = try await tenant.invite("bo@fabrikam.example")
            bo.come(from: Self.elsewhere)
            let consent = try await bo.prove(other.link, as: "bo@fabrikam.example")
            let refused = try await bo.press(consent, "/consent", [("decision", "accept")])
            #expect(refused.status == 403 && refused.heading == "You cannot come in this way")
            bo.come(from: Self.office)
            let welcome = try await bo.press(consent, "/consent", [("decision", "accept")], follows: false)
            #expect(welcome.location == TestTenant.redirectURL)

            let page = try await ana.open(board.url())
            #expect(page.status == 403 && page.heading == "You cannot come in this way")
            #expect(try await board.authorize(ana, ["prompt": "none"])["error"] == "access_denied")
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You cannot come in this way")
            #expect(try await ana.open("/\(tenant.domain)/me/security/app").heading == "You cannot come in this way")
            ana.come(from: Self.office)
            #expect(try await ana.open("/\(tenant.domain)/me/security/app").heading == "Add an authenticator app")
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")
            #expect(try await board.authorize(ana)["code"] != nil)

            try await eventually("the log names the policy, once in five minutes") {
                let denied = try await tenant.logs("signIns", "userId eq '\(invited.guest)' and status/errorCode eq 53003")
                let policies = denied.first { $0["appId"].text == board.clientID }?["appliedConditionalAccessPolicies"].items ?? []
                return denied.count == 2 && policies.first?["displayName"].text == "Only from the office"
                    && policies.first?["result"].text == "failure" && policies.first?["enforcedGrantControls"].items == ["Block"]
            }
        }
    }

    @Test("holds a refresh of a web application by where its guest was, and of a public one by where it asks")
    func refreshes() async throws {
        try await Self.run { service, tenant in
            let board = try await RelyingApplication.register(at: tenant)
            let place = try await tenant.place("Office", "198.51.100.0/24")
            try await tenant.policy(
                "Only from the office", ["locations": ["includeLocations": ["All"], "excludeLocations": [.string(place)]]])
            let ana = Browser(service)
            ana.come(from: Self.office)
            try await ana.redeem(try await tenant.invite("ana@fabrikam.example").link, as: "ana@fabrikam.example")
            let first = try await board.tokens(for: try await board.authorize(ana)).json
            // The application's server is nowhere near the office.
            let second = try await board.refresh(first["refresh_token"].text ?? "")
            #expect(second.status == 200, "\(second.text)")
            let third = try await board.refresh(second.json["refresh_token"].text ?? "")
            #expect(third.status == 200)

            try await tenant.policy("No passcodes", ["guests": ["identityProviders": ["includeIdentityProviders": ["passcode"]]]])
            try await eventually("the policy is in force") {
                try await ana.open("/\(tenant.domain)/me").heading == "You cannot come in this way"
            }
            let last = try await board.refresh(third.json["refresh_token"].text ?? "")
            #expect(last.status == 400 && last.json["error"].text == "invalid_grant")
            #expect(last.json["error_description"].text?.contains("policies") == true)
        }
    }

    @Test("asks for a new sign-in when the proof is older than a policy lets it be, and comes back to the application")
    func frequency() async throws {
        try await Self.run { service, tenant in
            let board = try await RelyingApplication.register(at: tenant)
            let ana = Browser(service)
            try await ana.redeem(try await tenant.invite("ana@fabrikam.example").link, as: "ana@fabrikam.example")
            try await tenant.policy(
                "Hourly", [:], grant: nil,
                session: [
                    "signInFrequency": ["value": 1, "type": "hours", "isEnabled": true],
                    "persistentBrowser": ["mode": "never", "isEnabled": true],
                ])
            try await eventually("the browser is to forget the session when it is closed") {
                let answer = try await ana.open(board.url(), follows: false)
                let cookie = answer.answer.all("Set-Cookie").first { $0.contains("session-") }
                return answer.location?.contains("code=") == true && cookie.map { !$0.lowercased().contains("max-age") } ?? false
            }
            let tokens = try await board.tokens(for: try await board.authorize(ana)).json
            try await service.sql("update sessions set proved_at = proved_at - interval '2 hours'")
            let refreshed = try await board.refresh(tokens["refresh_token"].text ?? "")
            #expect(refreshed.json["error"].text == "interaction_required", "\(refreshed.text)")
            #expect(try await board.authorize(ana, ["prompt": "none"])["error"] == "interaction_required")
            let asked = try await ana.open(board.url())
            #expect(asked.heading == "Sign in to Contoso")
            let passcode = try await ana.press(asked, "/signin", [("address", "ana@fabrikam.example")])
            let back = try await ana.enter(
                try await service.code(to: "ana@fabrikam.example", for: passcode), on: passcode, follows: false)
            let arrived = try await ana.open(back.location ?? "", follows: false)
            #expect(arrived.html.contains("code="), "\(arrived.text)")
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")
        }
    }

    @Test("is written and read in Graph's shape: changed in depth, echoed as sent, and what cannot be judged refused by its name")
    func shapes() async throws {
        try await Self.run { _, tenant in
            let path = "/v1.0/identity/conditionalAccess"
            let made = try await tenant.graph(
                "POST", path + "/namedLocations",
                [
                    "@odata.type": "#microsoft.graph.ipNamedLocation", "displayName": "Office", "isTrusted": false,
                    "ipRanges": [
                        ["@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "12.34.221.11/22"],
                        ["@odata.type": "#microsoft.graph.iPv6CidrRange", "cidrAddress": "2001:0:9d38:90d6:0:0:0:0/63"],
                    ],
                ])
            #expect(made.status == 201, "\(made.text)")
            #expect(
                made.json["ipRanges"].items.compactMap { $0["cidrAddress"].text } == [
                    "12.34.221.11/22", "2001:0:9d38:90d6:0:0:0:0/63",
                ])
            #expect(made.json["ipRanges"].items.last?["@odata.type"].text == "#microsoft.graph.iPv6CidrRange")
            let place = made.json["id"].text ?? ""
            let trusted = try await tenant.graph(
                "PATCH", path + "/namedLocations/\(place)",
                ["@odata.type": "#microsoft.graph.ipNamedLocation", "isTrusted": true])
            #expect(trusted.status == 204 && trusted.text.isEmpty)

            let body: JSON = [
                "displayName": "Partners", "state": "disabled",
                "conditions": [
                    "clientAppTypes": ["browser"], "userRiskLevels": [],
                    "users": [
                        "includeUsers": [], "excludeGroups": [],
                        "includeGuestsOrExternalUsers": [
                            "guestOrExternalUserTypes": "b2bCollaborationGuest,internalGuest",
                            "externalTenants": [
                                "@odata.type": "#microsoft.graph.conditionalAccessAllExternalTenants", "membershipKind": "all",
                            ],
                        ],
                    ],
                    "applications": ["includeApplications": ["All"]],
                    "locations": ["includeLocations": ["All"], "excludeLocations": [.string(place)]],
                    "guests": [
                        "emailDomains": ["includeEmailDomains": ["*.fabrikam.example"]], "guestAgeInDays": ["lessThan": 30],
                    ],
                ],
                "grantControls": ["operator": "OR", "builtInControls": ["mfa"], "termsOfUse": []],
                "sessionControls": .null,
            ]
            let policy = try await tenant.graph("POST", path + "/policies", body)
            #expect(policy.status == 201, "\(policy.text)")
            let one = path + "/policies/\(policy.json["id"].text ?? "")"
            let change: JSON = [
                "conditions": ["platforms": ["includePlatforms": ["android", "iOS"]], "guests": ["guestAgeInDays": .null]]
            ]
            #expect(try await tenant.graph("PATCH", one, change).status == 204)
            let read = try await tenant.graph("GET", one).json
            let conditions = read["conditions"]
            #expect(conditions["platforms"]["includePlatforms"].items == ["android", "iOS"])
            #expect(
                conditions["clientAppTypes"].items == ["browser"]
                    && conditions["locations"]["excludeLocations"].items == [.string(place)])
            #expect(conditions["guests"]["emailDomains"]["includeEmailDomains"].items == ["*.fabrikam.example"])
            #expect(conditions["guests"]["guestAgeInDays"] == .null && read["state"].text == "disabled")
            #expect(
                conditions["users"]["includeGuestsOrExternalUsers"]["guestOrExternalUserTypes"].text
                    == "b2bCollaborationGuest,internalGuest")
            #expect(read["modifiedDateTime"].text != nil && read["grantControls"]["builtInControls"].items == ["mfa"])

            // A place that is named stays, and what is read can be sent back.
            let inUse = try await tenant.graph("DELETE", path + "/namedLocations/\(place)")
            #expect(inUse.status == 409 && inUse.text.contains("Partners"))
            #expect(try await tenant.graph("PATCH", one, read).status == 204)
            #expect(try await tenant.graph("GET", one).json == read)

            let wrong: [(JSON, String)] = [
                (["conditions": ["signInRiskLevels": ["high"]]], "signInRiskLevels"),
                (["conditions": ["devices": ["deviceFilter": ["mode": "include"]]]], "devices"),
                (["conditions": ["users": ["includeGroups": ["3d0f5dec-5d3d-455c-8016-e2af1ae4d31a"]]]], "includeGroups"),
                (["conditions": ["applications": ["includeApplications": ["Office365"]]]], "Office365"),
                (["conditions": ["platforms": ["includePlatforms": ["amiga"]]]], "amiga"),
                (["conditions": ["moonPhase": "full"]], "moonPhase"),
                (["conditions": ["locations": ["includeLocations": ["3d0f5dec-5d3d-455c-8016-e2af1ae4d31a"]]]], "named location"),
                (["grantControls": ["operator": "OR", "builtInControls": ["compliantDevice"]]], "compliantDevice"),
                (["grantControls": ["operator": "AND", "builtInControls": ["block", "mfa"]]], "block"),
                (
                    ["grantControls": ["operator": "OR", "builtInControls": ["mfa"], "authenticationStrength": ["id": "x"]]],
                    "authenticationStrength"
                ),
                (["sessionControls": ["cloudAppSecurity": ["isEnabled": true]]], "cloudAppSecurity"),
                (["sessionControls": ["signInFrequency": ["value": 90, "type": "hours"]]], "signInFrequency"),
                (["state": "on"], "state"),
            ]
            for (change, word) in wrong {
                let answer = try await tenant.graph("PATCH", one, change)
                #expect(answer.status == 400 && answer.text.contains(word), "\(word): \(answer.status) \(answer.text)")
            }
            #expect(try await tenant.graph("GET", one).json == read)
            let countries = try await tenant.graph(
                "POST", path + "/namedLocations",
                [
                    "@odata.type": "#microsoft.graph.countryNamedLocation", "displayName": "Iberia",
                    "countriesAndRegions": ["PT", "ES"],
                ])
            #expect(countries.status == 400 && countries.text.contains("COUNTRIES_FILE"))

            // It means nothing beside a block, and programs compare what they read with what they wrote.
            for written in ["AND", "OR"] {
                let blocks: JSON = ["grantControls": ["operator": .string(written), "builtInControls": ["block"]]]
                #expect(try await tenant.graph("PATCH", one, blocks).status == 204)
                #expect(try await tenant.graph("GET", one).json["grantControls"]["operator"].text == written)
            }
            let demands: JSON = ["grantControls": ["builtInControls": ["mfa"]]]
            #expect(try await tenant.graph("PATCH", one, demands).status == 204)
            #expect(try await tenant.graph("GET", one).json["grantControls"]["operator"].text == "AND", "not the block's")

            #expect(try await tenant.graph("DELETE", one).status == 204)
            #expect(try await tenant.graph("DELETE", path + "/namedLocations/\(place)").status == 204)
            #expect(try await tenant.graph("GET", one).status == 404)
        }
    }

    @Test("is tried beforehand: a sign-in that is thought of, and a draft against what has been and who is there")
    func trials() async throws {
        try await Self.run { service, tenant in
            let path = "/v1.0/identity/conditionalAccess"
            let board = try await RelyingApplication.register(at: tenant)
            let place = try await tenant.place("Office", "198.51.100.0/24")
            let policy = try await tenant.policy(
                "Only from the office", ["locations": ["includeLocations": ["All"], "excludeLocations": [.string(place)]]])
            let (ana, bo) = (Browser(service), Browser(service))
            let invited = try await tenant.invite("ana@fabrikam.example")
            for (browser, link, address) in [
                (ana, invited.link, "ana@fabrikam.example"),
                (bo, try await tenant.invite("bo@northwind.example").link, "bo@northwind.example"),
            ] {
                browser.come(from: Self.office, as: "Mozilla/5.0 (X11; Linux x86_64)")
                try await browser.redeem(link, as: address)
                _ = try await board.tokens(for: try await board.authorize(browser))
            }
            bo.come(from: Self.elsewhere)
            #expect(try await bo.open(board.url()).status == 403)

            func suppose(_ conditions: JSON) async throws -> JSON {
                let answer = try await tenant.graph(
                    "POST", path + "/evaluate",
                    [
                        "signInIdentity": ["@odata.type": "#microsoft.graph.userSignIn", "userId": .string(invited.guest)],
                        "signInContext": [
                            "@odata.type": "#microsoft.graph.applicationContext", "includeApplications": [.string(board.clientID)],
                        ],
                        "signInConditions": conditions,
                    ])
                guard answer.status == 200 else { throw UnexpectedAnswer(what: "what if", answer: answer) }
                return answer.json
            }
            let outside = try await suppose(["ipAddress": .string(Self.elsewhere)])
            #expect(outside["outcome"]["result"].text == "blocked")
            #expect(outside["value"].items.first?["policyApplies"] == true && outside["value"].items.first?["id"].text == policy)
            let inside = try await suppose(["ipAddress": .string(Self.office), "devicePlatform": "android"])
            #expect(inside["outcome"]["result"].text == "admitted")
            #expect(inside["value"].items.first?["analysisReasons"].text == "location")
            let somewhere = try await suppose([:])
            #expect(somewhere["outcome"]["result"].text == "undecidable")
            #expect(somewhere["value"].items.first?["analysisReasons"].text == "notEnoughInformation,location")

            let draft: JSON = [
                "displayName": "Nobody from Fabrikam", "state": "disabled",
                "grantControls": ["operator": "OR", "builtInControls": ["block"]],
                "conditions": [
                    "users": ["includeUsers": ["All"]], "applications": ["includeApplications": ["All"]],
                    "guests": ["emailDomains": ["includeEmailDomains": ["fabrikam.example"]]],
                ],
            ]
            try await eventually("the sign-ins are in the log") {
                let report = try await tenant.graph("POST", path + "/replay", ["policy": draft, "days": 1]).json
                let rows = report["signIns"]["value"].items
                // The place of a guest's next sign-in is not known, so what the present policy says of it is not either.
                return report["signInsLookedAt"] == 3 && rows.count == 1 && rows.first?["effect"].text == "stopped"
                    && rows.first?["userId"].text == invited.guest && report["isComplete"] == true
                    && report["guests"]["stopped"] == 0 && report["guests"]["depends"] == 1
            }
            // In place of the other, Bo gets in from anywhere.
            let lifted = try await tenant.graph(
                "POST", path + "/replay",
                ["policyId": .string(policy), "policy": ["conditions": ["users": ["includeUsers": ["None"]]]]]
            ).json
            #expect(
                lifted["signIns"]["newlyPasses"] == 1
                    && lifted["signIns"]["value"].items.first?["mail"].text == "bo@northwind.example")
            #expect(try await tenant.graph("GET", path + "/policies").json["value"].items.count == 1)
        }
    }

    private static func run(_ body: (TestService, TestTenant) async throws -> Void) async throws {
        let proxies = ["127.0.0.0/8"].compactMap { NetworkRange($0) }
        try await TestService.run(server: { server in
            if let site = try? Site(baseURL: server.site.base.origin, trustedProxies: proxies) { server.site = site }
        }) { service in
            try await body(service, try await service.tenant(permissions: permissions))
        }
    }
}

extension TestTenant {
    /// - Returns: Its id.
    @discardableResult
    fileprivate func policy(
        _ name: String, state: String = "enabled", _ conditions: [String: JSON],
        grant: JSON? = ["operator": "OR", "builtInControls": ["block"]],
        session: JSON? = nil
    ) async throws -> String {
        var all: [String: JSON] = ["users": ["includeUsers": ["All"]], "applications": ["includeApplications": ["All"]]]
        all.merge(conditions) { $1 }
        let answer = try await graph(
            "POST", "/v1.0/identity/conditionalAccess/policies",
            [
                "displayName": .string(name), "state": .string(state), "conditions": .object(all), "grantControls": grant ?? .null,
                "sessionControls": session ?? .null,
            ])
        guard answer.status == 201, let id = answer.json["id"].text else {
            throw UnexpectedAnswer(what: "a policy", answer: answer)
        }
        return id
    }

    fileprivate func change(_ policy: String, _ change: JSON) async throws {
        let answer = try await graph("PATCH", "/v1.0/identity/conditionalAccess/policies/\(policy)", change)
        guard answer.status == 204 else { throw UnexpectedAnswer(what: "a change of a policy", answer: answer) }
    }

    fileprivate func place(_ name: String, _ range: String, isTrusted: Bool = false) async throws -> String {
        let answer = try await graph(
            "POST", "/v1.0/identity/conditionalAccess/namedLocations",
            [
                "@odata.type": "#microsoft.graph.ipNamedLocation", "displayName": .string(name), "isTrusted": .bool(isTrusted),
                "ipRanges": [["cidrAddress": .string(range)]],
            ])
        guard answer.status == 201, let id = answer.json["id"].text else { throw UnexpectedAnswer(what: "a place", answer: answer) }
        return id
    }
}
