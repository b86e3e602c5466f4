import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("A request's line") struct RequestLineTests {
    @Test("names the refusal without its facts")
    func refusals() {
        #expect(InviteRefusal.notFound.caseName == "notFound")
        #expect(RequestRefusal.malformed("ana@fabrikam.example is no address").caseName == "malformed")
        #expect(EdgeRefusal.methodNotAllowed(allowed: "GET").caseName == "methodNotAllowed")
        #expect(CookiesAreOff().caseName == "CookiesAreOff")
    }

    @Test("tells route, status, outcome and the caller's trace, and nothing that the caller made up")
    func lines() async throws {
        let lines = Mutex<[RequestLine]>([])
        var parts = try Parts.sample(base: "http://localhost")
        parts.observers.log = { line in lines.withLock { $0.append(line) } }
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
        let id = try await Self.application(parts).test(.router) { client in
            let headers: HTTPFields = [
                .traceParent: "00-\(trace)-00f067aa0ba902b7-01", .proxyRequestID: "not-from-a-proxy",
            ]
            let answer = try await client.execute(uri: "/v1.0/users?secret=1", method: .get, headers: headers, body: nil)
            _ = try await client.execute(uri: "/nowhere", method: .get, headers: [:], body: nil)
            _ = try await client.execute(uri: "/health/live", method: .get, headers: [:], body: nil)
            return answer.headers[.requestID]
        }
        let told = lines.withLock { $0 }
        #expect(told.map(\.route) == ["/v1.0/users", "none", "/health/live"])
        #expect(told.map(\.status) == [401, 404, 200])
        #expect(told.map(\.outcome) == ["notAuthenticated", "http404", "ok"])
        #expect(told.map(\.trace) == [trace, nil, nil])
        #expect(told.first?.id == id)
        #expect(told.allSatisfy { $0.nanoseconds > 0 })
        #expect(Set(told.map(\.id)).count == 3)
    }

    @Test("has the id of a trusted proxy, and of nobody else")
    func identifiers() throws {
        let proxies = [try #require(NetworkRange("203.0.113.0/24"))]
        func id(_ given: String?, peer: String) throws -> (String, own: String) {
            var facts = try RequestFacts.sample(peer: peer)
            let own = facts.requestID
            facts.adoptID(of: .sample(headers: given.map { [.proxyRequestID: $0] } ?? [:]), behind: proxies)
            return (facts.requestID, own)
        }
        #expect(try id("5e2c-Proxy_7", peer: "203.0.113.7").0 == "5e2c-Proxy_7")
        for (given, peer) in [
            ("5e2c-Proxy_7", "198.51.100.1"), (nil, "203.0.113.7"), ("short", "203.0.113.7"),
            (String(repeating: "a", count: 65), "203.0.113.7"), ("line\"break-12", "203.0.113.7"),
            ("ana@fabrikam.example", "203.0.113.7"),
        ] {
            let (id, own) = try id(given, peer: peer)
            #expect(id == own, "\(given ?? "none") from \(peer)")
        }
        #expect(try id(nil, peer: "203.0.113.7").own.count == 16)
    }

    @Test("has an id of its own, however many there are")
    func distinctIDs() {
        let ids = (0..<100_000).map { _ in RequestIDs.next() }
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.utf8.count == 16 && Base64URL.decode($0)?.count == 12 })
        // Neighbours share no more than chance has it: no part counts up.
        let shared = zip(ids, ids.dropFirst()).map { zip($0.utf8, $1.utf8).filter { $0 == $1 }.count }.reduce(0, +)
        #expect(shared < ids.count, "a quarter of a character in sixteen is chance, \(shared) of \(ids.count) pairs")
    }

    @Test("takes a trace's id from a well-formed traceparent only")
    func traceparent() {
        let good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        #expect(traceID(of: good) == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(traceID(of: "cc" + good.dropFirst(2) + "-what-comes-later") == "4bf92f3577b34da6a3ce929d0e0e4736")
        for bad in [
            "", "00", good + "-more", "ff" + good.dropFirst(2), good.uppercased(), good.replacing("4bf9", with: "\"}\n{"),
            "00-\(String(repeating: "0", count: 32))-00f067aa0ba902b7-01", String(good.dropLast()),
        ] {
            #expect(traceID(of: bad) == nil, "\(bad)")
        }
    }

    private static func application(_ parts: Parts) throws -> some ApplicationProtocol {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return Hummingbird.Application(router: try Routes(parts).router(), logger: logger)
    }
}
