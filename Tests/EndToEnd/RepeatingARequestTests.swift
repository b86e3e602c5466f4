import TestSupport
import Testing
import VestibuleSandbox

@Suite("Repeating a request under its Idempotency-Key")
struct RepeatingARequestTests {
    @Test("gives the first answer again, the same link included; another body is refused")
    func repeating() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let first = try await tenant.invite("ana@fabrikam.example", key: "key-1")
            let again = try await tenant.invite("ana@fabrikam.example", key: "key-1")
            #expect(again.id == first.id)
            #expect(again.link == first.link)
            let other = try await tenant.tryToInvite("ben@fabrikam.example", key: "key-1")
            #expect(other.status == 409)
            #expect(try await tenant.tryToInvite("ben@fabrikam.example", key: "").status == 400)
            let long = String(repeating: "k", count: 256)
            #expect(try await tenant.tryToInvite("ben@fabrikam.example", key: long).status == 400)
            #expect(try await service.count("invitations") == 1)
            try await service.everyLetterIsSent()
            #expect(await service.mailbox.letters(to: "ana@fabrikam.example").count == 1)
            try await Browser(service).redeem(again.link, as: "ana@fabrikam.example")
        }
    }

    @Test("twenty at once make one guest, one invitation and one letter, and all say the same")
    func racing() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            for round in 0..<5 {
                let answers = try await withThrowingTaskGroup { group in
                    for _ in 0..<20 {
                        group.addTask {
                            try await tenant.invite("guest\(round)@fabrikam.example", key: "round \(round)")
                        }
                    }
                    return try await group.reduce(into: [TestTenant.Invited]()) { $0.append($1) }
                }
                #expect(Set(answers.map(\.id)).count == 1)
                #expect(Set(answers.map(\.link)).count == 1)
            }
            #expect(try await service.count("invitations") == 5)
            #expect(try await service.count("guests") == 5)
            #expect(try await service.count("letters") == 5)
        }
    }

    @Test("without a key, twenty invitations of one address at once leave one guest and one living link")
    func racingWithoutAKey() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let answers = try await withThrowingTaskGroup { group in
                for _ in 0..<20 { group.addTask { try await tenant.invite("ana@fabrikam.example") } }
                return try await group.reduce(into: [TestTenant.Invited]()) { $0.append($1) }
            }
            #expect(try await service.count("guests") == 1)
            var alive = 0
            for invited in answers where try await Browser(service).open(invited.link).status == 200 { alive += 1 }
            #expect(alive == 1)
        }
    }
}
