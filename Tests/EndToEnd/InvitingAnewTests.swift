import TestSupport
import Testing
import VestibuleSandbox

@Suite("A guest who is invited anew")
struct InvitingAnewTests {
    private static let address = "ana@fabrikam.example"

    @Test("by a reset stays the same guest, proves itself once more, and nothing from before works")
    func reset() async throws {
        try await RelyingApplication.run(as: Self.address) { service, application, ana in
            let tenant = application.tenant
            let guest = try await tenant.graph("GET", "/v1.0/users").json["value"].items.first?["id"].text ?? ""
            let tokens = try await application.tokens(for: try await application.authorize(ana)).json
            let (access, refresh) = (tokens["access_token"].text ?? "", tokens["refresh_token"].text ?? "")
            let half = Browser(service)
            let asked = try await half.askToSignIn(to: tenant, as: Self.address)
            let code = try await service.code(to: Self.address, for: asked)

            let answer = try await tenant.tryToInvite(
                Self.address, ["resetRedemption": true, "invitedUser": ["id": .string(guest)], "sendInvitationMessage": true])
            #expect(answer.status == 201 && answer.json["invitedUser"]["id"].text == guest)
            #expect(answer.json["resetRedemption"] == true && answer.json["status"] == "PendingAcceptance")
            #expect(try await application.userInfo(access).status == 401)
            #expect(try await application.refresh(refresh).json["error"] == "invalid_grant")
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            #expect(try await half.enter(code, on: asked).heading != "You are signed in")
            let user = try await tenant.graph("GET", "/v1.0/users/\(guest)?$select=id,externalUserState").json
            #expect(user["externalUserState"] == "PendingAcceptance")

            let letter = try await service.letter(to: Self.address, saying: "/redeem?i=")
            try await Browser(service).redeem(try letter.link("redeem"), as: Self.address)
            #expect(try await half.enter(code, on: asked).heading != "You are signed in")
            #expect(try await application.refresh(refresh).json["error"] == "invalid_grant")
            #expect(try await tenant.graph("GET", "/v1.0/users").json["value"].items.map { $0["id"].text } == [guest])
        }
    }

    @Test("with another address and without access is another guest, until that is undone")
    func reinvite() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let old = try await tenant.invite(Self.address)
            try await Browser(service).redeem(old.link, as: Self.address)
            let path = "/v1.0/users/\(old.guest)"
            let body: JSON = [
                "invitedUserEmailAddress": "anna@partner.example", "inviteRedirectUrl": .string(TestTenant.redirectURL),
                "keepAccess": false,
            ]
            let key = [(name: "Idempotency-Key", value: "k-1")]
            let first = try await tenant.graph("POST", path + "/reinvite", headers: key, body)
            #expect(first.status == 201, "\(first.text)")
            let new = first.json["invitedUser"]["id"].text ?? ""
            #expect(new != old.guest && first.json["undoUntilDateTime"].text?.hasSuffix("Z") == true)
            let repeated = try await tenant.graph("POST", path + "/reinvite", headers: key, body)
            #expect(repeated.status == 201 && repeated.json["inviteRedeemUrl"] == first.json["inviteRedeemUrl"])
            #expect(try await tenant.graph("GET", path).status == 404)
            let anna = Browser(service)
            try await anna.redeem(first.json["inviteRedeemUrl"].text ?? "", as: "anna@partner.example")

            let undone = try await tenant.graph("POST", "/v1.0/users/\(new)/undoReinvite")
            #expect(undone.status == 200 && undone.json["id"].text == old.guest, "\(undone.text)")
            #expect(try await anna.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            #expect(try await tenant.graph("GET", "/v1.0/users/\(new)").status == 404)
            let ana = Browser(service)
            let asked = try await ana.askToSignIn(to: tenant, as: Self.address)
            #expect(try await ana.enter(service.code(to: Self.address, for: asked), on: asked).heading == "You are signed in")
            #expect(try await tenant.graph("POST", "/v1.0/users/\(new)/undoReinvite").status == 404)
            #expect(try await tenant.graph("POST", path + "/undoReinvite").status == 409)
        }
    }

    @Test("goes to the door that the inviter names, and nowhere that is closed")
    func door() async throws {
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite(Self.address)
            #expect(try await Browser(service).open(invited.link).text.contains("Microsoft"))
            let path = "/v1.0/users('\(invited.guest)')/reinvite"
            func body(_ door: String) -> JSON {
                ["inviteRedirectUrl": .string(TestTenant.redirectURL), "identityProvider": .string(door)]
            }
            let answer = try await tenant.graph("POST", path, body("passcode"))
            #expect(answer.status == 201 && answer.json["identityProvider"] == "passcode", "\(answer.text)")
            #expect(answer.json["routeForecast"]["identityProvider"] == "passcode")
            let ana = Browser(service)
            try await ana.redeem(answer.json["inviteRedeemUrl"].text ?? "", as: Self.address)
            try await service.admin("PATCH", "/tenants/\(tenant.domain)/sign-in", ["google": false])
            let closed = try await tenant.graph("POST", path, body("google"))
            #expect(closed.status == 400 && closed.json["error"]["message"].text?.contains("switched this provider off") == true)
            #expect(try await tenant.graph("POST", path, body("carrierPigeon")).status == 400)
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "You are signed in")
        }
    }

    @Test("by whoever may, and only of their own tenant")
    func refusals() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let inviter = try await service.tenant("Northwind", domain: "northwind.example", permissions: ["User.Invite.All"])
            let theirs = try await inviter.invite(Self.address)
            let ours = try await tenant.invite(Self.address)
            let redirect: JSON = ["inviteRedirectUrl": .string(TestTenant.redirectURL)]
            for path in ["/v1.0/users/\(theirs.guest)", "/v1.0/users/01a1fcdb-4d4f-7d6f-a829-fb8a44e29e21", "/v1.0/users/x"] {
                for action in ["reinvite", "undoReinvite"] {
                    let answer = try await tenant.graph("POST", "\(path)/\(action)", action == "reinvite" ? redirect : nil)
                    #expect(answer.status == 404 && answer.json["error"]["code"] == "Request_ResourceNotFound", "\(path) \(action)")
                }
            }
            for id in [theirs.guest, "x"] {
                let answer = try await tenant.tryToInvite(
                    Self.address, ["resetRedemption": true, "invitedUser": ["id": .string(id)]])
                #expect(answer.status == 404, "\(id)")
            }
            #expect(try await tenant.tryToInvite(Self.address, ["resetRedemption": true]).status == 400)
            let empty: JSON = ["inviteRedirectUrl": .string(TestTenant.redirectURL), "invitedUserEmailAddress": ""]
            #expect(try await tenant.graph("POST", "/v1.0/users/\(ours.guest)/reinvite", empty).status == 400)
            let mine: JSON = ["resetRedemption": true, "invitedUser": ["id": .string(theirs.guest)]]
            #expect(try await inviter.tryToInvite(Self.address, mine).status == 403)
            #expect(try await inviter.graph("POST", "/v1.0/users/\(theirs.guest)/reinvite", redirect).status == 403)
            #expect(try await tenant.graph("POST", "/v1.0/users/\(ours.guest)/undoReinvite").status == 409)
            #expect(try await service.count("reinvitations") == 0)
        }
    }

    @Test("by an operator, as the guest was invited before but for what is said, and by name in the log")
    func operators() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite(Self.address)
            try await Browser(service).redeem(invited.link, as: Self.address)
            let path = "/tenants/\(tenant.domain)/guests/\(invited.guest)"
            let anew = try await service.admin("POST", path + "/reinvite")
            #expect(anew["guest"].text == invited.guest && anew["redirectURL"].text == TestTenant.redirectURL)
            _ = try await service.letter(to: Self.address, saying: anew["redeemURL"].text ?? "no link")
            #expect(try await service.admin("POST", path + "/undo-reinvite")["state"] == "Accepted")
            let other = try await service.admin(
                "POST", path + "/reinvite", ["address": "anna@partner.example", "keepAccess": false, "letter": false])
            let new = other["guest"].text ?? ""
            #expect(new != invited.guest && other["address"] == "anna@partner.example")
            #expect(await service.mailbox.letters(to: "anna@partner.example").isEmpty)
            let back = try await service.admin("POST", "/tenants/\(tenant.domain)/guests/\(new)/undo-reinvite")
            #expect(back["id"].text == invited.guest)
            let doers = try await service.count(
                "audit_trail",
                where: "activity in ('redemptionReset', 'guestReinvited', 'reinvitationUndone') and actor_kind = 'adminToken'")
            #expect(doers == 4)
        }
    }
}
