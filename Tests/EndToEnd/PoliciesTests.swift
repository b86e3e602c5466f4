import Foundation
import Postgres
import TestSupport
import Testing
import VestibuleSandbox

@Suite("Policies in Graph's shape")
struct PoliciesTests {
    private static let authorization = "/v1.0/policies/authorizationPolicy"
    private static let partners = "/v1.0/policies/crossTenantAccessPolicy/partners"
    private static let permissions = [
        "User.ReadWrite.All", "Policy.Read.All", "Policy.ReadWrite.Authorization", "Policy.ReadWrite.CrossTenantAccess",
        "Policy.ReadWrite.B2BManagementPolicy",
    ]

    @Test("block guests already inside: seen beforehand, at once, everywhere, and lifted again")
    func guestsInside() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let board = try await RelyingApplication.register(at: tenant)
            let (ana, cleo) = (Browser(service), Browser(service))
            try await ana.redeem(try await tenant.invite("ana@x.evil.test").link, as: "ana@x.evil.test")
            try await cleo.redeem(try await tenant.invite("cleo@good.example").link, as: "cleo@good.example")
            let ben = try await tenant.invite("ben@evil.test")
            let tokens = try await board.tokens(for: try await board.authorize(ana)).json
            let (access, refresh) = (tokens["access_token"].text ?? "", tokens["refresh_token"].text ?? "")
            let half = try await board.authorize(ana)
            let path = "/tenants/\(tenant.domain)/domain-policy"
            func policy(_ method: String, _ suffix: String = "", tag: String? = nil, _ body: JSON? = nil) async throws -> HTTPAnswer
            {
                try await service.json(
                    method, "/admin\(path)\(suffix)", bearer: service.adminToken,
                    headers: tag.map { [(name: "If-Match", value: $0)] } ?? [], body)
            }

            let wish: JSON = ["block": "*.evil.test"]
            let seen = try await policy("POST", "/preview", wish).json
            #expect(seen["stopped"].items.first?["acceptedGuests"] == 1 && seen["stopped"].items.first?["pendingInvitations"] == 1)
            #expect(Set(seen["guests"].items.compactMap { $0["effect"].text }) == ["stopped"] && seen["isComplete"] == true)
            #expect(try await policy("GET").json["version"] == 0)

            // New invitations alone: nobody else feels it.
            let first = try await policy("PUT", tag: "\"0\"", ["block": "*.evil.test", "appliesTo": "newInvitations"])
            #expect(first.status == 200 && first["ETag"] == "\"1\"" && first.json["guestsDecidedByVersion"] == 0)
            #expect(try await tenant.tryToInvite("dora@evil.test").status == 403)
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")
            #expect(try await Browser(service).open(ben.link).status == 200)
            #expect(try await board.userInfo(access).status == 200)
            #expect(try await policy("PUT", tag: "\"0\"", wish).status == 412)

            // Everyone.
            #expect(try await policy("PUT", tag: "\"1\"", wish).status == 200)
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Your address cannot be used here")
            #expect(try await Browser(service).open(ben.link).status == 403)
            #expect(try await board.tokens(for: half).json["error"].text == "invalid_grant")
            #expect(try await board.userInfo(access).status == 401)
            try await eventually("the worker is done") {
                let now = try await policy("GET").json
                return now["state"].text == "completed" && now["guestsStopped"] == 1 && now["invitationsStopped"] == 1
                    && now["sessionsEnded"] == 1
            }
            #expect(try await service.count("sessions", where: "ended_at is not null") == 1)
            #expect(try await cleo.open("/\(tenant.domain)/me").heading == "You are signed in")
            #expect(try await board.refresh(refresh).json["error"].text == "invalid_grant")

            // And back: what was open opens again, what has ended begins anew.
            let versions = try await policy("GET", "/versions").json["value"].items
            #expect(
                versions.map { $0["version"] } == [2, 1] && versions.first?["changedBy"].text?.hasPrefix("adminToken ") == true)
            #expect(try await policy("POST", "/versions/3/restore").status == 404)
            let restored = try await policy("POST", "/versions/1/restore", [:])
            #expect(restored.json["version"] == 3 && restored.json["appliesTo"].text == "newInvitations")
            #expect(restored.json["guestsDecidedByVersion"] == 0)
            #expect(try await Browser(service).open(ben.link).status == 200)
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            let asked = try await ana.askToSignIn(to: tenant, as: "ana@x.evil.test")
            let back = try await ana.enter(try await service.code(to: "ana@x.evil.test", for: asked), on: asked)
            #expect(back.heading == "You are signed in")
            #expect(try await board.refresh(refresh).json["error"].text == "invalid_grant")
            #expect(try await board.authorize(ana)["code"] != nil)
        }
    }

    @Test("hold a pending guest's letter while a rule stops it")
    func letters() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            // Nothing is sent until the rule stands.
            try await service.admin("PATCH", "/tenants/\(tenant.domain)", ["dailyLetters": 0])
            let ben = try await tenant.invite("ben@evil.test")
            try await service.admin("POST", "/tenants/\(tenant.domain)/domain-policy", ["block": "evil.test"])
            try await service.admin("PATCH", "/tenants/\(tenant.domain)", ["dailyLetters": 100])
            try await service.sql("update letters set next_try_at = now() where kind = 'invitation'")
            try await eventually("the letter waits", within: .seconds(20)) {
                try await service.count("letters", where: "last_reply = 'the domain policy stops it'") == 1
            }
            #expect(await service.mailbox.letters().isEmpty)
            _ = try await service.json(
                "DELETE", "/admin/tenants/\(tenant.domain)/domain-policy?block=evil.test", bearer: service.adminToken)
            try await service.sql("update letters set next_try_at = now() where kind = 'invitation'")
            try await service.everyLetterIsSent()
            #expect(await service.mailbox.letters().count == 1)
            #expect(try await Browser(service).open(ben.link).status == 200)
        }
    }

    @Test(
        "say who may invite: nobody, applications, or guests by a token with the scope, whose sponsor answers for whom they bring")
    func authorizationPolicy() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: Self.permissions)
            let board = try await RelyingApplication.register(at: tenant)
            let path = "/tenants/\(tenant.domain)/applications/\(board.clientID)"
            let read = try await tenant.graph("GET", Self.authorization).json
            #expect(read["allowInvitesFrom"].text == "adminsGuestInvitersAndAllMembers")
            #expect(read["guestUserRoleId"].text == "10dae51f-b6af-4016-8d66-8c2a99b929b3")
            #expect(read["defaultUserRolePermissions"]["allowedToCreateApps"] == false && read["id"].text == "authorizationPolicy")
            let ana = Browser(service)
            let invited = try await tenant.invite("ana@fabrikam.example")
            try await ana.redeem(invited.link, as: "ana@fabrikam.example")
            let boss: JSON = ["@odata.id": .string("\(service.base)/v1.0/users/boss@contoso.example")]
            #expect(try await tenant.graph("POST", "/v1.0/users/\(invited.guest)/sponsors/$ref", boss).status == 204)

            func token(_ scope: String) async throws -> String {
                let tokens = try await board.tokens(for: try await board.authorize(ana, ["scope": scope]))
                return tokens.json["access_token"].text ?? ""
            }
            func bring(_ address: String, with token: String, _ more: [String: JSON] = [:]) async throws -> HTTPAnswer {
                NeverPrinted.note(address)
                let body = ["invitedUserEmailAddress": JSON.string(address), "inviteRedirectUrl": .string(TestTenant.redirectURL)]
                return try await service.json(
                    "POST", "/v1.0/invitations", bearer: token, .object(body.merging(more) { $1 }))
            }
            func allow(_ from: String) async throws {
                let answer = try await tenant.graph(
                    "PATCH", Self.authorization + "/authorizationPolicy", ["allowInvitesFrom": .string(from)])
                #expect(answer.status == 204)
            }
            // An application that may not invite itself is granted no scope of that name.
            try await service.admin("PATCH", path, ["permission": "User.Read.All"])
            try await eventually("the permission is gone", within: .seconds(3)) {
                try board.claims(of: try await token("openid User.Invite.All"))["scp"].text == "openid"
            }
            let early = try await token("openid User.Invite.All")
            try await allow("everyone")
            #expect(try await bring("ben@fabrikam.example", with: early).status == 403)
            try await service.admin("PATCH", path, ["permission": "User.Invite.All"])
            try await eventually("the permission is known", within: .seconds(3)) {
                try board.claims(of: try await token("openid User.Invite.All"))["scp"].text == "openid User.Invite.All"
            }
            let access = try await token("openid \(service.base)/User.Invite.All")
            #expect(try await bring("ben@fabrikam.example", with: try await token("openid")).status == 403)
            let brought = try await bring("ben@fabrikam.example", with: access)
            #expect(brought.status == 201, "\(brought.text)")
            let guest = brought.json["invitedUser"]["id"].text ?? ""
            let sponsors = try await tenant.graph("GET", "/v1.0/users/\(guest)/sponsors").json["value"].items
            #expect(sponsors.map { $0["mail"].text } == ["boss@contoso.example"])
            #expect(try await service.count("invitations", where: "inviter_guest = '\(invited.guest)'") == 1)
            // Who answers for a guest, and how long it stays, no guest says.
            for (name, value) in [
                ("invitedUserSponsors", [["mail": "mine@fabrikam.example"]]), ("accessEndDateTime", "2099-12-31T12:00:00Z"),
            ] as [(String, JSON)] {
                #expect(try await bring("ana@fabrikam.example", with: access, [name: value]).status == 403, "\(name)")
            }
            // A guest's token is good for that and for nothing else.
            for (method, other) in [("GET", "/v1.0/users"), ("GET", "/v1.0/invitations"), ("POST", "/v1.0/$batch")] {
                #expect(try await service.json(method, other, bearer: access).status == 401, "\(other)")
            }
            for from in ["adminsGuestInvitersAndAllMembers", "adminsAndGuestInviters", "none"] {
                try await allow(from)
                let refused = try await bring("cleo@fabrikam.example", with: access)
                #expect(refused.status == 403 && refused.json["error"]["code"].text == "Authorization_RequestDenied")
                #expect(refused.json["error"]["message"].text?.contains("allowInvitesFrom: \(from)") == true)
                #expect(try await tenant.tryToInvite("dora\(from.count)@fabrikam.example").status == (from == "none" ? 403 : 201))
            }
            try await allow("everyone")
            let through = try await service.sql(
                "select details ->> 'application' as application from audit_trail where actor_kind = 'guest' and activity = 'invitationCreated'"
            )
            #expect(try through.map { try $0.decode("application", as: String.self) } == [board.clientID])
            // Their letters come out of the same day as everybody's codes.
            for number in 2...20 { #expect(try await bring("friend\(number)@fabrikam.example", with: access).status == 201) }
            let tooMany = try await bring("friend21@fabrikam.example", with: access)
            #expect(tooMany.status == 429 && tooMany["Retry-After"] == "3600")
            #expect(try await tenant.tryToInvite("friend21@fabrikam.example").status == 201)
            try await service.admin("POST", "/tenants/\(tenant.domain)/guests/\(invited.guest)/sign-out")
            #expect(try await bring("eva@fabrikam.example", with: access).status == 401)
            for wrong: JSON in [
                ["allowInvitesFrom": "guests"], ["guestUserRoleId": "x"], ["allowedToUseSSPR": true], ["displayName": "Mine"],
                ["defaultUserRolePermissions": ["allowedToCreateApps": true]], ["shoeSize": 1],
            ] { #expect(try await tenant.graph("PATCH", Self.authorization, wrong).status == 400, "\(wrong)") }
            let echo = try await tenant.graph("GET", Self.authorization).json
            #expect(try await tenant.graph("PATCH", Self.authorization, echo).status == 204)
        }
    }

    @Test("keep a partner's accounts out: at the invitation, at redemption and at sign-in, and let them in again")
    func partner() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant(permissions: Self.permissions)
            let told = try await tenant.graph(
                "POST", "/v1.0/invitations/explainRoute", ["invitedUserEmailAddress": "ana@fabrikam.example"]
            ).json["reason"].text
            let home = try #require(told?.firstMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/)?.output.0.description)
            let inside = try await tenant.invite("ana@fabrikam.example")
            let ana = Browser(service)
            _ = try await ana.accept(try await ana.signIn(on: try await ana.open(inside.link), "/continue", as: "ana"))
            let all: (String, String, String) -> JSON = { access, target, type in
                ["accessType": .string(access), "targets": [["target": .string(target), "targetType": .string(type)]]]
            }
            func inbound(_ access: String) -> JSON {
                ["usersAndGroups": all(access, "AllUsers", "user"), "applications": all(access, "AllApplications", "application")]
            }
            let made = try await tenant.graph(
                "POST", Self.partners, ["tenantId": .string(home), "inboundTrust": ["isMfaAccepted": true]])
            #expect(made.status == 201 && made.json["inboundTrust"]["isMfaAccepted"] == true)
            #expect(made.json["b2bCollaborationInbound"] == .null && made.json["tenantId"].text == home)
            #expect(try await tenant.graph("POST", Self.partners, ["tenantId": .string(home)]).status == 409)
            let pending = try await tenant.graph(
                "POST", "/v1.0/users/\(inside.guest)/reinvite", ["inviteRedirectUrl": .string(TestTenant.redirectURL)])
            #expect((200..<300).contains(pending.status), "\(pending.text)")
            let link = pending.json["inviteRedeemUrl"].text ?? ""
            #expect(
                try await tenant.graph("PATCH", Self.partners + "/\(home)", ["b2bCollaborationInbound": inbound("blocked")]).status
                    == 204)
            let refused = try await tenant.tryToInvite("otto@fabrikam.example")
            #expect(refused.status == 403 && refused.json["error"]["message"].text?.contains(home) == true)
            let again = Browser(service)
            let page = try await again.signIn(on: try await again.open(link), "/continue", as: "ana")
            #expect(page.status == 403 && page.heading == "Your organisation’s accounts cannot be used here")
            // The partner says nothing of it any more, and the default keeps all out but those who are named.
            #expect(
                try await tenant.graph("PATCH", Self.partners + "/\(home)", ["b2bCollaborationInbound": .null]).status == 204)
            let front = try await Browser(service).open("/\(tenant.domain)/signin")
            let settings = try await tenant.graph("GET", "/v1.0/policies/crossTenantAccessPolicy/default").json
            #expect(settings["b2bCollaborationInbound"]["usersAndGroups"]["accessType"].text == "allowed")
            let back = Browser(service)
            _ = try await back.accept(try await back.signIn(on: try await back.open(link), "/continue", as: "ana"))
            #expect(
                try await tenant.graph(
                    "PATCH", "/v1.0/policies/crossTenantAccessPolicy/default", ["b2bCollaborationInbound": inbound("blocked")]
                ).status == 204)
            let third = Browser(service)
            let stopped = try await third.signIn(
                on: try await third.open("/\(tenant.domain)/signin"), "/provider", as: "ana", [("door", "azureAD")])
            #expect(stopped.status == 403 && stopped.heading == "Your organisation’s accounts cannot be used here")
            #expect(front.status == 200)
            #expect(
                try await tenant.graph("PATCH", Self.partners + "/\(home)", ["b2bCollaborationInbound": inbound("allowed")]).status
                    == 204)
            let fourth = Browser(service)
            let me = try await fourth.signIn(
                on: try await fourth.open("/\(tenant.domain)/signin"), "/provider", as: "ana", [("door", "azureAD")])
            #expect(me.heading == "You are signed in")
            #expect(try await service.count("audit_trail", where: "activity = 'accountRefused'") == 2)

            // Another tenant's partner is as unknown as one that never was.
            let other = try await service.tenant("Northwind", domain: "northwind.example", permissions: Self.permissions)
            for (method, body) in [("GET", nil), ("PATCH", [:]), ("DELETE", nil)] as [(String, JSON?)] {
                let foreign = try await other.graph(method, Self.partners + "/\(home)", body)
                let unknown = try await other.graph(method, Self.partners + "/\(UUID().uuidString.lowercased())", body)
                #expect(foreign.status == 404 && foreign.json["error"]["message"] == unknown.json["error"]["message"])
            }
            #expect(try await other.graph("GET", Self.partners).json["value"].items.isEmpty)
            #expect(try await tenant.graph("GET", Self.partners).json["value"].items.count == 1)
            #expect(try await tenant.graph("DELETE", Self.partners + "/\(home)").status == 204)
            #expect(try await tenant.graph("GET", Self.partners + "/\(home)").status == 404)
            #expect(
                try await tenant.graph("GET", "/v1.0/policies/crossTenantAccessPolicy").json["id"].text == "crossTenantAccessPolicy"
            )
        }
    }

    @Test(
        "read and write Entra's lists of domains, which are the one policy, and tell what they would do",
        arguments: ["v1.0", "beta"])
    func legacy(version: String) async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: Self.permissions)
            let path = "/\(version)/legacy/policies"
            func body(_ lists: String) -> JSON {
                [
                    "definition": [.string("{\"B2BManagementPolicy\":{\"InvitationsAllowedAndBlockedDomainsPolicy\":{\(lists)}}}")],
                    "displayName": "B2BManagementPolicy", "type": "B2BManagementPolicy", "isOrganizationDefault": true,
                ]
            }
            _ = try await tenant.invite("ana@live.com")
            #expect(try await tenant.graph("GET", path).json["value"].items.isEmpty)
            let seen = try await tenant.graph(
                "POST", "/v1.0/policies/domainPolicy/preview?$top=1", ["block": ["live.com"], "appliesTo": "pendingInvitations"]
            ).json
            #expect(seen["stopped"]["pendingInvitations"] == 1 && seen["value"].items.first?["effect"].text == "stopped")
            let made = try await tenant.graph("POST", path, body(#""AllowedDomains":[],"BlockedDomains":["live.com"]"#))
            #expect(made.status == 201 && made.json["type"].text == "B2BManagementPolicy", "\(made.text)")
            #expect(try await tenant.tryToInvite("ben@live.com").status == 403)
            #expect(try await tenant.graph("POST", path, body(#""BlockedDomains":["x.test"]"#)).status == 409)
            let listed = try #require(try await tenant.graph("GET", path).json["value"].items.first)
            #expect(listed["definition"].items.first?.text?.contains(#""BlockedDomains":["live.com"]"#) == true)
            let one = path + "/\(listed["id"].text ?? "")"
            #expect(
                try await tenant.graph("PATCH", one, body(#""AllowedDomains":["a.test"],"BlockedDomains":["b.test"]"#)).status
                    == 400)
            let stale = try await tenant.graph(
                "PATCH", one, headers: [(name: "If-Match", value: "\"0\"")], body(#""AllowedDomains":["good.example"]"#))
            #expect(stale.status == 412)
            #expect(try await tenant.graph("PATCH", one, body(#""AllowedDomains":["good.example"]"#)).status == 204)
            let shown = try await service.admin("GET", "/tenants/\(tenant.domain)/domain-policy")
            #expect(shown["allow"].items == ["good.example"] && shown["block"].items.isEmpty && shown["version"] == 2)
            #expect(try await tenant.tryToInvite("ben@other.example").status == 403)
            #expect(try await tenant.graph("DELETE", one).status == 204)
            #expect(try await tenant.graph("GET", one).status == 404)
            #expect(try await tenant.tryToInvite("ben@other.example").status == 201)
            let poor = try await service.tenant("Northwind", domain: "northwind.example", permissions: ["Directory.ReadWrite.All"])
            for (method, other) in [
                ("GET", path), ("POST", path), ("GET", Self.authorization), ("PATCH", Self.authorization), ("GET", Self.partners),
                ("POST", "/v1.0/policies/domainPolicy/preview"),
            ] { #expect(try await poor.graph(method, other, [:]).status == 403, "\(method) \(other)") }
        }
    }
}
