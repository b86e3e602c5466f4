import Foundation
import TestSupport
import Testing

/// Relying parties that nobody here wrote.
@Suite("Applications by others", .timeLimit(.minutes(2)))
struct OthersApplicationsTests {
    @Test("by Authlib signs a guest in, checks what it is told, and stays signed in by refreshing")
    func authlib() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let application = try await RelyingApplication.register(at: tenant)
            let (ana, address) = (Browser(service), "ana@fabrikam.example")
            try await ana.redeem(try await tenant.invite(address).link, as: address)
            let program = try Conversation(
                "authlib-application.py",
                [
                    "\(service.base)/\(tenant.domain)/v2.0/.well-known/openid-configuration", application.clientID,
                    application.secret,
                    RelyingApplication.redirectURI,
                ])
            defer { program.end() }
            let url = try await program.line()
            #expect(url.hasPrefix("\(service.base)/\(tenant.id)/oauth2/v2.0/authorize?"))
            let back = try #require(try await ana.open(url, follows: false).location)
            _ = try application.answer(in: back)
            program.say(back)
            let told = try JSONDecoder().decode(JSON.self, from: Data(try await program.line().utf8))
            #expect(told["claims"]["email"].text == address && told["claims"]["idp"].text == "mail")
            #expect(told["info"]["sub"] == told["claims"]["sub"] && told["refreshed"]["sub"] == told["claims"]["sub"])
            #expect(told["refreshed"]["auth_time"] == told["claims"]["auth_time"])
        }
    }
}
