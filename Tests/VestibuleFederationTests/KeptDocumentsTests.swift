import Foundation
import Synchronization
import TestSupport
import Testing
import Vestibule

@testable import VestibuleFederation

@Suite("A provider's documents") struct KeptDocumentsTests {
    private static let metadata = "/.well-known/openid-configuration"

    @Test("are read once, and again after an hour")
    func hourly() async throws {
        try await Bench.run { bench in
            for _ in 1...3 { _ = try await bench.signIn() }
            #expect(bench.provider.count(of: Self.metadata) == 1 && bench.provider.count(of: "/keys") == 1)
            bench.clock.advance(3599)
            _ = try await bench.signIn()
            #expect(bench.provider.count(of: "/keys") == 1)
            bench.clock.advance(1)
            _ = try await bench.signIn()
            #expect(bench.provider.count(of: Self.metadata) == 2 && bench.provider.count(of: "/keys") == 2)
        }
    }

    @Test("are read at once when a key is unknown, so that a rotated key is no trouble")
    func rotation() async throws {
        try await Bench.run { bench in
            _ = try await bench.signIn()
            bench.provider.change { ($0.keys, $0.signs) = ([.p256], .p256) }
            #expect(await bench.refusal() == nil)
            #expect(bench.provider.count(of: "/keys") == 2)
        }
    }

    @Test("are read no oftener than once in ten seconds in the long run, however many unknown keys come")
    func flood() async throws {
        try await Bench.run { bench in
            _ = try await bench.signIn()
            bench.provider.change { $0.signs = .otherRSA }
            for _ in 1...10 {
                #expect(
                    await bench.refusal()
                        == .untrusted(reason: "the ID token is signed with a key that the provider does not publish"))
            }
            #expect(bench.provider.count(of: "/keys") == 3)
            bench.clock.advance(10)
            for _ in 1...5 { _ = await bench.refusal() }
            #expect(bench.provider.count(of: "/keys") == 4)
            bench.provider.change { $0.signs = .rsa }
            #expect(await bench.refusal() == nil)
        }
    }

    @Test("serve for a day when they cannot be read, and no longer")
    func stale() async throws {
        try await Bench.run { bench in
            _ = try await bench.signIn()
            bench.provider.change {
                $0.instead = [Self.metadata: .answer(status: 500, body: ""), "/keys": .answer(status: 500, body: "")]
            }
            bench.clock.advance(24 * 3600 - 1)
            #expect(await bench.refusal() == nil)
            // Once for the hour that is over; nobody waits for it a second time.
            #expect(bench.provider.count(of: Self.metadata) == 2 && bench.provider.count(of: "/keys") == 2)
            bench.clock.advance(1)
            #expect(await bench.refusal() == .unavailable(reason: "status 500 for a document"))
            bench.provider.change { $0.instead = [:] }
            #expect(await bench.refusal() == nil)
        }
    }

    @Test("say that they could not be read, when a new key cannot be found for it")
    func unreadable() async throws {
        try await Bench.run { bench in
            _ = try await bench.signIn()
            bench.provider.change { ($0.keys, $0.signs, $0.instead) = ([.p256], .p256, ["/keys": .answer(status: 503, body: "")]) }
            #expect(await bench.refusal() == .unavailable(reason: "status 503 for a document"))
        }
    }

    @Test("are asked for by one of many at a time")
    func singleFlight() async throws {
        let reads = Mutex(0)
        let document = PublishedDocument<Int>(now: { Date(timeIntervalSince1970: 0) }) {
            reads.withLock { $0 += 1 }
            try? await Task.sleep(for: .milliseconds(100))
            return .success(7)
        }
        let answers = await withTaskGroup(of: Int?.self) { group in
            for _ in 1...50 { group.addTask { try? await document.content() } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == Array(repeating: 7, count: 50) && reads.withLock { $0 } == 1)
    }

    @Test("do not suffer from who no longer waits")
    func cancellation() async throws {
        let reads = Mutex(0)
        let document = PublishedDocument<Int>(now: { Date(timeIntervalSince1970: 0) }) {
            reads.withLock { $0 += 1 }
            try? await Task.sleep(for: .milliseconds(200))
            return Task.isCancelled ? .failure(.unavailable(reason: "cancelled")) : .success(7)
        }
        let first = Task { try await document.content() }
        try await Task.sleep(for: .milliseconds(20))
        first.cancel()
        #expect(try await document.content() == 7 && reads.withLock { $0 } == 1)
    }

    @Test("leave out keys that cannot have signed an ID token")
    func keySet() throws {
        let good = SigningPair.rsa.jwk
        let bad = [
            #"{"kty":"oct","k":"AAAA","kid":"r1"}"#, #"{"kty":"RSA","kid":"r1","n":"AQAB","e":"AQAB"}"#, "7", "null",
            #"{"kty":"EC","crv":"P-384"}"#,
            good.replacing(#""use":"sig""#, with: #""use":"enc""#), good.replacing("RS256", with: "PS256"),
            SigningPair.p256.jwk.replacing(#""x":""#, with: #""x":"AA"#),
        ]
        let set = try #require(KeySet(json: #"{"keys":[\#((bad + [good]).joined(separator: ","))]}"#.utf8))
        #expect(set.keys.count == 1 && set.keys.first?.id == "r1")
        #expect(KeySet(json: #"{"keys":7}"#.utf8) == nil && KeySet(json: "{}".utf8) == nil)
    }
}
