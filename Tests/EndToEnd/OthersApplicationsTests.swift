import CryptoExtras
import Foundation
import TestSupport
import Testing
import VestibuleHTTP

@testable import VestibuleServer

/// Relying parties that nobody here wrote.
@Suite("Applications by others")
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

    @Test("by MSAL, over https, signs a guest in, renews silently, and is told when that is over", arguments: ["secret", "key"])
    func msal(credential: String) async throws {
        let port = try TestService.freePort()
        let site = try Site(baseURL: "https://localhost:\(port)")
        try await TestService.run(server: { $0.site = site }) { service in
            try await TLSDoor.run(to: service.port, at: port) { door in
                let tenant = try await service.tenant()
                let application = try await RelyingApplication.register(at: tenant)
                let (ana, address) = (Browser(service), "ana@fabrikam.example")
                try await ana.redeem(try await tenant.invite(address).link, as: address)
                let proof = credential == "secret" ? application.secret : try await key(of: application, besides: door.caFile)
                let program = try Conversation(
                    "msal-application.py",
                    ["\(door.base)/\(tenant.id)", application.clientID, proof, RelyingApplication.redirectURI, door.caFile],
                    environment: ["REQUESTS_CA_BUNDLE": door.caFile])
                defer { program.end() }
                let back = try #require(try await ana.open(try await program.line(), follows: false).location)
                _ = try application.answer(in: back)
                program.say(back)
                let told = try JSONDecoder().decode(JSON.self, from: Data(try await program.line().utf8))
                let claims = told["claims"]
                #expect(claims["preferred_username"].text == address && claims["tid"].text == tenant.id, "\(told)")
                #expect(claims["iss"].text == "\(door.base)/\(tenant.id)/v2.0" && claims["acct"] == .number(1))
                #expect(told["accounts"].items.map(\.text) == ["\(claims["oid"].text ?? "").\(tenant.id)"])
                #expect(told["silent"]["sub"] == claims["sub"] && told["silent"]["auth_time"] == claims["auth_time"])
                #expect(told["again"].text == "invalid_grant" && told["own"].text == "Bearer")
                program.say("on")
                let after = try JSONDecoder().decode(JSON.self, from: Data(try await program.line().utf8))
                #expect(after["after"].text == "invalid_grant", "the second use of the code ended it all")
            }
        }
    }

    /// A new key of the application's, in a file beside `file`.
    private func key(of application: RelyingApplication, besides file: String) async throws -> String {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        NeverPrinted.note(key.pemRepresentation)
        try Data(key.pemRepresentation.utf8).write(to: URL(filePath: file + ".client"))
        _ = try await application.tenant.service.admin(
            "POST", "/tenants/\(application.tenant.domain)/applications/\(application.clientID)/keys",
            ["publicKey": .string(key.publicKey.pemRepresentation)])
        return file + ".client"
    }

    @Test(
        "behind Apache's mod_auth_openidc are reached by clicking: a deep link asks for a code once, and the next link for nothing")
    func apache() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let apache = ApacheApplication(port: try TestService.freePort())
            let application = try await RelyingApplication.register(at: tenant, redirectURI: apache.redirectURI)
            let address = "ana@fabrikam.example"
            try await Browser(service).redeem(try await tenant.invite(address).link, as: address)
            try await apache.run(of: application) {
                try await WebDriver.run(.desktop) { chromium in
                    let deepLink = apache.base + "/board/page.html?topic=7"
                    try await chromium.open(deepLink)
                    try await chromium.sees("Sign in to Contoso")
                    try await chromium.signIn(as: address, by: service)
                    try await chromium.sees("Welcome, \(address)")
                    #expect(try await chromium.url == deepLink)
                    // Apache forgets its own session; ours still lives, so nobody is asked again.
                    try await chromium.forget("mod_auth_openidc_session")
                    try await chromium.open(apache.base + "/board/page.html?topic=8")
                    try await chromium.sees("Welcome, \(address)")
                    #expect(try await chromium.url.hasSuffix("?topic=8"))
                    #expect(try await service.count("letters", where: "kind = 'passcode'") == 2)
                }
            }
        }
    }
}
