import Curl
import Foundation
import TestSupport
import Testing

@Suite("Asking a web server", .timeLimit(.minutes(1)))
struct HTTPFetchTests {
    private func withFetch<Answer>(
        caFile: String? = nil, _ body: (HTTPFetch) async throws -> Answer
    ) async throws -> Answer {
        let loop = try TransferLoop()
        let outcome: Result<Answer, any Error>
        do {
            outcome = .success(try await body(HTTPFetch(loop: loop, permitsPlainLoopback: true, caFile: caFile)))
        } catch { outcome = .failure(error) }
        await loop.stop()
        return try outcome.get()
    }

    @Test("gives status, headers and body")
    func gets() async throws {
        try await HTTPPeer.run { _ in
            .answer(
                status: 400,
                headers: ["CONTENT-type": "application/json; charset=utf-8", "Cache-Control": "max-age=9", "Date": "now"],
                body: #"{"error":"invalid_tenant"}"#)
        } _: { peer in
            let answer = try await withFetch { try await $0.get("http://127.0.0.1:\(peer.port)/a?b=c") }
            #expect(answer.status == 400 && answer.contentType == "application/json; charset=utf-8")
            #expect(answer.cacheControl == "max-age=9" && answer.date == "now")
            #expect(String(decoding: answer.body, as: UTF8.self) == #"{"error":"invalid_tenant"}"#)
            let request = try #require(peer.requests.first)
            #expect(request.method == "GET" && request.uri == "/a?b=c" && request.headers["accept"] == "application/json")
        }
    }

    @Test("sends a form and the client's secret")
    func posts() async throws {
        try await HTTPPeer.run { _ in
            .answer(body: "{}")
        } _: { peer in
            try await withFetch { fetch in
                for turn in 1...2 {
                    let answer = try await fetch.post(
                        form: "grant_type=authorization_code&code=a%2Bb", authorization: "Basic abc=",
                        to: "http://127.0.0.1:\(peer.port)/token")
                    #expect(answer.status == 200 && peer.requests.count == turn)
                }
            }
            for request in peer.requests {
                #expect(request.method == "POST" && request.body == "grant_type=authorization_code&code=a%2Bb")
                #expect(request.headers["content-type"] == "application/x-www-form-urlencoded")
                #expect(request.headers["authorization"] == "Basic abc=")
                #expect(request.headers["expect"] == nil && request.headers["content-length"] == "40")
            }
        }
    }

    @Test("takes an answer of the greatest length and none beyond, said or unsaid", arguments: [1000, 1001, 10_000_000])
    func length(count: Int) async throws {
        try await HTTPPeer.run { _ in
            .answer(body: String(repeating: "x", count: count))
        } _: { peer in
            try await withFetch { fetch in
                let url = "http://127.0.0.1:\(peer.port)/"
                if count == 1000 {
                    let whole = try await fetch.get(url, mostBytes: 1000)
                    #expect(whole.body.count == 1000)
                } else {
                    await #expect(throws: CurlError.tooLong) { try await fetch.get(url, mostBytes: 1000) }
                }
                // The next one is served.
                peer.behave { _ in .answer(body: "{}") }
                let next = try await fetch.get(url)
                #expect(next.status == 200)
            }
        }
    }

    @Test("follows no redirect")
    func redirects() async throws {
        try await HTTPPeer.run { _ in
            .answer(status: 302, headers: ["Location": "/elsewhere"], body: "")
        } _: { peer in
            let answer = try await withFetch { try await $0.get("http://127.0.0.1:\(peer.port)/") }
            #expect(answer.status == 302 && peer.requests.count == 1)
        }
    }

    @Test("gives up in time when nothing comes")
    func silence() async throws {
        try await HTTPPeer.run { _ in
            .silence
        } _: { peer in
            let began = ContinuousClock.now
            await #expect(throws: CurlError.timedOut(outcomeUnknown: false)) {
                _ = try await withFetch { try await $0.get("http://127.0.0.1:\(peer.port)/", within: .milliseconds(300)) }
            }
            #expect(began.duration(to: .now) < .seconds(4))
        }
    }

    @Test("takes half an answer for none", arguments: [true, false])
    func halves(midBody: Bool) async throws {
        try await HTTPPeer.run { _ in
            midBody ? .resetInMidBody : .hangUp
        } _: { peer in
            await #expect(throws: CurlError.connectionCut(outcomeUnknown: false)) {
                _ = try await withFetch { try await $0.get("http://127.0.0.1:\(peer.port)/") }
            }
        }
    }

    @Test("speaks plainly to nobody, and to this machine only where that was said")
    func plain() async throws {
        try await HTTPPeer.run { _ in
            .answer(body: "{}")
        } _: { peer in
            let loop = try TransferLoop()
            let url = "http://127.0.0.1:\(peer.port)/"
            await #expect(throws: CurlError.invalidArgument("a URL without TLS")) { try await HTTPFetch(loop: loop).get(url) }
            let elsewhere = try #require(PeerAddress("192.0.2.1"))
            await #expect(throws: CurlError.refusedByEgressRule(elsewhere)) {
                try await HTTPFetch(loop: loop, permitsPlainLoopback: true).get("http://192.0.2.1/")
            }
            #expect(peer.requests.isEmpty)
            await loop.stop()
        }
    }

    @Test(
        "connects to nothing inside the operator's network",
        arguments: [
            ("127.0.0.1", "127.0.0.1"), ("10.0.0.1", "10.0.0.1"), ("169.254.169.254", "169.254.169.254"),
            ("[::ffff:10.0.0.1]", "10.0.0.1"),
        ])
    func egress(host: String, refused: String) async throws {
        let loop = try TransferLoop()
        let address = try #require(PeerAddress(refused))
        await #expect(throws: CurlError.refusedByEgressRule(address)) {
            try await HTTPFetch(loop: loop).get("https://\(host)/")
        }
        await loop.stop()
    }

    @Test("speaks TLS with whom it can trust, and with nobody else")
    func tls() async throws {
        try await withFolder { folder in
            let certificate = try await SMTPPeer.Certificate.make(in: folder)
            try await HTTPPeer.run(certificate: certificate) { _ in
                .answer(body: "{}")
            } _: { peer in
                let url = "https://localhost:\(peer.port)/"
                let answer = try await withFetch(caFile: certificate.file) { try await $0.get(url) }
                #expect(answer.status == 200)
                do {
                    _ = try await withFetch { try await $0.get(url) }
                    Issue.record("a certificate that nobody vouches for was taken")
                } catch CurlError.tlsFailed {}
                #expect(peer.requests.count == 1)
            }
        }
    }

    @Test(
        "takes no other kind of URL",
        arguments: ["ftp://127.0.0.1/", "file:///etc/passwd", "//127.0.0.1/", "https://a b/", "https://a/\r\n", ""])
    func urls(text: String) async throws {
        await #expect(throws: CurlError.invalidArgument("the URL")) { try await withFetch { try await $0.get(text) } }
    }

    @Test("lets no line break into the head") func lineBreak() async throws {
        await #expect(throws: CurlError.invalidArgument("the authorization")) {
            try await withFetch { try await $0.post(form: "", authorization: "Basic a\r\nX: y", to: "https://a.example/") }
        }
    }
}
