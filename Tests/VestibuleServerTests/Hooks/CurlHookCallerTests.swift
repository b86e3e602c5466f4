import Curl
import Foundation
import TestSupport
import Testing
import Vestibule

@testable import VestibuleServer

@Suite("Calling a hook", .timeLimit(.minutes(1))) struct CurlHookCallerTests {
    private func withCaller<Answer>(
        loopback: Bool = true, _ body: (CurlHookCaller) async throws -> Answer
    ) async throws -> Answer {
        let loop = try TransferLoop(limits: CurlHookCaller.limits)
        let outcome: Result<Answer, any Error>
        do { outcome = .success(try await body(CurlHookCaller(loop: loop, allowsLoopback: loopback))) } catch {
            outcome = .failure(error)
        }
        await loop.stop()
        return try outcome.get()
    }

    @Test("brings the message and its headers, and what came back")
    func brings() async throws {
        try await HTTPPeer.run { _ in
            .answer(status: 201, body: "{}")
        } _: { peer in
            let reply = try await withCaller {
                await $0.post(
                    Array(#"{"a":"é"}"#.utf8), headers: [("webhook-id", "msg_1"), ("webhook-signature", "v1,a= v1,b=")],
                    to: "http://localhost:\(peer.port)/hook?x=1", within: .seconds(2))
            }
            #expect(reply.outcome == .answered(status: 201, body: Array("{}".utf8)))
            let request = try #require(peer.requests.first)
            #expect(request.method == "POST" && request.uri == "/hook?x=1" && request.body == #"{"a":"é"}"#)
            #expect(request.headers["content-type"] == "application/json" && request.headers["webhook-id"] == "msg_1")
            #expect(request.headers["webhook-signature"] == "v1,a= v1,b=" && request.headers["expect"] == nil)
        }
    }

    @Test("waits for one that is silent, cut or too long no longer than its limit, while others are answered")
    func misbehaving() async throws {
        try await HTTPPeer.run { request in
            switch request.uri {
            case "/silent": .silence
            case "/huge": .answer(body: String(repeating: "x", count: 70_000))
            case "/cut": .resetInMidBody
            case "/hangup": .hangUp
            case "/redirect": .answer(status: 302, headers: ["Location": "/well"], body: "")
            case "/broken": .answer(status: 500, body: "{")
            default: .answer(body: #"{"decision":"allow"}"#)
            }
        } _: { peer in
            try await withCaller { caller in
                @Sendable func call(_ path: String) async -> HookReply {
                    await caller.post(
                        [0x7B, 0x7D], headers: [], to: "http://127.0.0.1:\(peer.port)\(path)", within: .milliseconds(400))
                }
                await withTaskGroup(of: Void.self) { group in
                    for _ in 1...40 { group.addTask { #expect(await call("/silent").outcome == .failed(.timedOut)) } }
                    group.addTask {
                        try? await Task.sleep(for: .milliseconds(100))
                        for _ in 1...5 {
                            let reply = await call("/well")
                            #expect(reply.outcome == .answered(status: 200, body: Array(#"{"decision":"allow"}"#.utf8)))
                        }
                    }
                }
                #expect(await call("/huge").outcome == .failed(.tooLong))
                #expect([.failed(.unreachable), .failed(.timedOut)].contains(await call("/cut").outcome))
                #expect([.failed(.unreachable), .failed(.timedOut)].contains(await call("/hangup").outcome))
                #expect(await call("/redirect").outcome == .answered(status: 302, body: []))
                #expect(await call("/broken").statusClass == "5xx")
                let slow = await call("/silent")
                #expect((350...1500).contains(slow.milliseconds), "\(slow.milliseconds) ms")
                #expect(!peer.requests.contains { $0.uri == "/well" && $0.method == "GET" }, "no redirect was followed")
            }
        }
    }

    @Test("connects to nothing on this machine or in the operator's network, in whatever notation")
    func egress() async throws {
        try await HTTPPeer.run { _ in
            .answer(body: "{}")
        } _: { peer in
            let hosts = [
                "localhost", "LOCALHOST", "localhost.", "a.localhost", "127.0.0.1", "127.1", "127.0.1", "0x7f.1", "0x7f000001",
                "2130706433",
                "017700000001", "0177.0.0.1", "127.8.9.1", "0", "0.0.0.0", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::127.0.0.1]", "[2002:7f00:1::]",
                "[2002:7f00:1::1]", "[::]",
                "10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "169.254.169.254", "[fe80::1]", "[fd00::1]",
                "[fd00:ec2::254]",
                "[::ffff:169.254.169.254]", "[::ffff:10.0.0.1]", "224.0.0.1", "255.255.255.255", "①②⑦.⓪.⓪.①", "127。0。0。1",
            ]
            try await withCaller(loopback: false) { caller in
                for host in hosts {
                    for scheme in ["https", "http"] {
                        let reply = await caller.post(
                            [0x7B, 0x7D], headers: [], to: "\(scheme)://\(host):\(peer.port)/", within: .seconds(2))
                        guard case .failed(let failure) = reply.outcome else { return #expect(Bool(false), "\(host) answered") }
                        #expect([.egressRefused, .unreachable].contains(failure), "\(host): \(failure)")
                    }
                }
                let named = await caller.post([], headers: [], to: "https://localhost:\(peer.port)/", within: .seconds(2))
                #expect(named.outcome == .failed(.egressRefused))
                let mapped = await caller.post([], headers: [], to: "https://[::ffff:127.0.0.1]:\(peer.port)/", within: .seconds(2))
                #expect(mapped.outcome == .failed(.egressRefused))
            }
            #expect(peer.requests.isEmpty && peer.connections == 0)
            // With leave for this machine: nothing else is opened by it.
            try await withCaller { caller in
                for host in ["10.0.0.1", "169.254.169.254", "[fd00::1]", "192.168.0.1"] {
                    let reply = await caller.post([], headers: [], to: "http://\(host):\(peer.port)/", within: .seconds(2))
                    #expect(reply.outcome == .failed(.egressRefused), "\(host)")
                }
            }
        }
    }

    @Test("puts nothing into the request that ends a line")
    func headers() async throws {
        try await withCaller { caller in
            let reply = await caller.post(
                [], headers: [("webhook-id", "a\r\nX: y")], to: "http://127.0.0.1:1/", within: .seconds(1))
            #expect(reply.outcome == .failed(.egressRefused))
        }
    }
}
