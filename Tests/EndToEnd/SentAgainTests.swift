import TestSupport
import Testing

@Suite("A request that is sent again")
struct SentAgainTests {
    @Test("with the same key is done once, and answered as it was")
    func once() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(settings: [:])
            let invited = try await tenant.invite("ana@fabrikam.example")
            let key = [(name: "Idempotency-Key", value: "resend-1")]
            let path = "/v1.0/invitations/\(invited.answer.json["id"].text ?? "")/resend"
            let first = try await tenant.graph("POST", path, headers: key)
            let again = try await tenant.graph("POST", path, headers: key)
            #expect(first.status == 200 && again.status == 200 && first.text == again.text)
            #expect(first["request-id"] != again["request-id"])
            #expect(try await service.count("letters", where: "kind = 'invitation'") == 2)
            let other = try await tenant.graph("POST", "/v1.0/users/\(invited.guest)/revokeSignInSessions", headers: key)
            #expect(other.status == 409 && other.json["error"]["message"].text?.contains("another request") == true)
            #expect(try await tenant.graph("POST", path, headers: [("Idempotency-Key", "é")]).status == 400)
            // Another application's keys are its own, and so is another tenant's.
            let northwind = try await service.tenant("Northwind", domain: "northwind.example")
            #expect(try await northwind.graph("POST", path, headers: key).status == 404)
            let sealed = try await service.count("kept_answers", where: "position('redeem' in encode(sealed_answer, 'escape')) > 0")
            #expect(sealed == 0)
        }
    }

    @Test("after a refusal is tried again")
    func refused() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let key = [(name: "Idempotency-Key", value: "extend-1")]
            let path = "/v1.0/invitations/\(invited.answer.json["id"].text ?? "")/resend"
            _ = try await service.sql("update invitations set frozen_at = now()")
            #expect(try await tenant.graph("POST", path, headers: key).status == 409)
            _ = try await service.sql("update invitations set frozen_at = null")
            #expect(try await tenant.graph("POST", path, headers: key).status == 200)
        }
    }

    @Test("at once, ten times, is done once")
    func racing() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let path = "/v1.0/invitations/\(invited.answer.json["id"].text ?? "")/resend"
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<10 {
                    group.addTask { try await tenant.graph("POST", path, headers: [("Idempotency-Key", "race")]).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.contains(200) && statuses.allSatisfy { [200, 409].contains($0) }, "\(statuses)")
            #expect(try await service.count("letters", where: "kind = 'invitation'") == 2)
            #expect(try await tenant.graph("POST", path, headers: [("Idempotency-Key", "race")]).status == 200)
        }
    }
}
