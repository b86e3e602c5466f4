import Crypto
import Foundation
import TestSupport
import Testing

@Suite("A tenant's hooks") struct HooksTests {
    private static let ana = "ana@elsewhere.example"
    private static let yes = #"{"decision":"allow"}"#

    /// A tenant with a receiver on this machine, where that is allowed.
    private func withReceiver(
        _ behaviour: @escaping HTTPPeer.Behaviour, _ body: (TestService, TestTenant, HTTPPeer) async throws -> Void
    ) async throws {
        try await HTTPPeer.run(behaviour) { peer in
            try await TestService.run(standIns: true) { service in
                try await body(service, try await service.tenant(), peer)
            }
        }
    }

    private func create(
        _ kind: String, at peer: HTTPPeer, of tenant: TestTenant, path: String = "/hook", _ more: [String: JSON] = [:]
    ) async throws -> (id: String, secret: [UInt8]) {
        var body: [String: JSON] = [
            "kind": .string(kind), "name": "Projects", "url": .string("http://localhost:\(peer.port)\(path)"), "timeLimit": 1000,
        ]
        body.merge(more) { $1 }
        let made = try await tenant.service.admin("POST", "/tenants/\(tenant.domain)/hooks", .object(body))
        return (try #require(made["id"].text), try secret(in: made))
    }

    private func secret(in answer: JSON) throws -> [UInt8] {
        let text = try #require(answer["secret"].text)
        NeverPrinted.note(text)
        #expect(text.hasPrefix("whsec_"))
        return Array(try #require(Data(base64Encoded: String(text.dropFirst(6)))))
    }

    /// As a receiver verifies it, with nothing of ours.
    private func isSigned(_ request: HTTPPeer.Request, by secret: [UInt8]) -> Bool {
        guard let id = request.headers["webhook-id"], let time = request.headers["webhook-timestamp"],
            let seconds = Double(time), abs(Date().timeIntervalSince1970 - seconds) < 60
        else { return false }
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("\(id).\(time).\(request.body)".utf8), using: SymmetricKey(data: secret))
        return (request.headers["webhook-signature"] ?? "").split(separator: " ").contains("v1,\(Data(code).base64EncodedString())")
    }

    private func read(_ request: HTTPPeer.Request) throws -> JSON {
        try JSONDecoder().decode(JSON.self, from: Data(request.body.utf8))
    }

    @Test("deny an invitation with words, in its answer and its log, and nothing is made")
    func invitation() async throws {
        try await withReceiver { _ in
            .answer(body: #"{"decision":"deny","message":{"en":"Fabrikam is not a partner any more."}}"#)
        } _: { service, tenant, peer in
            let (hook, secret) = try await create("invitation.creating", at: peer, of: tenant)
            let refused = try await tenant.tryToInvite(Self.ana, ["invitedUserDisplayName": "Ana"])
            #expect(refused.status == 403 && refused.json["error"]["code"] == "Authorization_RequestDenied")
            #expect(refused.json["error"]["message"].text?.contains("Fabrikam is not a partner any more.") == true)
            #expect(try await service.count("guests") == 0)
            #expect(try await service.count("invitations") == 0)
            #expect(try await service.count("letters") == 0)
            let request = try #require(peer.requests.first)
            #expect(isSigned(request, by: secret))
            let asked = try read(request)
            #expect(asked["type"] == "invitation.creating" && asked["version"] == 1)
            #expect(asked["data"]["guest"]["mail"].text == Self.ana && asked["data"]["guest"]["displayName"] == "Ana")
            #expect(asked["data"]["tenant"]["id"].text == tenant.id && asked["data"]["application"]["id"].text == tenant.clientID)
            #expect(asked["data"]["invitation"]["redirectUrl"].text == TestTenant.redirectURL)
            let log = "/tenants/\(tenant.domain)/hooks/\(hook)/deliveries"
            try await eventually("the call is in the log") {
                try await service.admin("GET", log)["value"].items.first?["state"] == "denied"
            }
            #expect(try await service.count("audit_trail", where: "activity = 'hookDenied' and target = 'hook \(hook)'") == 1)
            // A line of a bulk job is one as well.
            let bulk = "/v1.0/invitations/bulk"
            let line = #"{"invitedUserEmailAddress":"bo@elsewhere.example","inviteRedirectUrl":"\#(TestTenant.redirectURL)"}"#
            let job = try await tenant.send(line, to: bulk, type: "application/x-ndjson").json["id"].text ?? ""
            #expect(try await tenant.whenOver(job)["refused"] == 1)
            let result = try await tenant.graph("GET", "\(bulk)/\(job)/results").json["value"].items.first
            #expect(result?["code"] == "Authorization_RequestDenied")
            peer.behave { _ in .answer(body: Self.yes) }
            _ = try await tenant.invite(Self.ana)
            // To resend is not to invite.
            let asks = peer.requests.count
            let id = try await tenant.graph("GET", "/v1.0/invitations").json["value"].items.first?["id"].text ?? ""
            #expect(try await tenant.graph("POST", "/v1.0/invitations/\(id)/resend").status < 300)
            #expect(peer.requests.count == asks)
        }
    }

    @Test("that fail deny, or allow where the tenant says so, and a silent one holds up nobody else", arguments: ["deny", "allow"])
    func failing(_ mode: String) async throws {
        try await withReceiver { _ in
            .silence
        } _: { service, tenant, peer in
            let (hook, _) = try await create(
                "invitation.creating", at: peer, of: tenant, ["failureMode": .string(mode), "timeLimit": 300])
            let other = try await service.tenant("Fabrikam", domain: "fabrikam.example")
            func invite(_ number: Int) async throws -> Int { try await tenant.tryToInvite("guest\(number)@partner.example").status }
            for number in 1...5 { #expect(try await invite(number) == (mode == "deny" ? 503 : 201)) }
            let start = ContinuousClock.now
            #expect(try await invite(6) == (mode == "deny" ? 503 : 201))
            #expect(peer.requests.count == 5, "the breaker is open")
            _ = try await other.invite("bo@partner.example")
            #expect(start.duration(to: .now) < .seconds(5))
            let path = "/tenants/\(tenant.domain)/hooks/\(hook)/deliveries?state=failed"
            try await eventually("the calls are in the log") { try await service.admin("GET", path)["value"].items.count == 5 }
            let replies = Set(try await service.admin("GET", path)["value"].items.compactMap { $0["reply"].text })
            #expect(replies == ["no answer in time"], "what the breaker kept from it has no line")
            let told = try await service.count("audit_trail", where: "activity = 'hookFailed' and target = 'hook \(hook)'")
            #expect((1...6).contains(told))
            if mode == "deny" { #expect(try await service.count("guests", where: "tenant_id = '\(tenant.id)'") == 0) }
        }
    }

    @Test("refuse a redemption with the organisation's words, escaped, and leave the invitation open")
    func redemption() async throws {
        try await withReceiver { _ in
            .answer(body: #"{"decision":"deny","message":{"de":"Bitte <b>Meier</b> anrufen.","en":"Call <b>Meier</b> & sons."}}"#)
        } _: { service, tenant, peer in
            let (_, secret) = try await create("redemption.completing", at: peer, of: tenant)
            let invited = try await tenant.invite(Self.ana)
            let ana = Browser(service)
            let consent = try await ana.prove(invited.link, as: Self.ana)
            #expect(peer.requests.isEmpty)
            let refused = try await ana.press(consent, "/consent", [("decision", "accept")])
            #expect(refused.status == 403 && refused.heading == "You cannot go on")
            #expect(refused.text.contains("Contoso says:") && refused.html.contains("Call &lt;b&gt;Meier&lt;/b&gt; &amp; sons."))
            #expect(!refused.html.contains("<b>Meier"))
            let request = try #require(peer.requests.first)
            let asked = try read(request)
            #expect(isSigned(request, by: secret) && asked["data"]["guest"]["id"].text == invited.guest)
            #expect(
                asked["data"]["invitation"]["id"].text == invited.id && asked["data"]["signIn"]["ipAddress"].text?.isEmpty == false)
            #expect(asked["data"]["signIn"]["identityProvider"].text == "passcode")
            #expect(try await service.count("sessions") == 0)
            #expect(try await service.count("guests", where: "state = 'PendingAcceptance'") == 1)
            // What nobody sees to is a no as well.
            peer.behave { _ in .answer(body: #"{"decision":"allow","require":"mfa"}"#) }
            #expect(try await ana.press(try await ana.open(consent.url), "/consent", [("decision", "accept")]).status == 403)
            peer.behave { _ in .answer(body: Self.yes) }
            let again = try await ana.accept(try await ana.open(consent.url))
            #expect(again.status == 303 && again.location == TestTenant.redirectURL)
        }
    }

    @Test("add claims to tokens, by code and by refresh token, and take them away from who is denied")
    func tokens() async throws {
        try await withReceiver { _ in
            .answer(
                body: #"{"decision":"allow","claims":{"projects":["p1","p2"],"level":3,"sub":"root","roles":["admin"],"other":1}}"#)
        } _: { service, tenant, peer in
            let board = try await RelyingApplication.register(at: tenant)
            let ana = Browser(service)
            try await ana.redeem(try await tenant.invite(Self.ana).link, as: Self.ana)
            let (hook, secret) = try await create(
                "token.issuing", at: peer, of: tenant, ["allowedClaims": ["projects", "level"]])
            let tokens = try await board.tokens(for: try await board.authorize(ana)).json
            for name in ["id_token", "access_token"] {
                let claims = try board.claims(of: tokens[name].text ?? "")
                #expect(claims["projects"] == ["p1", "p2"] && claims["level"] == 3, "\(name)")
                #expect(claims["roles"] == .null && claims["other"] == .null && claims["sub"] != "root")
            }
            #expect(try await board.userInfo(tokens["access_token"].text ?? "").status == 200)
            let request = try #require(peer.requests.first)
            let asked = try read(request)
            #expect(isSigned(request, by: secret) && asked["data"]["signIn"]["methods"] == ["otp"])
            #expect(asked["data"]["application"]["id"].text == board.clientID)

            // Entra's shape at a refresh.
            peer.behave { _ in
                .answer(
                    body:
                        #"{"data":{"@odata.type":"microsoft.graph.onTokenIssuanceStartResponseData","actions":[{"@odata.type":"microsoft.graph.tokenIssuanceStart.provideClaimsForToken","claims":{"level":"9"}}]}}"#
                )
            }
            let refreshed = try await board.refresh(tokens["refresh_token"].text ?? "").json
            #expect(try board.claims(of: refreshed["id_token"].text ?? "")["level"] == "9")

            // One that fails for a moment costs the application nothing but that moment.
            let token = refreshed["refresh_token"].text ?? ""
            peer.behave { _ in .answer(status: 500, body: "") }
            let failed = try await board.refresh(token)
            #expect(failed.status == 400 && failed.json["error"] == "invalid_grant")
            peer.behave { _ in .answer(body: Self.yes) }
            #expect(try await board.refresh(token).status == 200)

            // Who has no token learns nothing by it, and asks nobody.
            let asks = peer.requests.count
            #expect(try await board.refresh("vr_nonsense").status == 400 && peer.requests.count == asks)

            peer.behave { _ in .answer(body: #"{"decision":"deny","message":"Not on Sundays."}"#) }
            let denied = try await board.tokens(for: try await board.authorize(ana))
            #expect(denied.json["error"] == "invalid_grant")
            #expect(denied.json["error_description"] == failed.json["error_description"], "not what it said, nor that it failed")
            for told in [denied.text, failed.text] { #expect(!told.contains("Sundays") && !told.contains("Projects")) }
            _ = try await service.admin("PATCH", "/tenants/\(tenant.domain)/hooks/\(hook)", ["enabled": false])
            #expect(try await board.tokens(for: try await board.authorize(ana)).status == 200)
        }
    }

    @Test("add claims to the tokens of a device, and let none go to who is denied")
    func devices() async throws {
        try await withReceiver { _ in
            .answer(body: #"{"decision":"deny"}"#)
        } _: { service, tenant, peer in
            let device = try await DeviceApplication.register(at: tenant)
            let ana = Browser(service)
            try await ana.redeem(try await tenant.invite(Self.ana).link, as: Self.ana)
            _ = try await create("token.issuing", at: peer, of: tenant, ["allowedClaims": "level"])
            let first = try await device.begin()
            _ = try await ana.allow(first, at: tenant)
            #expect(try await device.told(first) == "invalid_grant")
            peer.behave { _ in .answer(body: #"{"decision":"allow","claims":{"level":1}}"#) }
            let second = try await device.begin()
            _ = try await ana.allow(second, at: tenant)
            let tokens = try await device.poll(second).json
            let board = RelyingApplication(tenant: tenant, clientID: device.clientID, secret: "")
            #expect(try board.claims(of: tokens["id_token"].text ?? "")["level"] == 1)
        }
    }

    @Test("tell of events, signed, by both secrets while one is rotated, again until they are heard, and once more when asked to")
    func notifications() async throws {
        try await withReceiver { _ in
            .answer(status: 503, body: "")
        } _: { service, tenant, peer in
            let path = "/tenants/\(tenant.domain)/hooks"
            let (hook, first) = try await create(
                "notification", at: peer, of: tenant, ["activities": ["invitationCreated"]])
            let rotated = try await service.admin("POST", "\(path)/\(hook)/rotate-secret", ["overlap": 1])
            let second = try secret(in: rotated)
            #expect(rotated["formerSecretUntil"].text != nil && first != second)
            let invited = try await tenant.invite(Self.ana)
            try await eventually("the hook is told, and does not listen") { peer.requests.count >= 1 }
            peer.behave { _ in .answer(status: 204, body: "") }
            try await eventually("the hook is told again") {
                try await service.admin("GET", "\(path)/\(hook)/deliveries")["value"].items.first?["state"] == "delivered"
            }
            let told = peer.requests
            #expect(told.count == 2 && told.allSatisfy { isSigned($0, by: first) && isSigned($0, by: second) })
            #expect(Set(told.map { $0.headers["webhook-id"] }).count == 1 && Set(told.map(\.body)).count == 1)
            let said = try read(try #require(told.first))
            #expect(said["type"] == "invitationCreated" && said["data"]["guest"]["mail"].text == Self.ana)
            #expect(said["data"]["target"].text?.contains(invited.id) == true && said["data"]["actor"]["kind"] == "application")

            let delivery = try #require(try await service.admin("GET", "\(path)/\(hook)/deliveries")["value"].items.first)
            #expect(delivery["tries"] == 2 && delivery["reply"] == "2xx" && delivery["type"] == "invitationCreated")
            _ = try await service.admin("POST", "\(path)/\(hook)/deliveries/\(delivery["id"].text ?? "")/redeliver")
            try await eventually("the hook is told once more") { peer.requests.count == 3 }
            #expect(peer.requests.last?.headers["webhook-id"] == told.first?.headers["webhook-id"])
            #expect(peer.requests.last?.body == told.first?.body)
            let table = try await service.call(
                "GET", "/admin\(path)/\(hook)/deliveries",
                headers: [("Authorization", "Bearer \(service.adminToken)"), ("Accept", "text/plain")])
            #expect(table.text.hasPrefix("ID ") && table.text.contains("invitationCreated"))
        }
    }

    @Test("are tried by an administrator, who learns how they answer and never what")
    func trials() async throws {
        try await withReceiver { _ in
            .answer(body: #"{"decision":"allow","claims":{"a":1,"tid":"x"}}"#)
        } _: { service, tenant, peer in
            let path = "/tenants/\(tenant.domain)/hooks"
            let (hook, secret) = try await create("token.issuing", at: peer, of: tenant, ["allowedClaims": "a"])
            func trial() async throws -> JSON { try await service.admin("POST", "\(path)/\(hook)/test") }
            var tried = try await trial()
            #expect(tried["isWell"] == true && tried["reply"] == "2xx" && tried["readAs"] == "allow, adding a")
            #expect(
                try isSigned(#require(peer.requests.first), by: secret)
                    && read(#require(peer.requests.first))["type"] == "hook.test")
            peer.behave { _ in .answer(status: 500, body: "a secret of the network") }
            tried = try await trial()
            #expect(tried["isWell"] == false && tried["reply"] == "5xx" && !"\(tried)".contains("secret of the network"))
            peer.behave { _ in .answer(status: 307, headers: ["Location": "http://localhost:\(peer.port)/elsewhere"], body: "") }
            #expect(try await trial()["reply"] == "3xx" && !peer.requests.contains { $0.uri == "/elsewhere" })
            peer.behave { _ in .answer(body: #"{"decision":"deny","message":"a secret of the network"}"#) }
            #expect(try await trial()["readAs"] == "deny, with words")
            peer.behave { _ in .answer(body: #"{"decision":"allow","require":["mfa","termsOfUse:secret"]}"#) }
            #expect(try await trial()["readAs"] == "allow, requiring mfa, termsOfUse")
            peer.behave { _ in .answer(body: #"{"decision":"deny"}"#) }
            #expect(try await trial()["readAs"] == "deny")
            peer.behave { _ in .answer(body: #"{"decision":"perhaps"}"#) }
            #expect(try await trial()["readAs"] == "No answer that counts: its answer is malformed.")
            _ = try await service.admin("PATCH", "\(path)/\(hook)", ["url": "https://169.254.169.254/latest"])
            #expect(try await trial()["reply"].text?.contains("egress rule") == true)
            _ = try await service.admin("PATCH", "\(path)/\(hook)", ["url": "https://[::ffff:10.0.0.1]/"])
            #expect(try await trial()["reply"].text?.contains("egress rule") == true)
            let shown = try await service.admin("GET", "\(path)/\(hook)")
            #expect(shown["secret"] == .null && shown["timeLimit"] == 1000)
            let refused = try await service.json(
                "PATCH", "/admin\(path)/\(hook)", bearer: service.adminToken, ["allowedClaims": ["amr"]])
            #expect(refused.status == 400 && refused.json["error"].text?.contains("amr") == true)
            _ = try await service.admin("DELETE", "\(path)/\(hook)")
            #expect(try await service.admin("GET", path)["value"].items.isEmpty)
            #expect(try await service.count("hooks") == 0)
        }
    }

    @Test("are answered by the receiver of the documentation, which takes what we signed and nothing else")
    func receiver() async throws {
        let folder = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let page = try String(contentsOf: folder.appending(path: "Sources/Vestibule/Vestibule.docc/Hooks.md"), encoding: .utf8)
        let script = try #require(page.components(separatedBy: "```python\n").last?.components(separatedBy: "```").first)
        try await TestService.run(standIns: true) { service in
            let tenant = try await service.tenant()
            let port = try TestService.freePort()
            let hook = try await service.admin(
                "POST", "/tenants/\(tenant.domain)/hooks",
                [
                    "kind": "invitation.creating", "name": "Partners", "url": .string("http://localhost:\(port)/"),
                    "failureMode": "allow",
                ])
            let text = hook["secret"].text ?? ""
            let receiver = try await offThePool { try Receiver(script, environment: ["HOOK_SECRET": text, "PORT": "\(port)"]) }
            defer { receiver.stop() }
            let test = "/tenants/\(tenant.domain)/hooks/\(hook["id"].text ?? "")/test"
            try await eventually("it takes what is signed") { try await service.admin("POST", test)["readAs"] == "allow" }
            #expect(try await tenant.tryToInvite("bo@partner.example").status == 201)
            let refused = try await tenant.tryToInvite("ana@fabrikam.example")
            #expect(
                refused.status == 403
                    && refused.json["error"]["message"].text?.contains("Fabrikam is not a partner any more.") == true)
            _ = try await service.admin(
                "POST", "/tenants/\(tenant.domain)/hooks/\(hook["id"].text ?? "")/rotate-secret", ["overlap": 0])
            #expect(try await service.admin("POST", test)["reply"] == "4xx")
        }
    }
}

/// A program of somebody else, told by its environment.
private final class Receiver: Sendable {
    private let process = Process()

    init(_ script: String, environment: [String: String]) throws {
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", script]
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Not by SIGTERM, which it has learned from this process to take no notice of.
    func stop() { kill(process.processIdentifier, SIGKILL) }
}
