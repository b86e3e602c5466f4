import Foundation
import TestSupport
import Testing
import Vestibule

@Suite("Limits")
struct LimitsTests {
    @Test("on codes are shown to the operator with who is held back until when, and reset; the guest goes on")
    func codes() async throws {
        try await TestService.run({ $0.passcodes.sendsPerNetworkHour = 3 }) { service in
            let tenant = try await service.tenant()
            let address = "ana@fabrikam.example"
            let ana = Browser(service)
            let invited = try await tenant.invite(address)
            try await ana.redeem(invited.link, as: address)
            let thief = Browser(service)
            for _ in 0..<2 {
                var page = try await thief.askToSignIn(to: tenant, as: address)
                for _ in 0..<5 { page = try await thief.enter("00000000", on: page) }
            }
            // The network had its codes: who asks is told so, and when it goes on, and not that the mailbox had too many.
            let held = try await Browser(service).askToSignIn(to: tenant, as: "bo@fabrikam.example")
            #expect(held.status == 429 && held.heading == "Please wait a while" && held.text.contains("UTC"), "\(held.text)")

            let limits = "/tenants/\(tenant.domain)/limits"
            let reached = try await service.admin("GET", limits)["value"].items
            #expect(Set(reached.compactMap { $0["limit"].text }) == ["wrongPasscodesPerHour", "passcodesPerNetworkHour"])
            let guesses = reached.first { $0["limit"].text == "wrongPasscodesPerHour" }
            #expect(
                guesses?["of"].text == address && guesses?["guest"].text == invited.guest && guesses?["browsers"].text == "unknown")
            #expect(guesses?["used"] == 10 && guesses?["most"] == 10 && guesses?["until"].text != nil)
            let all = try await service.admin("GET", "\(limits)?email=\(address)")["value"].items
            #expect(all.count > 2 && all.allSatisfy { $0["of"].text == address })

            let network = reached.first { $0["limit"].text == "passcodesPerNetworkHour" }?["of"].text ?? ""
            _ = try await service.admin("POST", "\(limits)/reset", ["network": .string(network)])
            _ = try await service.admin("POST", "\(limits)/reset", ["email": .string(address)])
            #expect(try await service.admin("GET", limits)["value"].items.isEmpty)
            let free = Browser(service)
            let page = try await free.askToSignIn(to: tenant, as: address)
            #expect(try await free.enter(service.code(to: address, for: page), on: page).heading == "You are signed in")
        }
    }

    @Test("on requests hold one application up until the minute is over, and no other")
    func requests() async throws {
        try await TestService.run({ $0.requestsPerApplicationMinute = 5 }) { service in
            let busy = try await service.tenant(permissions: ["User.Read.All"])
            let other = try await service.tenant("Fabrikam", domain: "fabrikam.example", permissions: ["User.Read.All"])
            var refused: [HTTPAnswer] = []
            // Two minutes may have a part in them, and no more.
            for _ in 1...12 {
                let answer = try await busy.graph("GET", "/v1.0/users")
                if answer.status == 429 { refused.append(answer) } else { #expect(answer.status == 200) }
            }
            #expect(refused.count >= 2)
            let first = try #require(refused.first)
            #expect(first.json["error"]["code"].text == "TooManyRequests")
            #expect((1...60).contains(first["Retry-After"].flatMap { Int($0) } ?? 0))
            #expect(try await other.graph("GET", "/v1.0/users").status == 200)
            try await eventually("the replicas know of each other's") {
                try await service.count("request_counts", where: "tenant_id = '\(busy.id)' and requests = 5") >= 1
            }
        }
    }
}
