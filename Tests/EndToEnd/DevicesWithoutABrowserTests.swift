import Foundation
import Postgres
import TestSupport
import Testing
import VestibuleHTTP

@testable import VestibuleServer

@Suite("Devices without a browser")
struct DevicesWithoutABrowserTests {
    private static let address = "ana@fabrikam.example"

    private func withDevice(
        _ body: (TestService, DeviceApplication, Browser) async throws -> Void
    ) async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let device = try await DeviceApplication.register(at: tenant)
            let ana = Browser(service)
            try await ana.redeem(try await tenant.invite(Self.address).link, as: Self.address)
            try await body(service, device, ana)
        }
    }

    @Test("by Authlib show a code, wait for the guest who types it elsewhere, and stay signed in until that guest signs out")
    func authlib() async throws {
        try await withDevice { service, device, ana in
            let tenant = device.tenant
            let program = try Conversation(
                "authlib-device.py", ["\(service.base)/\(tenant.domain)/v2.0/.well-known/openid-configuration", device.clientID])
            defer { program.end() }
            let shown = try JSONDecoder().decode(JSON.self, from: Data(try await program.line().utf8))
            let code = shown["user_code"].text ?? ""
            NeverPrinted.note(shown["device_code"].text ?? code)
            #expect(shown["verification_uri"].text == "\(service.base)/contoso.example/device")
            try await eventually("it has asked once") {
                try await service.count("device_requests", where: "polled_at is not null") == 1
            }
            let page = try await ana.type(code.lowercased().replacing("-", with: " "), at: tenant)
            #expect(page.heading == "Let Contoso Sync in on a device as you?")
            for said in [
                code, "Contoso Sync", "Your name and your email address", "from the network 127.0.0.1", Self.address,
                "Nobody from support and nobody from Contoso will ever send you a code",
            ] {
                #expect(page.text.contains(said), "\(said)")
            }
            #expect(try await ana.decide("allow", code, on: page).heading == "The device is let in")
            let told = try JSONDecoder().decode(JSON.self, from: Data(try await program.line().utf8))
            #expect(told["told"] == ["authorization_pending"])
            #expect(told["claims"]["email"].text == Self.address && told["claims"]["amr"] == ["otp"])
            #expect(told["info"]["sub"] == told["claims"]["sub"] && told["refreshed"]["sub"] == told["claims"]["sub"])
            #expect(told["refreshed"]["auth_time"] == told["claims"]["auth_time"])
            let events = try await service.sql("select activity from audit_trail order by event_id")
                .map { try $0.decode("activity", as: String.self) }
            #expect(events.suffix(2) == ["deviceAllowed", "applicationEntered"])
        }
    }

    @Test("by MSAL do the same, over https")
    func msal() async throws {
        let port = try TestService.freePort()
        let site = try Site(baseURL: "https://localhost:\(port)")
        try await TestService.run(server: { $0.site = site }) { service in
            try await TLSDoor.run(to: service.port, at: port) { door in
                let tenant = try await service.tenant()
                let device = try await DeviceApplication.register(at: tenant)
                let ana = Browser(service)
                try await ana.redeem(try await tenant.invite(Self.address).link, as: Self.address)
                let program = try Conversation(
                    "msal-device.py", ["\(door.base)/\(tenant.id)", device.clientID],
                    environment: ["REQUESTS_CA_BUNDLE": door.caFile])
                defer { program.end() }
                let shown = try JSONDecoder().decode(JSON.self, from: Data(try await program.line().utf8))
                let code = shown["user_code"].text ?? ""
                NeverPrinted.note(shown["device_code"].text ?? code)
                let page = try await ana.type(code, at: tenant)
                #expect(try await ana.decide("allow", code, on: page).heading == "The device is let in", "\(shown)")
                let told = try JSONDecoder().decode(JSON.self, from: Data(try await program.line().utf8))
                #expect(told["claims"]["preferred_username"].text == Self.address && told["claims"]["tid"].text == tenant.id)
                #expect(told["silent"]["sub"] == told["claims"]["sub"])
            }
        }
    }

    @Test("are told what Microsoft's clients and RFC 8628 want, and nothing where they may not ask")
    func asking() async throws {
        try await withDevice { service, device, _ in
            let begun = try await device.begin()
            let told = begun.answer.json
            #expect(begun.answer.status == 200 && begun.answer["Cache-Control"] == "no-store")
            let place = "\(service.base)/contoso.example/device"
            #expect(told["verification_uri"].text == place && begun.link == "\(place)?code=\(begun.userCode)")
            #expect(told["expires_in"] == .number(600) && told["interval"] == .number(5))
            #expect(begun.userCode.wholeMatch(of: /[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}/) != nil)
            #expect(begun.deviceCode.hasPrefix("vd_"))
            #expect(told["message"].text == "To sign in, open the page \(place) in a browser and enter the code \(begun.userCode).")

            let other = try await DeviceApplication.register(at: device.tenant, allowed: false)
            let refused = try await other.begin().answer
            #expect(refused.status == 400 && refused.json["error"].text == "unauthorized_client")
            #expect(try await other.told(begun) == "unauthorized_client")
            #expect(try await device.begin(["scope": "profile"]).answer.json["error"].text == "invalid_scope")
            let stranger = try await device.begin(["client_id": UUID().uuidString]).answer
            #expect(stranger.status == 401 && stranger.json["error"].text == "invalid_client")
            let withSecret = try await device.begin(["client_secret": "s"]).answer
            #expect(withSecret.status == 401)

            let confidential = try await RelyingApplication.register(at: device.tenant)
            let scope = ["scope": "openid"]
            #expect(try await confidential.post("devicecode", scope).json["error"].text == "unauthorized_client")
            let path = "/tenants/\(device.tenant.domain)/applications/\(confidential.clientID)"
            #expect(try await service.admin("PATCH", path, ["deviceFlow": true])["deviceFlow"] == true)
            let its = try await confidential.post("devicecode", scope)
            NeverPrinted.note(its.json["device_code"].text ?? "vd_")
            #expect(its.status == 200)
            #expect(try await confidential.post("devicecode", scope, withSecret: false).status == 401)
            _ = try await service.admin("PATCH", path, ["deviceFlow": false])
            #expect(try await confidential.post("devicecode", scope).json["error"].text == "unauthorized_client")
        }
    }

    @Test("wait until the guest is signed in; a link fills the code in and does nothing more")
    func byLink() async throws {
        try await withDevice { service, device, ana in
            let begun = try await device.begin()
            for browser in [Browser(service), ana] {
                for _ in 0..<3 {
                    let page = try await browser.open(begun.link)
                    #expect(page.heading == "Connect a device" && page.html.contains("value=\"\(begun.userCode)\""))
                    for name in ["decision=allow", "token=x"] { _ = try await browser.open("\(begun.link)&\(name)") }
                    #expect(try await browser.open("/\(device.tenant.id)/device/decision?code=\(begun.userCode)").status == 405)
                }
            }
            #expect(try await service.count("device_requests", where: "decided_at is not null") == 0)
            #expect(try await service.count("device_guesses") == 0)
            for odd in ["%3Cscript%3E", "", "x", "%00", "BBBBBBBBB"] {
                let page = try await ana.open("/\(device.tenant.domain)/device?code=\(odd)")
                #expect(page.status == 200 && page.html.contains("value=\"\""), "\(odd)")
            }

            let back = Browser(service)
            let signIn = try await back.press(try await back.open(begun.link), "/device", [("code", begun.userCode)])
            #expect(signIn.heading == "Sign in to Contoso")
            let code = try await back.press(signIn, "/signin", [("address", Self.address)])
            let page = try await back.enter(try await service.code(to: Self.address, for: code), on: code)
            #expect(page.heading == "Connect a device" && page.html.contains("value=\"\(begun.userCode)\""))
            #expect(try await device.told(begun) == "authorization_pending")
            let question = try await back.press(page, "/device", [("code", begun.userCode)])
            #expect(try await back.decide("allow", begun.userCode, on: question).heading == "The device is let in")
            #expect(try await device.told(begun) == "ok")
        }
    }

    @Test("get their tokens once, and learn of a no, of the end of their time and of haste")
    func polling() async throws {
        try await withDevice { service, device, ana in
            let begun = try await device.begin()
            #expect(try await device.told(begun) == "authorization_pending")
            #expect(try await device.told(begun) == "slow_down")
            try await ana.allow(begun, at: device.tenant)
            let outcomes = try await withThrowingTaskGroup { group in
                for _ in 0..<8 { group.addTask { try await device.poll(begun) } }
                return try await group.reduce(into: [HTTPAnswer]()) { $0.append($1) }
            }
            let granted = outcomes.filter { $0.status == 200 }
            #expect(granted.count == 1 && outcomes.count { $0.json["error"].text == "invalid_grant" } == 7)
            // The seven took nothing away.
            let refresh = ["grant_type": "refresh_token", "refresh_token": granted.first?.json["refresh_token"].text ?? ""]
            #expect(try await device.post("token", refresh).status == 200)

            let refused = try await device.begin()
            let no = try await ana.decide("refuse", refused.userCode, on: ana.type(refused.userCode, at: device.tenant))
            #expect(no.heading == "The device was not let in")
            #expect(try await device.told(refused) == "access_denied")

            let late = try await device.begin()
            let question = try await ana.type(late.userCode, at: device.tenant)
            try await service.sql("update device_requests set expires_at = now() where spent_at is null")
            #expect(try await device.told(late) == "expired_token")
            let over = try await ana.decide("allow", late.userCode, on: question)
            #expect(over.status == 410 && over.heading == "This code no longer works")
        }
    }

    @Test("are signed out with the guest, before they ask and after, and by a rule against the guest's domain")
    func ended() async throws {
        try await withDevice { service, device, ana in
            let (early, late) = (try await device.begin(), try await device.begin())
            try await ana.allow(early, at: device.tenant)
            try await ana.allow(late, at: device.tenant)
            let tokens = try await device.poll(early).json
            let me = try await ana.open("/\(device.tenant.domain)/me")
            _ = try await ana.press(me, "/signout")
            #expect(try await device.told(late) == "invalid_grant")
            let refresh = ["grant_type": "refresh_token", "refresh_token": tokens["refresh_token"].text ?? ""]
            #expect(try await device.post("token", refresh).json["error"].text == "invalid_grant")

            let third = try await device.begin()
            let code = try await ana.askToSignIn(to: device.tenant, as: Self.address)
            _ = try await ana.enter(try await service.code(to: Self.address, for: code), on: code)
            try await ana.allow(third, at: device.tenant)
            _ = try await service.admin("POST", "/tenants/\(device.tenant.domain)/domain-policy", ["block": "fabrikam.example"])
            #expect(try await device.told(third) == "invalid_grant")
            let page = try await ana.type(try await device.begin().userCode, at: device.tenant)
            // The rule itself says no; within a second or so a worker has ended the session too.
            #expect(
                page.status == 403 && page.heading == "Your address cannot be used here" || page.heading == "Sign in to Contoso")
        }
    }

    @Test("are nobody else's: another application or tenant gets nothing for their codes")
    func others() async throws {
        try await withDevice { service, device, ana in
            let begun = try await device.begin()
            try await ana.allow(begun, at: device.tenant)
            let other = try await DeviceApplication.register(at: device.tenant)
            #expect(try await other.told(begun) == "invalid_grant")
            let northwind = try await service.tenant("Northwind", domain: "northwind.example")
            let theirs = try await DeviceApplication.register(at: northwind)
            #expect(try await theirs.told(begun) == "invalid_grant")
            let form = ["grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": begun.deviceCode]
            #expect(try await device.post("token", form, domain: northwind.domain).json["error"].text == "invalid_client")
            #expect(
                try await device.told(begun, ["device_code": begun.deviceCode.replacing("vd_", with: "vn_")]) == "invalid_grant")
            #expect(try await device.told(begun, ["device_code": String(begun.deviceCode.dropLast()) + "_"]) == "invalid_grant")
            #expect(try await device.told(begun) == "ok")

            let carl = Browser(service)
            try await carl.redeem(try await northwind.invite("carl@fabrikam.example").link, as: "carl@fabrikam.example")
            let abroad = try await carl.type(try await device.begin().userCode, at: northwind)
            #expect(abroad.status == 422)
        }
    }

    @Test("are decided by the first guest only; a second one who typed the code is told no more than of a wrong one")
    func secondGuest() async throws {
        try await withDevice { service, device, ana in
            let bo = Browser(service)
            try await bo.redeem(try await device.tenant.invite("bo@fabrikam.example").link, as: "bo@fabrikam.example")
            let begun = try await device.begin()
            let bos = try await bo.type(begun.userCode, at: device.tenant)
            try await ana.allow(begun, at: device.tenant)
            #expect(try await bo.decide("refuse", begun.userCode, on: bos).status == 410)
            let again = try await bo.type(begun.userCode, at: device.tenant)
            let wrong = try await bo.type("BBBB-BBBB", at: device.tenant)
            #expect(again.status == 422 && again.problem == wrong.problem && again.problem?.contains("not right") == true)
            let tokens = try await device.poll(begun)
            #expect(tokens.status == 200)
            #expect(
                try await service.count(
                    "grants", where: "guest_id = (select guest_id from guests where address = '\(Self.address)')") == 1)
        }
    }

    @Test("cannot be found by guessing: after ten wrong codes the right one is not taken, and the page says until when")
    func guessing() async throws {
        try await withDevice { service, device, ana in
            let begun = try await device.begin()
            for letter in "BCDFGHJKLM" {
                let page = try await ana.type(String(repeating: letter, count: 8), at: device.tenant)
                #expect(page.status == 422 && page.problem?.hasPrefix("This code is not right") == true)
            }
            let locked = try await ana.type(begun.userCode, at: device.tenant)
            #expect(locked.status == 429 && locked.heading == "Too many wrong codes" && locked.text.contains("UTC"))
            #expect((3000...3600).contains(Int(locked.answer["Retry-After"] ?? "") ?? 0))
            #expect(try await device.told(begun) == "authorization_pending")
            // What is no code at all is not counted: it could never have been right.
            #expect(try await ana.type("hello", at: device.tenant).problem?.contains("8 letters") == true)
            // Who is not signed in guesses at nothing.
            let stranger = try await Browser(service).type(begun.userCode, at: device.tenant)
            let none = try await Browser(service).type("BBBB-BBBB", at: device.tenant)
            #expect(stranger.heading == "Sign in to Contoso" && none.heading == stranger.heading)
        }
    }

    @Test("are not let in by another site's form, by another browser's, or by one about another code or guest")
    func forged() async throws {
        try await withDevice { service, device, ana in
            let tenant = device.tenant
            let (begun, other) = (try await device.begin(), try await device.begin())
            let form = try await ana.type(begun.userCode, at: tenant).form("/device/decision")
            let (otherForm, first) = (
                try await ana.type(other.userCode, at: tenant).form("/device/decision"),
                try await ana.open("/\(tenant.domain)/device").form("/device")
            )
            let bo = Browser(service)
            try await bo.redeem(try await tenant.invite("bo@fabrikam.example").link, as: "bo@fabrikam.example")
            let bos = try await bo.type(begun.userCode, at: tenant).form("/device/decision")
            func fields(_ token: String) -> [(name: String, value: String)] {
                [("token", token), ("code", begun.userCode), ("decision", "allow")]
            }
            let ours = [(name: "Origin", value: "null"), (name: "Sec-Fetch-Site", value: "same-origin")]
            let attacks: [(fields: [(name: String, value: String)], origin: [(name: String, value: String)])] = [
                (fields(""), ours), (fields(bos.token), ours), (fields(first.token), ours), (fields(otherForm.token), ours),
                ([("code", begun.userCode), ("decision", "allow")], ours),
                (fields(form.token), [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site")]),
                (fields(form.token), [("Origin", "null"), ("Sec-Fetch-Site", "cross-site")]),
                (fields(form.token) + [("decision", "allow")], ours), (fields(form.token) + [("code", other.userCode)], ours),
                ([("token", form.token), ("code", begun.userCode), ("decision", "yes")], ours),
            ]
            for attack in attacks {
                let answer = try await ana.post(form.action, attack.fields, origin: attack.origin)
                #expect(answer.status == 403 && answer.heading == "This page is too old", "\(attack)")
            }
            // Bo has signed in here since: the page that was left open asked Ana.
            let code = try await ana.askToSignIn(to: tenant, as: "bo@fabrikam.example")
            _ = try await ana.enter(try await service.code(to: "bo@fabrikam.example", for: code), on: code)
            #expect(try await ana.post(form.action, fields(form.token)).status == 403)
            #expect(try await service.count("device_requests", where: "decided_at is not null") == 0)
            #expect(try await device.told(begun) == "authorization_pending")
        }
    }

    @Test("of an application that wants its guests assigned let in nobody else, on the page and at the token endpoint")
    func assigned() async throws {
        try await withDevice { service, device, ana in
            let begun = try await device.begin()
            let question = try await ana.type(begun.userCode, at: device.tenant)
            _ = try await service.admin(
                "PATCH", "/tenants/\(device.tenant.domain)/applications/\(device.clientID)", ["assignmentRequired": true])
            let page = try await ana.type(begun.userCode, at: device.tenant)
            #expect(page.status == 403 && page.heading == "This application is not open to you")
            _ = try await ana.decide("allow", begun.userCode, on: question)
            #expect(try await device.told(begun) == "invalid_grant")
        }
    }

    @Test("wait thirty at a time in one network, and the next is told when to come")
    func crowd() async throws {
        try await withDevice { service, device, ana in
            var last: DeviceApplication.Begun?
            for _ in 0..<30 { last = try await device.begin() }
            let refused = try await device.begin().answer
            #expect(refused.status == 429 && refused.json["error_description"].text?.contains("Too many devices") == true)
            #expect((500...600).contains(Int(refused["Retry-After"] ?? "") ?? 0))
            try await ana.allow(try #require(last), at: device.tenant)
            #expect(try await device.begin().answer.status == 200)
        }
    }
}
