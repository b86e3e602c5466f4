import Foundation
import Testing

@testable import Vestibule

@Suite("Permitting an invitation") struct PermitTests {
    private let now = Surroundings.sample().now()

    private func request(
        _ address: String = "ana@fabrikam.example", to url: String = "https://app.example/start", name: String? = nil,
        message: String? = nil, language: String? = nil, copies: [String] = [], expiresAt: Date? = nil
    ) -> InvitationRequest {
        InvitationRequest(
            address: address, redirectURL: url, displayName: name, message: message, language: language, copies: copies,
            expiresAt: expiresAt)
    }

    private func refusal(_ request: InvitationRequest, in tenant: Tenant) -> InviteRefusal? {
        do {
            _ = try permit(request, in: tenant, at: now)
            return nil
        } catch { return error }
    }

    @Test("takes thirty days where nothing is said")
    func usualLife() throws {
        let permitted = try permit(request(), in: try .sample(), at: now)
        #expect(permitted.expiresAt == now.addingTimeInterval(30 * 86_400))
    }

    @Test("names the rule that stops a domain, for the copy too")
    func blockedDomain() throws {
        let tenant = try Tenant.sample(rules: [try #require(DomainRule(.block, "*.evil.test"))])
        for wish in [request("a@X.EVIL.test"), request("a@sub.evil.test"), request(copies: ["boss@evil.test"])] {
            guard case .domainBlocked(_, let verdict) = refusal(wish, in: tenant) else {
                Issue.record("was permitted")
                continue
            }
            #expect(verdict.sentence.contains("block *.evil.test"))
        }
    }

    @Test("refuses a place that is not registered")
    func unregistered() throws {
        #expect(
            refusal(request(to: "https://evil.test/"), in: try .sample())
                == .redirectURL(.notRegistered(origin: "https://evil.test")))
    }

    @Test("refuses words that could be more than words")
    func words() throws {
        let tenant = try Tenant.sample()
        #expect(refusal(request(name: "Ana\r\nBcc: x@y.example"), in: tenant) == .displayName)
        #expect(refusal(request(name: "a\u{202E}b"), in: tenant) == .displayName)
        #expect(refusal(request(name: String(repeating: "a", count: 257)), in: tenant) == .displayName)
        #expect(refusal(request(message: String(repeating: "a", count: 2001)), in: tenant) == .message)
        #expect(refusal(request(message: "a\0b"), in: tenant) == .message)
        #expect(refusal(request(message: "two\nlines"), in: tenant) == nil)
        #expect(refusal(request(language: "de\n"), in: tenant) == .language)
        #expect(refusal(request(copies: ["a@b.example", "c@d.example"]), in: tenant) == .tooManyCopies)
    }

    @Test("refuses an end that is past or too far")
    func expiry() throws {
        let tenant = try Tenant.sample()
        #expect(refusal(request(expiresAt: now), in: tenant) == .expiry)
        #expect(refusal(request(expiresAt: now.addingTimeInterval(366 * 86_400)), in: tenant) == .expiry)
        #expect(refusal(request(expiresAt: Date(timeIntervalSince1970: 1e15)), in: tenant) == .expiry)
    }

    @Test("refuses everything for a suspended tenant")
    func suspended() throws {
        #expect(refusal(request(), in: try .sample(status: .suspended)) == .tenantSuspended)
    }
}
