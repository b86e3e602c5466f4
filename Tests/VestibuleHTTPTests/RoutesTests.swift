import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("The table of routes") struct RoutesTests {
    private let table: [HTTPRoute]

    init() throws { table = try Routes(try .sample()).served(at: .only) }

    @Test("asks a permission of every application, and an admin token of every operator")
    func access() {
        for route in table {
            let line = "\(route.method) \(route.path)"
            if route.path.hasPrefix("/v1.0") || route.path.hasPrefix("/beta/legacy/policies") {
                // A batch asks for the permission of each thing that it does.
                if route.path == "/v1.0/$batch", route.access == .anyApplication { continue }
                guard case .application = route.access else {
                    Issue.record("\(line) needs no permission")
                    continue
                }
            } else if route.path.hasPrefix("/admin/") {
                guard case .admin = route.access else {
                    Issue.record("\(line) needs no admin token")
                    continue
                }
            } else {
                switch route.access {
                case .application, .anyApplication, .admin: Issue.record("\(line) is where nobody looks for it")
                case .person, .client: break
                case .mailSystem: #expect(route.path == "/bounces" && route.method == .post)
                case .anybody(let reason):
                    #expect(!reason.isEmpty, "\(line)")
                    #expect(route.method == .get, "\(line): anybody may only look")
                }
            }
        }
        #expect(table.filter { $0.path == "/admin" }.map(\.access) == [.anybody(because: "help")])
    }

    @Test("gives what changes guests to those who may change them, and what is about all tenants to no tenant's operator")
    func permissions() {
        for route in table {
            switch route.access {
            // What policies would say is asked with a body, and changes nothing.
            case .application(.readPolicies) where route.path == "/v1.0/identity/conditionalaccess/evaluate": break
            case .application(.readGuests), .application(.readIdentityProviders), .application(.readPolicies),
                .application(.readApplications), .application(.readLogs), .application(.readAccessReviews),
                .application(.readTerms), .application(.readAcceptances), .application(.readAuthenticationMethods):
                #expect(route.method == .get, "\(route.path)")
            // Who asked for a bulk job sees it, and no other.
            case .application(.inviteGuests) where route.path.hasPrefix("/v1.0/invitations/bulk"): break
            case .application: #expect(route.method != .get, "\(route.path)")
            case .admin(let everyTenant):
                let isAboutAll = route.path == "/admin/tenants" && route.method == .post
                let isFate = ["/suspend", "/resume", "/domains", "/{domain}"].contains { route.path.hasSuffix($0) }
                let isDeletion = route.path == "/admin/tenants/{tenant}" && route.method == .delete
                #expect(everyTenant == (isAboutAll || isFate || isDeletion), "\(route.method) \(route.path)")
            default: break
            }
        }
    }

    @Test("has no two lines for one request")
    func clashes() {
        let shapes = table.map { route in
            let parts = route.path.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : $0.lowercased() }
            return "\(route.method) /\(parts.joined(separator: "/"))"
        }
        let doubled = Dictionary(grouping: shapes) { $0 }.filter { $0.value.count > 1 }.keys
        #expect(doubled.isEmpty)
    }

    @Test("turns away who brings no token, before the database is asked")
    func withoutToken() async throws {
        let guarded = table.filter { route in ["/v1.0", "/beta", "/admin/"].contains { route.path.hasPrefix($0) } }
        #expect(guarded.count > 40)
        let application = try Self.application()
        try await application.test(.router) { client in
            for route in guarded {
                for token in [nil, "Bearer x", "Bearer vt_AAAA", "Basic YTpi"] {
                    var headers: HTTPFields = [:]
                    headers[.authorization] = token
                    let answer = try await client.execute(
                        uri: Self.filled(route.path), method: route.method, headers: headers, body: nil)
                    #expect(answer.status == .unauthorized, "\(route.method) \(route.path)")
                }
            }
        }
    }

    @Test("answers another method with those that there are")
    func methods() async throws {
        let application = try Self.application()
        try await application.test(.router) { client in
            let answer = try await client.execute(uri: "/health/live", method: .post, headers: [:], body: nil)
            #expect(answer.status == .methodNotAllowed)
            #expect(answer.headers[.allow] == "GET, HEAD")
            let strange = try #require(HTTPRequest.Method("QUERY"))
            for method in [HTTPRequest.Method.trace, .options, .put, strange] {
                let answer = try await client.execute(uri: "/v1.0/users", method: method)
                #expect(answer.status == .methodNotAllowed && answer.headers[.allow] == "GET, HEAD", "\(method)")
            }
            #expect(try await client.execute(uri: "/v1.0/nothing", method: strange).status == .notFound)
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.headers[.contentSecurityPolicy] == ContentPolicy.closed)
        }
    }

    @Test("is found in any case of its paths, and stands in lower case itself")
    func anyCase() async throws {
        // What is in lower case is looked up as it stands.
        for route in table { #expect(route.path == route.path.lowercased()) }
        let application = try Self.application()
        try await application.test(.router) { client in
            for (path, status) in [
                ("/health/live", HTTPResponse.Status.ok), ("/Health/LIVE", .ok), ("/health/live?A=B", .ok),
                ("/Health/live?a=b", .ok),
                ("/v1.0/servicePrincipals", .unauthorized), ("/v1.0/servicePrincipals(appId='A')", .unauthorized),
                ("/v1.0/serviceprincipals('a')/appRoleAssignedTo/B", .unauthorized),
                ("/v1.0/servicePrincipals%28appId=%27A%27%29", .unauthorized),
                ("/V1.0/Users", .unauthorized), ("/v1.0/users?$filter=A", .unauthorized), ("/health/lively", .notFound),
                ("/Health/Lively", .notFound), ("/%48ealth/live", .notFound), ("/ｈealth/live", .notFound),
            ] {
                let answer = try await client.execute(uri: path, method: .get)
                #expect(answer.status == status, "\(path)")
            }
            let head = try await client.execute(uri: "/Health/Live", method: .head)
            #expect(head.status == .ok)
            let post = try await client.execute(uri: "/Health/Live", method: .post)
            #expect(post.status == .methodNotAllowed)
        }
    }

    @Test("wears the same headers whatever it answers, and keeps what an answer chose itself")
    func uniform() async throws {
        let secure = Edge(
            site: try Site(baseURL: "https://guests.contoso.example"), errors: try Self.errors(), observers: Observers(),
            bodyPatience: .seconds(10))
        let facts = try RequestFacts.sample()
        let plain = try await secure.handle(.sample(), context: facts) { _, _ in Response(status: .ok) }
        #expect(plain.headers[.requestID] == facts.requestID)
        #expect(plain.headers[.xContentTypeOptions] == "nosniff" && plain.headers[.referrerPolicy] == "no-referrer")
        #expect(plain.headers[.openerPolicy] == "same-origin" && plain.headers[.cacheControl] == "no-store")
        #expect(plain.headers[.contentSecurityPolicy] == ContentPolicy.closed)
        #expect(plain.headers[.strictTransportSecurity] == "max-age=31536000; includeSubDomains")
        let page = try await secure.handle(.sample(), context: facts) { _, _ in
            Response(status: .ok, headers: [.cacheControl: "public, max-age=300", .contentSecurityPolicy: "default-src 'self'"])
        }
        #expect(page.headers[values: .cacheControl] == ["public, max-age=300"])
        #expect(page.headers[values: .contentSecurityPolicy] == ["default-src 'self'"])
        let foreign = Request(
            head: HTTPRequest(method: .get, scheme: "https", authority: "evil.example", path: "/redeem"),
            body: RequestBody(buffer: ByteBuffer()))
        let refused = try await secure.handle(foreign, context: facts) { _, _ in Response(status: .ok) }
        #expect(refused.status != .ok && refused.headers[.xContentTypeOptions] == "nosniff")
        let local = Edge(
            site: try Site(baseURL: "http://localhost"), errors: try Self.errors(), observers: Observers(),
            bodyPatience: .seconds(10))
        let unsafe = try await local.handle(.sample(), context: facts) { _, _ in Response(status: .ok) }
        #expect(unsafe.headers[.strictTransportSecurity] == nil)
    }

    private static func errors() throws -> ErrorResponses {
        let parts = try Parts.sample()
        let forms = FormGuard(
            vault: parts.vault, surroundings: parts.surroundings, cookies: Cookies(isSecure: true), origin: parts.site.base.origin)
        return ErrorResponses(
            pages: GuestPages(pages: try Pages(), forms: forms, site: parts.site, surroundings: parts.surroundings),
            surroundings: parts.surroundings)
    }

    /// At the host that the test's client asks for.
    private static func application() throws -> some ApplicationProtocol {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return Hummingbird.Application(router: try Routes(try .sample(base: "http://localhost")).router(), logger: logger)
    }

    private static func filled(_ path: String) -> String {
        path.split(separator: "/").map { $0.hasPrefix("{") ? "018f0000-0000-7000-8000-000000000000" : String($0) }
            .reduce("") { "\($0)/\($1)" }
    }
}

@Suite("A content policy") struct ContentPolicyTests {
    @Test("lets a page's forms lead to ourselves and to one origin more")
    func forms() {
        #expect(ContentPolicy.page().contains("form-action 'self';"))
        #expect(ContentPolicy.page(formsLeadTo: "https://app.example").contains("form-action 'self' https://app.example;"))
        for policy in [ContentPolicy.closed, ContentPolicy.page()] {
            #expect(policy.hasPrefix("default-src 'none'"))
            #expect(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"))
            #expect(!policy.contains("unsafe") && !policy.contains("script-src"))
        }
    }
}
