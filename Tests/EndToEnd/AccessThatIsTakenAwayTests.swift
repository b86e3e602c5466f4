import TestSupport
import Testing
import VestibuleSandbox

@Suite("Access that is taken away")
struct AccessThatIsTakenAwayTests {
    @Test("with the guest: sessions, links and attempts are dead at once")
    func deletingAGuest() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let ana = Browser(service)
            try await ana.redeem(invited.link, as: "ana@fabrikam.example")
            let half = Browser(service)
            let asked = try await half.askToSignIn(to: tenant, as: "ana@fabrikam.example")
            let code = try await service.code(to: "ana@fabrikam.example", for: asked)
            #expect(try await tenant.graph("DELETE", "/v1.0/users/\(invited.guest)").status == 204)
            #expect(try await ana.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            #expect(try await half.enter(code, on: asked).heading != "You are signed in")
            #expect(try await half.open("/\(tenant.domain)/me").heading == "Sign in to Contoso")
            #expect(try await tenant.graph("GET", "/v1.0/users/\(invited.guest)").status == 404)
            #expect(try await tenant.graph("DELETE", "/v1.0/users/\(invited.guest)").status == 404)

            // A pending guest's link and attempt die too, and the address can be invited anew.
            let pending = try await tenant.invite("ben@fabrikam.example")
            let ben = Browser(service)
            let consent = try await ben.prove(pending.link, as: "ben@fabrikam.example")
            #expect(try await tenant.graph("DELETE", "/v1.0/users/\(pending.guest)").status == 204)
            let refused = try await ben.accept(consent)
            #expect(refused.location == nil)
            #expect((400..<500).contains(refused.status), "\(refused.status) \(refused.heading)")
            #expect((400..<500).contains(try await Browser(service).open(pending.link).status))
            let anew = try await tenant.invite("ben@fabrikam.example")
            #expect(anew.guest != pending.guest)
            try await Browser(service).redeem(anew.link, as: "ben@fabrikam.example")
        }
    }

    @Test("by suspending the tenant: for guests in the middle, for applications, and given back by resuming it")
    func suspending() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let inside = try await tenant.invite("ben@fabrikam.example")
            let (ana, ben) = (Browser(service), Browser(service))
            try await ben.redeem(inside.link, as: "ben@fabrikam.example")
            let consent = try await ana.prove(invited.link, as: "ana@fabrikam.example")
            try await service.admin("POST", "/tenants/\(tenant.domain)/suspend")
            try await eventually("the suspension is known") {
                try await Browser(service).open(invited.link).heading == "Guest access is paused"
            }
            let refused = try await ana.accept(consent)
            #expect(refused.status == 403)
            #expect(refused.heading == "Guest access is paused")
            #expect(try await ben.open("/\(tenant.domain)/me").heading != "You are signed in")
            #expect(try await tenant.tryToInvite("eve@fabrikam.example").status == 403)
            #expect(try await service.count("guests", where: "state = 'Accepted'") == 1)
            let askedAnyway = try await Browser(service).open("/\(tenant.domain)/signin")
            #expect(askedAnyway.status < 500)
            try await service.admin("POST", "/tenants/\(tenant.domain)/resume")
            try await eventually("the tenant is back") {
                try await tenant.tryToInvite("eve@fabrikam.example").status == 201
            }
            try await Browser(service).redeem(invited.link, as: "ana@fabrikam.example")
        }
    }

    @Test("by a blocked domain: at the invitation, with the rule that fired, whatever the spelling")
    func blockedAtTheInvitation() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            try await service.admin(
                "POST", "/tenants/\(tenant.domain)/domain-policy", ["block": ["evil.test", "*.bad.test"]])
            for (address, rule) in [
                ("ana@evil.test", "evil.test"), ("ana@EVIL.test", "evil.test"), ("ana@X.bad.test", "*.bad.test"),
                ("ana@a.b.BAD.test", "*.bad.test"), ("ana@bad.test", "*.bad.test"),
            ] {
                let answer = try await tenant.tryToInvite(address)
                #expect(answer.status == 403, "\(address)")
                #expect(answer.json["error"]["message"].text?.contains(rule) == true, "\(answer.text)")
            }
            for address in [
                "ana@sub.evil.test", "ana@notevil.test", "ana@evil.test.example", "evil.test@fabrikam.example",
            ] {
                #expect(try await tenant.tryToInvite(address).status == 201, "\(address)")
            }
            let copied = try await tenant.tryToInvite(
                "ben@fabrikam.example",
                ["invitedUserMessageInfo": ["ccRecipients": [["emailAddress": ["address": "eve@evil.test"]]]]])
            #expect(copied.status == 403)
        }
    }

    @Test("by a domain blocked later: at redemption, at a code already sent, at sign-in and at /me")
    func blockedLater() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let accepted = try await tenant.invite("ana@x.evil.test")
            let (ana, ben, cleo) = (Browser(service), Browser(service), Browser(service))
            try await ana.redeem(accepted.link, as: "ana@x.evil.test")
            let half = try await ben.begin(tenant.invite("ben@x.evil.test").link)
            let code = try await service.code(to: "ben@x.evil.test", for: half)
            let consent = try await cleo.prove(tenant.invite("cleo@x.evil.test").link, as: "cleo@x.evil.test")
            let pending = try await tenant.invite("dora@x.evil.test")
            let back = Browser(service)
            let signIn = try await back.askToSignIn(to: tenant, as: "ana@x.evil.test")
            let signInCode = try await service.code(to: "ana@x.evil.test", for: signIn)

            try await service.admin("POST", "/tenants/\(tenant.domain)/domain-policy", ["block": "*.evil.test"])
            for refused in [
                try await ben.enter(code, on: half), try await cleo.accept(consent),
                try await Browser(service).open(pending.link), try await ana.open("/\(tenant.domain)/me"),
            ] {
                #expect(refused.status == 403)
                #expect(refused.heading == "Your address cannot be used here")
            }
            #expect(try await back.enter(signInCode, on: signIn).heading != "You are signed in")
            #expect(try await service.count("sessions") == 1)
            #expect(try await tenant.graph("POST", "/v1.0/invitations/\(pending.id)/resend").status == 403)
            try await service.everyLetterIsSent()
            let letters = await service.mailbox.letters().count
            _ = try await Browser(service).askToSignIn(to: tenant, as: "ana@x.evil.test")
            try await service.everyLetterIsSent()
            #expect(await service.mailbox.letters().count == letters)
        }
    }

    @Test("from an application: disabling it, or taking its permission, bites within a second or so")
    func disablingAnApplication() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: ["User.Invite.All", "User.Read.All"])
            let path = "/tenants/\(tenant.domain)/applications/\(tenant.clientID)"
            #expect(try await tenant.graph("GET", "/v1.0/users").status == 200)
            try await service.admin("PATCH", path, ["permission": "User.Read.All"])
            try await eventually("the permission is gone", within: .seconds(2)) {
                try await tenant.tryToInvite("ana@fabrikam.example").status == 403
            }
            #expect(try await tenant.graph("GET", "/v1.0/users").status == 200)
            try await service.admin("PATCH", path, ["disabled": true])
            try await eventually("the application is out", within: .seconds(2)) {
                try await tenant.graph("GET", "/v1.0/users").status == 401
            }
            #expect(try await tenant.token().status == 401)
            try await service.admin("PATCH", path, ["disabled": false])
            try await eventually("the application is back", within: .seconds(2)) {
                try await tenant.graph("GET", "/v1.0/users").status == 200
            }
        }
    }
}
