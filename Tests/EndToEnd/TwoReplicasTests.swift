import Foundation
import Postgres
import TestSupport
import Testing
import VestibuleSandbox

@Suite("Two replicas side by side")
struct TwoReplicasTests {
    @Test("are one service: what begins at one goes on at the other, and each letter goes out once")
    func oneService() async throws {
        try await Replica.pair { a, b, _ in
            let tenant = try await a.tenant()
            let address = "ana@fabrikam.example"
            let invited = try await tenant.invite(address)
            #expect(try await tenant.at(b).graph("GET", "/v1.0/invitations/\(invited.id)").status == 200)

            // Each step at the other replica: the page, the passcode asked for, the passcode typed in, consent, the session.
            let ana = Browser(b)
            let landing = try await ana.open(invited.link)
            ana.move(to: a)
            let asked = try await ana.press(landing, "/continue")
            let code = try await a.code(to: address, for: asked)
            ana.move(to: b)
            let consent = try await ana.enter(code, on: asked)
            ana.move(to: a)
            #expect(try await ana.accept(consent).location == TestTenant.redirectURL)
            for replica in [a, b] {
                ana.move(to: replica)
                #expect(try await ana.open("/\(tenant.id)/me").heading == "You are signed in")
                #expect(try await Browser(replica).open(invited.link).status == 410, "a link is used once, everywhere")
            }
            try await Task.sleep(for: .seconds(2))
            #expect(await a.mailbox.letters(to: address).count == 2, "one invitation and one code")
        }
    }

    @Test("both shut a door within a second or so, at whichever it was shut")
    func takenAway() async throws {
        try await Replica.pair { a, b, _ in
            let tenant = try await a.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let ana = Browser(a)
            try await ana.redeem(invited.link, as: "ana@fabrikam.example")
            func bites(_ what: String, _ isShut: @escaping (Replica) async throws -> Bool) async throws {
                let start = ContinuousClock.now
                for replica in [a, b] {
                    try await eventually("\(what) at \(replica.port)", within: .seconds(2)) { try await isShut(replica) }
                }
                #expect(start.duration(to: .now) < .seconds(2), "\(what)")
            }
            for replica in [a, b] { #expect(try await tenant.at(replica).graph("GET", "/v1.0/users").status == 200) }

            let application = "/tenants/\(tenant.domain)/applications/\(tenant.clientID)"
            try await b.admin("PATCH", application, ["disabled": true])
            try await bites("the disabled application") { try await tenant.at($0).graph("GET", "/v1.0/users").status == 401 }
            try await a.admin("PATCH", application, ["disabled": false])
            try await bites("the application given back") { try await tenant.at($0).graph("GET", "/v1.0/users").status == 200 }

            try await a.admin("POST", "/tenants/\(tenant.domain)/suspend")
            try await bites("the suspended tenant") { try await tenant.at($0).graph("GET", "/v1.0/users").status == 403 }
            try await b.admin("POST", "/tenants/\(tenant.domain)/resume")
            try await bites("the tenant given back") { try await tenant.at($0).graph("GET", "/v1.0/users").status == 200 }

            ana.move(to: b)
            #expect(try await ana.open("/\(tenant.id)/me").heading == "You are signed in")
            let pending = try await tenant.invite("bo@fabrikam.example")
            #expect(try await Browser(b).open(pending.link).status == 200)
            #expect(try await tenant.graph("PATCH", "/v1.0/users/\(pending.guest)", ["accountEnabled": false]).status == 204)
            #expect(try await Browser(b).open(pending.link).status == 410, "a blocked guest's link, at the other, at once")
            #expect(try await tenant.graph("DELETE", "/v1.0/users/\(invited.guest)").status == 204)
            #expect(try await ana.open("/\(tenant.id)/me").heading != "You are signed in", "at the other, at once")
        }
    }
}
