import TestSupport
import Testing

@Suite("Nonsense on the wire")
struct NonsenseOnTheWireTests {
    @Test("another host name is answered 421, and never shows up in a link")
    func unknownHost() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let link = try await tenant.invite("ana@fabrikam.example").link
            let target = String(link.dropFirst(service.base.count))
            for host in [
                "evil", "evil.example:\(service.port)", "localhost", "localhost:\(service.port).evil.example", "",
            ] {
                let answer = try await service.call("GET", target, headers: [("Host", host)])
                #expect(answer.status == 421, "\(host)")
                #expect(answer["Set-Cookie"] == nil)
            }
            let forwarded = try await service.call(
                "GET", target, headers: [("X-Forwarded-Host", "evil.example"), ("Forwarded", "host=evil.example")])
            #expect(forwarded.status == 303)
            #expect(forwarded["Location"]?.contains("evil") == false)
            #expect(try await service.call("GET", "/health/live", headers: [("Host", "evil")]).status == 200)
        }
    }

    @Test("a body of 50 MB is refused before it is read")
    func hugeBody() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let huge = [UInt8](repeating: UInt8(ascii: "x"), count: 50 << 20)
            let form = [(name: "Content-Type", value: "application/x-www-form-urlencoded")]
            let json = [
                (name: "Content-Type", value: "application/json"),
                (name: "Authorization", value: "Bearer \(tenant.accessToken)"),
            ]
            let signIn = try await service.call("POST", "/\(tenant.domain)/signin", headers: form, body: huge)
            #expect(signIn.status == 413)
            #expect(signIn.sent < 20 << 20, "\(signIn.sent) bytes were taken")
            let graph = try await service.call("POST", "/v1.0/invitations", headers: json, body: huge)
            #expect(graph.status == 413)
            #expect(graph.sent < 20 << 20, "\(graph.sent) bytes were taken")
            // Without an honest length.
            let chunked = Array(
                ("POST /v1.0/invitations HTTP/1.1\r\nHost: localhost:\(service.port)\r\nTransfer-Encoding: chunked\r\n"
                    + "Content-Type: application/json\r\nAuthorization: Bearer \(tenant.accessToken)\r\n\r\n").utf8)
            let chunk = Array("100000\r\n".utf8) + [UInt8](repeating: 0x20, count: 1 << 20) + Array("\r\n".utf8)
            var long = chunked
            for _ in 0..<50 { long += chunk }
            let endless = try await HTTPExchange.send(long, to: service.port)
            #expect(endless.status == 413)
            #expect(endless.sent < 20 << 20, "\(endless.sent) bytes were taken")
            try await isAlive(service)
        }
    }

    @Test("bodies that are not what they should be get a 4xx that says why")
    func brokenBodies() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let address =
                #""invitedUserEmailAddress":"ana@fabrikam.example","inviteRedirectUrl":"\#(TestTenant.redirectURL)""#
            let deep = String(repeating: "[", count: 100_000)
            let bodies: [String] = [
                "", "{", "}", "null", "[]", "42", "\"x\"", "{\"a\":}", "{'a':1}", "{\(address),}",
                "\u{FEFF}{\(address)",
                "{\(address)}garbage", deep, deep + String(repeating: "]", count: 100_000),
                "{\"a\":" + deep + String(repeating: "]", count: 100_000) + "}",
                String(repeating: "{\"a\":", count: 50_000) + "1" + String(repeating: "}", count: 50_000),
                "{\(address),\"sendInvitationMessage\":\"yes\"}", "{\(address),\"sendInvitationMessage\":1}",
                "{\"invitedUserEmailAddress\":7,\"inviteRedirectUrl\":\"\(TestTenant.redirectURL)\"}",
                "{\"invitedUserEmailAddress\":[],\"inviteRedirectUrl\":{}}",
                "{\(address),\"invitedUserMessageInfo\":\"hello\"}",
                "{\(address),\"invitedUserMessageInfo\":{\"ccRecipients\":[1]}}",
                "{\(address),\"invitedUserMessageInfo\":{\"ccRecipients\":{}}}",
                "{\(address),\"expirationDateTime\":\"tomorrow\"}", "{\(address),\"expirationDateTime\":1e999}",
                "{\(address),\"expirationDateTime\":\"99999-01-01T00:00:00Z\"}",
                "{\(address),\"expirationDateTime\":\"2001-01-01T00:00:00Z\"}",
                "{\(address),\"id\":\"x\"}", "{\(address),\"unknown\":1}", "{\(address),\"status\":\"Completed\"}",
                "{\(address),\"InvitedUserEmailAddress\":\"eve@fabrikam.example\"}",
                "{\(address),\"invitedUserEmailAddress\":\"eve@fabrikam.example\"}",
                "{\(address),\"invitedUserType\":\"Member\"}", "{\(address),\"resetRedemption\":true}",
                "{\(address),\"invitedUserDisplayName\":\"a\\u0000b\"}",
                "{\(address),\"invitedUserDisplayName\":\"a\\r\\nBcc: eve@evil.test\"}",
                "{\(address),\"invitedUserDisplayName\":\"\\u202Egnp.exe\"}",
                "{\(address),\"invitedUserDisplayName\":\"\\ud800\"}",
                "{\(address),\"invitedUserMessageInfo\":{\"messageLanguage\":\"de\\r\\nX: y\"}}",
                "{\(address),\"invitedUserMessageInfo\":{\"customizedMessageBody\":\"\(String(repeating: "x", count: 2001))\"}}",
            ]
            for body in bodies {
                let answer = try await service.call(
                    "POST", "/v1.0/invitations",
                    headers: [("Authorization", "Bearer \(tenant.accessToken)"), ("Content-Type", "application/json")],
                    body: Array(body.utf8))
                #expect(
                    answer.status == 400, "\(body.prefix(120)) answered \(answer.status) \(answer.text.prefix(200))")
                #expect(answer.json["error"]["message"].text?.isEmpty == false, "\(body.prefix(120))")
            }
            let bytes: [[UInt8]] = [
                [0xFF, 0xFE, 0x7B, 0x00], [0x00], [0xC3, 0x28], Array("{\"a\":\"".utf8) + [0xFF, 0x22, 0x7D],
            ]
            for body in bytes {
                let answer = try await service.call(
                    "POST", "/v1.0/invitations",
                    headers: [("Authorization", "Bearer \(tenant.accessToken)"), ("Content-Type", "application/json")],
                    body: body)
                #expect(answer.status == 400, "\(body)")
            }
            for type in ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""] {
                let answer = try await service.call(
                    "POST", "/v1.0/invitations",
                    headers: [("Authorization", "Bearer \(tenant.accessToken)"), ("Content-Type", type)],
                    body: Array("{\(address)}".utf8))
                #expect(answer.status == 415)
            }
            #expect(try await service.count("invitations") == 0)
            try await isAlive(service)
        }
    }

    @Test("addresses that no mail system should see are refused with a reason")
    func badAddresses() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let addresses = [
                "", " ", "ana", "@fabrikam.example", "ana@", "ana@@fabrikam.example", "ana@fabrikam",
                "ana@fabrikam.example.",
                "ana@fabrikam.example\r\nBcc: eve@evil.test", "ana\n@fabrikam.example", "ana@fabrikam.example\u{0}",
                "\"ana ana\"@fabrikam.example", "\"ana@evil.test\"@fabrikam.example", "ana@[127.0.0.1]",
                "ana..b@fabrikam.example",
                ".ana@fabrikam.example", "ana@-fabrikam.example", "ana@fabrikam..example",
                "ana@fabrikam.example,eve@evil.test",
                "<ana@fabrikam.example>", "ana@fabrikam.example>", "Ana <ana@fabrikam.example>",
                "ana(comment)@fabrikam.example",
                "@evil.test:ana@fabrikam.example", "аna@fabrikam.example", "ana@fabrikаm.example", "ana@١٢٣.example",
                "ana@fabrikam.example\u{202E}", String(repeating: "a", count: 65) + "@fabrikam.example",
                String(repeating: "a", count: 289) + "@a.example",
                "ana@" + String(repeating: "a.", count: 150) + "example",
                "ana@" + String(repeating: "a", count: 64) + ".example",
            ]
            for address in addresses {
                let answer = try await tenant.tryToInvite(address)
                #expect(answer.status == 400, "\(address)")
                #expect(answer.json["error"]["message"].text?.isEmpty == false, "\(address)")
                // The same at sign-in is a page that says so.
                let page = try await Browser(service).askToSignIn(to: tenant, as: address)
                if !address.contains("\n") { #expect(page.status == 422 || page.status == 200, "\(address)") }
            }
            #expect(try await service.count("invitations") == 0)
            #expect(try await service.count("letters") == 0)
        }
    }

    @Test(
        "requests that are no HTTP, paths full of percent signs, NULs, and headers without end leave the process alive")
    func brokenRequests() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let host = "Host: localhost:\(service.port)\r\n"
            let requests: [String] = [
                "GET /\(tenant.domain)/signin%00 HTTP/1.1\r\n\(host)\r\n", "GET /%zz/signin HTTP/1.1\r\n\(host)\r\n",
                "GET /%/signin HTTP/1.1\r\n\(host)\r\n", "GET /%ff%fe/signin HTTP/1.1\r\n\(host)\r\n",
                "GET /redeem?i=%00%ff%zz HTTP/1.1\r\n\(host)\r\n", "GET /redeem?i=vi_ HTTP/1.1\r\n\(host)\r\n",
                "GET /redeem/x/y HTTP/1.1\r\n\(host)\r\n",
                "GET /redeem/\(tenant.id)/\(tenant.id) HTTP/1.1\r\n\(host)\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\n\(host)\r\n", "GET //evil.example/ HTTP/1.1\r\n\(host)\r\n",
                "GET /\(String(repeating: "a/", count: 3000)) HTTP/1.1\r\n\(host)\r\n",
                "GET /\(String(repeating: "%41", count: 3000)) HTTP/1.1\r\n\(host)\r\n",
                "GET /report?r= HTTP/1.1\r\n\(host)\r\n", "GET /sponsor?a=vp_%2e%2e HTTP/1.1\r\n\(host)\r\n",
                "GET /v1.0/users?$top=-1 HTTP/1.1\r\n\(host)Authorization: Bearer \(tenant.accessToken)\r\n\r\n",
                "GET /v1.0/users?$top=99999999999999999999 HTTP/1.1\r\n\(host)Authorization: Bearer \(tenant.accessToken)\r\n\r\n",
                "GET /v1.0/users?$skiptoken=%ff HTTP/1.1\r\n\(host)Authorization: Bearer \(tenant.accessToken)\r\n\r\n",
                "GET /v1.0/users?$filter=x HTTP/1.1\r\n\(host)Authorization: Bearer \(tenant.accessToken)\r\n\r\n",
                "GET /v1.0/users/%00 HTTP/1.1\r\n\(host)Authorization: Bearer \(tenant.accessToken)\r\n\r\n",
                "BREW /signin HTTP/1.1\r\n\(host)\r\n", "TRACE / HTTP/1.1\r\n\(host)\r\n",
            ]
            for request in requests {
                let answer = try await HTTPExchange.send(Array(request.utf8), to: service.port)
                #expect((400..<500).contains(answer.status), "\(request.prefix(100)) answered \(answer.status)")
            }
            // What is no request at all may also just be hung up on.
            let garbage: [[UInt8]] = [
                Array("GET / HTTP/9.9\r\n\r\n".utf8), Array("GET /a\u{0}b HTTP/1.1\r\n\(host)\r\n".utf8),
                [0x16, 0x03, 0x01, 0x02, 0x00],
                Array("\r\n\r\n\r\n\r\n".utf8), Array("GET / HTTP/1.1\r\nA : b\r\n\r\n".utf8),
                Array(repeating: 0xFF, count: 5000),
                Array("POST / HTTP/1.1\r\n\(host)Content-Length: -1\r\n\r\n".utf8),
                Array("POST / HTTP/1.1\r\n\(host)Content-Length: 99999999999999999999\r\n\r\n".utf8),
                Array(
                    "POST / HTTP/1.1\r\n\(host)Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".utf8),
                Array("POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n".utf8),
                Array("GET / HTTP/1.1\r\n\(host)X: \(String(repeating: "x", count: 1 << 20))\r\n\r\n".utf8),
                Array(("GET / HTTP/1.1\r\n\(host)" + (0..<5000).map { "X-\($0): y\r\n" }.joined() + "\r\n").utf8),
                Array(
                    ("GET / HTTP/1.1\r\n\(host)" + "Cookie: " + String(repeating: "a=b; ", count: 50_000) + "\r\n\r\n")
                        .utf8),
            ]
            for request in garbage {
                let answer = try? await HTTPExchange.send(request, to: service.port, within: 2)
                if let answer {
                    #expect((400..<500).contains(answer.status), "\(request.prefix(60)) answered \(answer.status)")
                }
            }
            try await isAlive(service)
        }
    }

    @Test("cookies that nobody set, broken ones and a thousand of them change nothing")
    func brokenCookies() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let invited = try await tenant.invite("ana@fabrikam.example")
            let path = "/redeem/\(tenant.id)/\(invited.id)"
            for value in ["", "x", "%00", String(repeating: "A", count: 600), "vi_AAAA", "\"", "a=b=c", "é"] {
                let browser = Browser(service)
                for name in [
                    "link-\(invited.id)", "attempt-\(invited.id)", "session-\(tenant.id)", "signin-\(tenant.id)",
                    "browser-\(tenant.id)", "form",
                ] { browser.setCookie("vestibule-\(name)", value) }
                #expect(try await browser.open(path).status == 400, "\(value.prefix(20))")
                #expect(try await browser.open(path + "/passcode").status == 400, "\(value.prefix(20))")
                #expect(
                    try await browser.open("/\(tenant.id)/me").heading == "Sign in to Contoso", "\(value.prefix(20))")
                #expect(try await browser.open("/\(tenant.id)/signin/passcode").status == 400, "\(value.prefix(20))")
            }
            try await isAlive(service)
        }
    }

    private func isAlive(_ service: TestService) async throws {
        #expect(try await service.call("GET", "/health/ready").status == 200)
    }
}
