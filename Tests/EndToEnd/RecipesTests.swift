import Foundation
import TestSupport
import Testing
import Vestibule
import VestibuleHTTP

@testable import VestibuleServer

/// Each recipe of the documentation, pasted into a shell as it stands.
@Suite("The recipes for conditional access")
struct RecipesTests {
    @Test("block a country")
    func country() async throws {
        try await Self.run { service, tenant in
            try await Self.paste("Block a country", at: service, tenant)
            try await Self.isBlocked("ana@fabrikam.example", from: "175.45.176.9", service, tenant)
            try await Self.isLetIn("bo@fabrikam.example", from: "198.51.100.9", service, tenant)
        }
    }

    @Test("let passcode guests show a second factor")
    func secondFactor() async throws {
        try await Self.run { service, tenant in
            try await Self.paste("Passcode guests show a second factor", at: service, tenant)
            let ana = Browser(service)
            ana.come(from: "198.51.100.9")
            try await ana.redeem(try await tenant.invite("ana@fabrikam.example").link, as: "ana@fabrikam.example")
            let page = try await ana.open("/\(tenant.domain)/me")
            #expect(page.url.contains("/me/security") || page.url.contains("/signin/second-factor"), "\(page.url)")
            #expect(page.status == 200)
        }
    }

    @Test("let contractors in from the office alone")
    func office() async throws {
        try await Self.run { service, tenant in
            try await Self.paste("Contractors only from the office", at: service, tenant)
            try await Self.isBlocked("ana@it.contractor.example", from: "203.0.113.9", service, tenant)
            try await Self.isLetIn("bo@contractor.example", from: "198.51.100.9", service, tenant)
            try await Self.isLetIn("cleo@fabrikam.example", from: "203.0.113.9", service, tenant)
        }
    }

    @Test("ask a service of the tenant's whether the person still works there")
    func humanResources() async throws {
        try await HTTPPeer.run { request in
            request.body.contains("gone@")
                ? .answer(body: #"{"decision":"deny","message":{"en":"You do not work for Fabrikam any more."}}"#)
                : .answer(body: #"{"decision":"allow"}"#)
        } _: { peer in
            try await Self.run(standIns: true) { service, tenant in
                let board = try await RelyingApplication.register(at: tenant)
                let (gone, here) = (Browser(service), Browser(service))
                for (browser, address) in [(gone, "gone@elsewhere.example"), (here, "here@elsewhere.example")] {
                    browser.come(from: "198.51.100.9")
                    try await browser.redeem(try await tenant.invite(address).link, as: address)
                }
                let tokens = try await board.tokens(for: try await board.authorize(gone)).json
                try await Self.paste(
                    "Ask whether the person still works there", at: service, tenant, ["HR_URL": "http://localhost:\(peer.port)/hr"])
                try await eventually("who is gone does not get in") {
                    try await gone.open("/\(tenant.domain)/me").status == 403
                }
                let refused = try await gone.open(board.url())
                #expect(refused.status == 403 && refused.text.contains("You do not work for Fabrikam any more."))
                #expect(
                    try await service.count(
                        "audit_trail",
                        where: "activity = 'accessDenied' and details ->> 'hook' = 'HR' and target = '\(board.clientID)'") == 1)
                #expect(try await board.refresh(tokens["refresh_token"].text ?? "").json["error"].text == "invalid_grant")
                #expect(try await board.authorize(here)["code"] != nil)
                #expect(try await here.open("/\(tenant.domain)/me").heading == "You are signed in")
                let asked = try JSONDecoder().decode(JSON.self, from: Data(try #require(peer.requests.last).body.utf8))
                #expect(asked["type"] == "signIn.evaluating" && asked["data"]["guest"]["mail"] == "here@elsewhere.example")
                #expect(asked["data"]["signIn"]["ipAddress"] == "198.51.100.9")
            }
        }
    }

    // MARK: A guest who comes

    private static func isLetIn(
        _ address: String, from place: String, _ service: TestService, _ tenant: TestTenant
    ) async throws {
        let browser = Browser(service)
        browser.come(from: place)
        let end = try await browser.redeem(try await tenant.invite(address).link, as: address)
        #expect(end.location == TestTenant.redirectURL, "\(address): \(end.text)")
        #expect(try await browser.open("/\(tenant.domain)/me").heading == "You are signed in")
    }

    private static func isBlocked(
        _ address: String, from place: String, _ service: TestService, _ tenant: TestTenant
    ) async throws {
        let browser = Browser(service)
        browser.come(from: place)
        let end = try await browser.redeem(try await tenant.invite(address).link, as: address)
        #expect(end.status == 403 && end.heading == "You cannot come in this way", "\(address): \(end.text)")
    }

    // MARK: A recipe

    private static func run(standIns: Bool = false, _ body: (TestService, TestTenant) async throws -> Void) async throws {
        let proxies = ["127.0.0.0/8"].compactMap { NetworkRange($0) }
        let countries = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).mmdb")
        try #require(Data(base64Encoded: Self.countries.filter { !$0.isWhitespace })).write(to: countries)
        defer { try? FileManager.default.removeItem(at: countries) }
        try await TestService.run(
            standIns: standIns,
            server: { server in
                if let site = try? Site(baseURL: server.site.base.origin, trustedProxies: proxies) { server.site = site }
                server.countriesFile = countries.path
            }
        ) { service in
            try await body(
                service,
                try await service.tenant(permissions: [
                    "User.ReadWrite.All", "Policy.Read.All", "Policy.ReadWrite.ConditionalAccess",
                ]))
        }
    }

    /// Runs the block of code below a heading of the page.
    private static func paste(
        _ heading: String, at service: TestService, _ tenant: TestTenant, _ more: [String: String] = [:]
    ) async throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Sources/Vestibule/Vestibule.docc/Recipes.md"), encoding: .utf8)
        let section = try #require(page.components(separatedBy: "## \(heading)\n").dropFirst().first)
        let code = try #require(
            section.components(separatedBy: "```bash\n").dropFirst().first?.components(separatedBy: "\n```").first)
        let (base, admin) = (service.base, service.adminToken)
        let known = ["BASE": base, "ACCESS_TOKEN": tenant.accessToken, "TOKEN": admin, "T": tenant.domain].merging(more) { $1 }
        let (status, said) = try await offThePool { try run(code, knowing: known) }
        // The answer to a hook shows its secret.
        #expect(status == 0, "\(heading): \(said.prefix(600))")
    }

    private static func run(_ code: String, knowing known: [String: String]) throws -> (Int32, String) {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/bash")
        shell.arguments = ["-euo", "pipefail", "-c", code]
        shell.environment = ProcessInfo.processInfo.environment.merging(known) { $1 }
        let output = Pipe()
        shell.standardOutput = output
        shell.standardError = output
        try shell.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        return (shell.terminationStatus, said)
    }

    /// North Korea has 175.45.176.0/22, Portugal 198.51.100.0/24; written by mmdb_writer.
    private static let countries = """
        AAABAACMAAACAACMAAADAACMAAAEAACMAAAFAACMAAAGAACMAAAHAACMAAAIAACMAAAJAACMAAAKAACMAAALAACMAAAMAACMAAANAACMAAAOAACMAAAPAA
        CMAAAQAACMAAARAACMAAASAACMAAATAACMAAAUAACMAAAVAACMAAAWAACMAAAXAACMAAAYAACMAAAZAACMAAAaAACMAAAbAACMAAAcAACMAAAdAACMAAAe
        AACMAAAfAACMAAAgAACMAAAhAACMAAAiAACMAAAjAACMAAAkAACMAAAlAACMAAAmAACMAAAnAACMAAAoAACMAAApAACMAAAqAACMAAArAACMAAAsAACMAA
        AtAACMAAAuAACMAAAvAACMAAAwAACMAAAxAACMAAAyAACMAAAzAACMAAA0AACMAAA1AACMAAA2AACMAAA3AACMAAA4AACMAAA5AACMAAA6AACMAAA7AACM
        AAA8AACMAAA9AACMAAA+AACMAAA/AACMAABAAACMAABBAACMAABCAACMAABDAACMAABEAACMAABFAACMAABGAACMAABHAACMAABIAACMAABJAACMAABKAA
        CMAABLAACMAABMAACMAABNAACMAABOAACMAABPAACMAABQAACMAABRAACMAABSAACMAABTAACMAABUAACMAABVAACMAABWAACMAABXAACMAABYAACMAABZ
        AACMAABaAACMAABbAACMAABcAACMAABdAACMAABeAACMAABfAACMAABgAACMAACMAABhAABiAAB2AACMAABjAABkAACMAACMAABlAACMAABmAACMAABnAA
        CMAABoAABpAACMAABqAACMAACMAABrAABsAACMAACMAABtAACMAABuAABvAACMAACMAABwAACMAABxAAByAACMAACMAABzAACMAAB0AAB1AACMAAC1AACM
        AAB3AACMAAB4AACMAAB5AACMAACMAAB6AACMAAB7AAB8AACMAAB9AACMAAB+AACMAACMAAB/AACMAACAAACBAACMAACCAACMAACMAACDAACMAACEAACFAA
        CMAACMAACGAACMAACHAACIAACMAACJAACMAACMAACKAACLAACMAADCAACMAAAAAAAAAAAAAAAAAAAAAEdjb3VudHJ5SGlzb19jb2RlQktQ4SAIIBHhIAAg
        FEJQVOEgCCAe4SAAICGrze9NYXhNaW5kLmNvbelKbm9kZV9jb3VudMGMS3JlY29yZF9zaXploRhKaXBfdmVyc2lvbqEGTWRhdGFiYXNlX3R5cGVMVGVzdC
        1Db3VudHJ5SWxhbmd1YWdlcwEEQmVuW2JpbmFyeV9mb3JtYXRfbWFqb3JfdmVyc2lvbqECW2JpbmFyeV9mb3JtYXRfbWlub3JfdmVyc2lvbqBLYnVpbGRf
        ZXBvY2gEAmsDEDZLZGVzY3JpcHRpb27hQmVuTVRlc3QgbmV0d29ya3M=
        """
}
