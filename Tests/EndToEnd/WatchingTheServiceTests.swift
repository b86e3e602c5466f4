import Foundation
import InMemoryTracing
import TestSupport
import Testing
import Tracing
import VestibuleSandbox

@Suite("Watching the service")
struct WatchingTheServiceTests {
    @Test("counts what happened, and names nobody")
    func metrics() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let address = "ana@fabrikam.example"
            let invited = try await tenant.invite(address, key: "once")
            _ = try await tenant.invite(address, key: "once")
            let ana = Browser(service)
            let asked = try await ana.begin(invited.link)
            let code = try await service.code(to: address, for: asked)
            let wrong = code.first == "1" ? "2" + code.dropFirst() : "1" + code.dropFirst()
            let consent = try await ana.enter(code, on: try await ana.enter(wrong, on: asked))
            _ = try await ana.accept(consent)
            // A stranger's address at sign-in: the page is the same, and no code goes out.
            _ = try await Browser(service).askToSignIn(to: tenant, as: "eve@elsewhere.example")
            _ = try await service.json("GET", "/v1.0/users", bearer: "eyJ.x.y")
            _ = try await service.json("GET", "/admin/tenants", bearer: tenant.accessToken)
            try await service.everyLetterIsSent()

            #expect(try await service.call("GET", "/metrics").status == 401, "not for strangers at the guests' door")
            let answer = try await service.call(
                "GET", "/metrics", headers: [("Host", "10.0.0.7:8080"), ("Authorization", "Bearer \(service.adminToken)")])
            #expect(answer.status == 200, "a scraper comes by whatever name it has for us")
            let text = try PrometheusText(answer.text)
            for (name, labels, expected) in [
                ("vestibule_invitations_created_total", [:], 1), ("vestibule_invitations_redeemed_total", [:], 1),
                ("vestibule_passcodes_total", ["outcome": "granted"], 2), ("vestibule_passcodes_total", ["outcome": "limited"], 0),
                ("vestibule_passcode_checks_total", ["outcome": "right"], 1),
                ("vestibule_passcode_checks_total", ["outcome": "wrong"], 1),
                ("vestibule_letters_total", ["kind": "invitation", "outcome": "sent"], 1),
                ("vestibule_letters_total", ["kind": "passcode", "outcome": "sent"], 1),
                ("vestibule_letters_total", ["kind": "passcode", "outcome": "failed"], 0),
                ("vestibule_bearer_refusals_total", ["door": "application", "reason": "not_authenticated"], 1),
                ("vestibule_bearer_refusals_total", ["door": "admin", "reason": "not_authenticated"], 1),
                (
                    "vestibule_http_requests_total",
                    ["route": "/redeem/{tenant}/{invitation}/passcode", "method": "POST", "status": "3xx"], 2
                ),
                ("vestibule_http_requests_total", ["route": "/v1.0/invitations", "method": "POST", "status": "2xx"], 2),
                ("vestibule_database_ready", [:], 1), ("vestibule_database_waiting", ["pool": "requests"], 0),
            ] as [(String, [String: String], Double)] {
                #expect(text.value(name, labels) == expected, "\(name) \(labels)")
            }
            for name in ["process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds"] {
                #expect(text.value(name) ?? 0 > 0, "\(name)")
            }
            #expect(abs((text.value("process_start_time_seconds") ?? 0) - Date.now.timeIntervalSince1970) < 600)
            #expect(text.value("vestibule_database_round_trips_total", ["pool": "requests"]) ?? 0 > 10)
            #expect(text.value("vestibule_outbox_letters", ["lane": "passcodes"]) != nil)
            #expect(text.value("vestibule_outbox_behind_seconds", ["lane": "others"]) != nil)
            // A label's value is a word of ours: no address, no id, no secret.
            let ours = /[a-zA-Z_0-9.+\/{}-]{0,60}/
            for sample in text.samples {
                for (name, value) in sample.labels {
                    #expect(value.wholeMatch(of: ours) != nil, "\(sample.name) \(name)=\(value)")
                    for hidden in [tenant.id, tenant.clientID, invited.id, invited.guest, "fabrikam", "contoso", code] {
                        #expect(!value.contains(hidden), "\(sample.name) \(name)=\(value)")
                    }
                }
            }
        }
    }

    @Test("tells each request in one line, with its tenant and what was refused")
    func lines() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let link = try await tenant.invite("ana@fabrikam.example").link
            let ana = Browser(service)
            let asked = try await ana.begin(link)
            _ = try await ana.enter("00000000", on: asked)
            _ = try await Browser(service).open("/redeem/\(tenant.id)/\(tenant.id)")
            _ = try await tenant.tryToInvite("not an address")
            let answer = try await tenant.graph("GET", "/v1.0/users?$filter=secret")
            let lines = service.log.lines.compactMap { try? JSONDecoder().decode(JSON.self, from: Data($0.utf8)) }
            func line(_ method: String, _ route: String) -> JSON {
                lines.last { $0["method"].text == method && $0["route"].text == route } ?? .null
            }
            for (method, route, status, outcome) in [
                ("GET", "/redeem", 303, "ok"), ("POST", "/redeem/{tenant}/{invitation}/continue", 303, "ok"),
                ("POST", "/redeem/{tenant}/{invitation}/passcode", 303, "wrongCode"), ("POST", "/v1.0/invitations", 400, "address"),
                ("GET", "/redeem/{tenant}/{invitation}", 400, "wrongBrowser"),
            ] {
                let told = line(method, route)
                #expect(told["status"] == .number(Double(status)), "\(route)")
                #expect(told["outcome"].text == outcome, "\(route) \(told)")
                #expect(told["level"].text == "info")
                guard case .number(let milliseconds) = told["milliseconds"] else {
                    Issue.record("no time in \(told)")
                    continue
                }
                #expect(milliseconds > 0)
                if route != "/redeem" { #expect(told["tenant"].text == tenant.id, "\(route)") }
            }
            #expect(line("GET", "/v1.0/users")["request"].text == answer["request-id"])
        }
    }

    @Test("gives a tracer its spans: the request, its units in the database, the letter; none says who")
    func spans() async throws {
        let tracer = InMemoryTracer()
        try await TestService.run(tracer: tracer) { service in
            let tenant = try await service.tenant()
            let traced = [(name: "in-memory-trace-id", value: "trace-of-the-caller"), ("in-memory-span-id", "span-of-the-caller")]
            let answer = try await tenant.graph(
                "POST", "/v1.0/invitations", headers: traced,
                [
                    "invitedUserEmailAddress": "ana@fabrikam.example", "inviteRedirectUrl": .string(TestTenant.redirectURL),
                    "sendInvitationMessage": true,
                ])
            #expect(answer.status == 201)
            try await service.everyLetterIsSent()
            let letters = try await eventually("the letter's span") {
                let letters = tracer.finishedSpans.filter { $0.operationName == "letter" }
                return letters.isEmpty ? nil : letters
            }
            let spans = tracer.finishedSpans
            let request = try #require(spans.first { $0.operationName == "POST /v1.0/invitations" })
            #expect(request.traceID == "trace-of-the-caller" && request.parentSpanID == "span-of-the-caller")
            #expect(request.kind == .server)
            let units = spans.filter { $0.operationName == "postgresql" && $0.parentSpanID == request.spanID }
            #expect(!units.isEmpty && units.allSatisfy { $0.traceID == request.traceID && $0.kind == .client })
            #expect(spans.contains { $0.operationName == "postgresql" && $0.parentSpanID == letters[0].spanID })
            let all = spans.map { "\($0.operationName) \($0.attributes)" }.joined()
            for hidden in ["fabrikam", "vi_", "eyJ", tenant.accessToken] { #expect(!all.contains(hidden), "\(hidden)") }
        }
    }

    @Test("has operators' pages at a port of their own where it is wished, under whatever name, and the probes at both")
    func operations() async throws {
        let port = try TestService.freePort()
        try await Replica.several(1, ["VESTIBULE_OPERATIONS_PORT": "\(port)"]) { replicas, _ in
            let replica = replicas[0]
            func status(_ port: Int, _ path: String, host: String) async throws -> Int {
                let headers = [("Host", host), ("Authorization", "Bearer \(replica.adminToken)")]
                return try await HTTPExchange(target: path, headers: headers).send(to: port).status
            }
            let host = String(replica.base.dropFirst("http://".count))
            for (path, guests, operators) in [
                ("/metrics", 404, 200), ("/admin/tenants", 404, 200), ("/admin", 404, 200), ("/health/ready", 200, 200),
                ("/assets/vestibule.css", 200, 404),
            ] {
                #expect(try await status(replica.port, path, host: host) == guests, "\(path)")
                #expect(try await status(port, path, host: "replica-7.internal:\(port)") == operators, "\(path)")
            }
            #expect(try await status(replica.port, "/assets/vestibule.css", host: "replica-7.internal") == 421)
            let help = try await HTTPExchange(target: "/admin").send(to: port).text
            #expect(help.contains("BASE=http://localhost:\(port)\n"))
        }
    }
}
