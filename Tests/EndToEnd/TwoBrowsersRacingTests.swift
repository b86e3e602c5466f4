import TestSupport
import Testing

@Suite("Two browsers racing one link")
struct TwoBrowsersRacingTests {
    @Test("one wins, the other is told that the link was used, every time")
    func acceptingAtOnce() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            for round in 0..<25 {
                let address = "guest\(round)@fabrikam.example"
                let invited = try await tenant.invite(address)
                let (one, other) = (Browser(service), Browser(service))
                async let first = one.prove(invited.link, as: address)
                async let second = other.prove(invited.link, as: address)
                let consents = try await (first, second)
                async let left = one.accept(consents.0)
                async let right = other.accept(consents.1)
                let ends = try await [left, right]
                #expect(ends.filter { $0.location == TestTenant.redirectURL }.count == 1)
                #expect(ends.filter { $0.heading == "This link was already used" && $0.status == 410 }.count == 1)
                #expect(try await service.count("sessions", where: "guest_id = '\(invited.guest)'") == 1)
            }
            #expect(try await service.count("audit_trail", where: "activity = 'invitationRedeemed'") == 25)
        }
    }

    @Test("a double press of Accept in one browser lets the guest in once")
    func pressingTwice() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let ana = Browser(service)
            let consent = try await ana.prove(invited.link, as: "ana@fabrikam.example")
            let ends = try await withThrowingTaskGroup { group in
                for _ in 0..<10 { group.addTask { try await ana.accept(consent) } }
                return try await group.reduce(into: [Page]()) { $0.append($1) }
            }
            #expect(ends.filter { $0.location == TestTenant.redirectURL }.count == 1)
            #expect(ends.allSatisfy { [303, 200, 410, 400].contains($0.status) }, "\(ends.map(\.status))")
            #expect(try await service.count("sessions") == 1)
        }
    }
}
