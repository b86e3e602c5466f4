import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import TestSupport
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("Metrics") struct MetricsTests {
    @Test("are text that a strict reader takes, whatever a label holds")
    func format() throws {
        let families = [
            MetricFamily(
                "odd_total", .counter, "Odd labels.",
                [.init([("label", "a \"quoted\" \\ back\nslash")], 3), .init([("label", "plain"), ("other", "")], 0.25)]),
            MetricFamily("none", .gauge, "Has nothing to say.", []),
            MetricFamily("big", .gauge, "Big.", 1e300),
            MetricFamily("fine", .gauge, "Fine.", 0.000_001),
        ]
        let text = try Self.read(families)
        #expect(text.value("odd_total", ["label": "a \"quoted\" \\ back\nslash"]) == 3)
        #expect(text.value("odd_total", ["label": "plain"]) == 0.25)
        #expect(text.value("big") == 1e300)
        #expect(text.value("fine") == 0.000_001)
        #expect(text.kinds["none"] == nil)
    }

    @Test("have buckets that count everything up to their end")
    func histogram() throws {
        let histogram = Histogram()
        for milliseconds in [0, 0.5, 0.6, 3, 9, 90, 6000, 60_000] { histogram.observe(nanoseconds: Int(milliseconds * 1e6)) }
        let text = try Self.read([MetricFamily("took_seconds", .histogram, "Took.", histogram.samples([("route", "/x")]))])
        for (end, count) in [("0.0005", 2), ("0.001", 3), ("0.005", 4), ("0.01", 5), ("0.1", 6), ("5", 6), ("+Inf", 8)] {
            #expect(text.value("took_seconds_bucket", ["le": end]) == Double(count), "up to \(end)")
        }
        #expect(text.value("took_seconds_count") == 8)
        #expect(abs((text.value("took_seconds_sum") ?? 0) - 66.1031) < 1e-6)
    }

    @Test(
        "are read by a reader that refuses what Prometheus would",
        arguments: [
            "a_total 1", "# TYPE a_total counter\na_total 1\n", "# HELP a x\n# TYPE a counter\na 1\n",
            "# HELP a_total x\n# TYPE a_total counter\na_total 1\na_total 2\n",
            "# HELP a x\n# TYPE a gauge\nb 1\n", "# HELP a x\n# TYPE a gauge\na{b=\"c} 1\n",
            "# HELP a x\n# TYPE a gauge\na{b=\"\\x\"} 1\n", "# HELP a x\n# TYPE a gauge\na one\n",
            "# HELP a x\n# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n",
            "# HELP a x\n# TYPE a histogram\na_bucket{le=\"1\"} 1\na_sum 1\na_count 1\n",
        ])
    func strictness(text: String) { #expect(throws: PrometheusText.Fault.self) { try PrometheusText(text) } }

    @Test("name a route by its template, and what a stranger makes up by nothing")
    func templates() async throws {
        let routes = try Routes(try Parts.sample(base: "http://localhost"))
        try await Self.application(routes).test(.router) { client in
            for (method, path) in [
                (HTTPRequest.Method.get, "/V1.0/Users/018f0000-0000-7000-8000-00000000beef"), (.get, "/no/such/secret-path"),
                (.post, "/health/live"), (HTTPRequest.Method("MADEUP") ?? .get, "/health/live"), (.head, "/health/live"),
                (.get, "/health/live?code=12345678"),
            ] {
                _ = try await client.execute(uri: path, method: method, headers: [:], body: nil)
            }
        }
        try await Self.application(routes, .operators).test(.router) { client in
            let answer = try await client.execute(uri: "/metrics", method: .get, headers: [:], body: nil)
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            let written = String(buffer: answer.body)
            for secret in ["beef", "secret-path", "MADEUP", "12345678"] { #expect(!written.contains(secret), "\(secret)") }
            let text = try PrometheusText(written)
            func requests(_ method: String, _ route: String, _ status: String) -> Double? {
                text.value("vestibule_http_requests_total", ["method": method, "route": route, "status": status])
            }
            #expect(requests("GET", "/v1.0/users/{id}", "4xx") == 1)
            #expect(requests("GET", "/health/live", "2xx") == 2, "HEAD is the GET's")
            #expect(requests("other", "/health/live", "4xx") == 2, "a made-up method is one that the path has not")
            #expect(requests("other", "none", "4xx") == 1)
            #expect(text.value("vestibule_http_request_duration_seconds_count", ["route": "/v1.0/users/{id}"]) == 1)
            #expect(text.value("vestibule_http_requests_in_progress") == 1, "this very scrape")
            let refused = ["door": "application", "reason": "not_authenticated"]
            #expect(text.value("vestibule_bearer_refusals_total", refused) == 1)
        }
    }

    @Test("and operators have a listener of their own where it is wished, with the probes at both")
    func listeners() async throws {
        let routes = try Routes(try Parts.sample(base: "http://localhost"))
        func status(_ listener: Listener, _ path: String) async throws -> HTTPResponse.Status {
            try await Self.application(routes, listener).test(.router) { client in
                try await client.execute(uri: path, method: .get, headers: [:], body: nil).status
            }
        }
        for (path, guests, operators) in [
            ("/metrics", 404, 200), ("/admin", 404, 200), ("/admin/tenants", 404, 401), ("/health/live", 200, 200),
            ("/health/ready", 200, 200), ("/v1.0/users", 401, 404), ("/signin", 200, 404), ("/assets/vestibule.css", 200, 404),
        ] {
            #expect(try await status(.guests, path).code == guests, "guests \(path)")
            #expect(try await status(.operators, path).code == operators, "operators \(path)")
        }
        for (path, code) in [("/metrics", 401), ("/admin", 200), ("/v1.0/users", 401)] {
            #expect(try await status(.only, path).code == code, "the only door \(path)")
        }
    }

    private static func read(_ families: [MetricFamily]) throws -> PrometheusText {
        var text = ""
        for family in families { family.write(to: &text) }
        return try PrometheusText(text)
    }

    private static func application(_ routes: Routes, _ listener: Listener = .only) throws -> some ApplicationProtocol {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return Hummingbird.Application(router: routes.router(at: listener), logger: logger)
    }
}
