import Foundation
import Synchronization
import Testing

@testable import Vestibule

@Suite("Asking hooks") struct AskHooksTests {
    private static let yes = #"{"decision":"allow"}"#

    /// A tenant whose hooks at the point are these, each with its URL.
    private struct Scene {
        var tenant: Tenant
        let hooks: ScriptedHooks
        let records = Records()
        let ask: AskHooks

        final class Records: Sendable {
            private let kept = Mutex<[HookRecord]>([])
            var all: [HookRecord] { kept.withLock { $0 } }
            func note(_ record: HookRecord) { kept.withLock { $0.append(record) } }
        }

        init(_ point: HookPoint, _ said: [(url: String, reply: HookReply, mode: Hook.FailureMode, claims: [String])]) throws {
            tenant = try Tenant.sample()
            for (url, _, mode, claims) in said {
                tenant.hooks.append(
                    try .sample(.decision(point), name: url, url: url, failureMode: mode, allowedClaims: claims, of: tenant.id))
            }
            hooks = ScriptedHooks(Dictionary(uniqueKeysWithValues: said.map { ($0.url, $0.reply) }))
            ask = AskHooks(
                callHook: CallHook(
                    caller: hooks, gate: HookGate(), vault: try Vault(masterKeys: [Array(repeating: 7, count: 32)]),
                    surroundings: .sample()),
                note: records.note)
        }

        func verdict(at point: HookPoint) async throws -> HookVerdict {
            let address = try EmailAddress("ana@fabrikam.example")
            return await ask(
                HookFacts(guest: .init(address: address, displayName: "Ana")), at: point, of: tenant)
        }
    }

    @Test("costs nothing where there is none for the decision, or none that is switched on") func none() async throws {
        var scene = try Scene(.tokenIssuing, [("https://a/", .says(#"{"decision":"deny"}"#), .deny, [])])
        #expect(try await scene.verdict(at: .invitationCreating) == .allow(HookClaims()))
        scene.tenant.hooks[0].isEnabled = false
        #expect(try await scene.verdict(at: .tokenIssuing) == .allow(HookClaims()))
        #expect(scene.hooks.calls.isEmpty)
    }

    @Test("says no when any says no, in its words") func denies() async throws {
        let scene = try Scene(
            .invitationCreating,
            [
                ("https://a/", .says(Self.yes), .deny, []), ("https://b/", .says("broken"), .deny, []),
                ("https://c/", .says(#"{"decision":"deny","message":"Not this one."}"#), .allow, []),
            ])
        guard case .deny(let denial) = try await scene.verdict(at: .invitationCreating) else { return #expect(Bool(false)) }
        #expect(denial.hookName == "https://c/" && denial.words?.text(in: .english) == "Not this one." && !denial.isPassing)
        #expect(scene.hooks.calls.count == 3)
        #expect(Set(scene.records.all.map(\.outcome)) == [.allowed, .failed, .denied])
    }

    @Test(
        "says no when one fails, in whatever way, unless that one is set to allow",
        arguments: [
            HookReply(.failed(.timedOut), milliseconds: 2000), HookReply(.failed(.unreachable), milliseconds: 1),
            HookReply(.failed(.egressRefused), milliseconds: 1), HookReply(.failed(.tooLong), milliseconds: 1),
            .says(Self.yes, status: 500), .says(Self.yes, status: 302), .says(Self.yes, status: 404), .says("no JSON"), .says(""),
        ])
    func failures(_ reply: HookReply) async throws {
        for mode in Hook.FailureMode.allCases {
            let scene = try Scene(.signInEvaluating, [("https://a/", reply, mode, []), ("https://b/", .says(Self.yes), .deny, [])])
            let verdict = try await scene.verdict(at: .signInEvaluating)
            if mode == .allow {
                #expect(verdict == .allow(HookClaims()))
            } else {
                guard case .deny(let denial) = verdict else { return #expect(Bool(false), "allowed") }
                #expect(denial.isPassing && denial.words == nil && denial.hookName == "https://a/")
            }
            #expect(scene.records.all.first { $0.outcome == .failed }?.isDenied == (mode == .deny))
        }
    }

    @Test("adds up what is demanded, once each") func demands() async throws {
        let scene = try Scene(
            .signInEvaluating,
            [
                ("https://a/", .says(#"{"decision":"allow","require":["mfa","freshProof"]}"#), .deny, []),
                ("https://b/", .says(#"{"decision":"allow","require":["termsOfUse:1","mfa"]}"#), .deny, []),
            ])
        let guest = try Guest.sample()
        let verdict = await scene.ask.asks(.init(door: .passcode), of: guest, at: nil, in: scene.tenant)
        #expect(verdict == .require([.mfa, .freshProof, .termsOfUse("1")]))
    }

    @Test("adds claims in the hooks' order, a later one over an earlier, and no more than a token carries") func claims()
        async throws
    {
        let big = String(repeating: "x", count: 3000)
        let scene = try Scene(
            .tokenIssuing,
            [
                ("https://a/", .says(#"{"decision":"allow","claims":{"a":1,"b":"first"}}"#), .deny, ["a", "b"]),
                ("https://b/", .says(#"{"decision":"allow","claims":{"b":"second","a":2}}"#), .deny, ["b"]),
            ])
        guard case .allow(let claims) = try await scene.verdict(at: .tokenIssuing) else { return #expect(Bool(false)) }
        #expect(claims["a"] == .integer(1) && claims["b"] == .text("second"))
        for mode in Hook.FailureMode.allCases {
            let scene = try Scene(
                .tokenIssuing,
                [
                    ("https://a/", .says(#"{"decision":"allow","claims":{"a":"\#(big)"}}"#), .deny, ["a"]),
                    ("https://b/", .says(#"{"decision":"allow","claims":{"b":"\#(big)"}}"#), mode, ["b"]),
                ])
            switch try await scene.verdict(at: .tokenIssuing) {
            case .allow(let claims): #expect(mode == .allow && claims.all.map(\.name) == ["a"])
            case .deny(let denial): #expect(mode == .deny && denial.failure == .tooManyClaims)
            case .require: #expect(Bool(false))
            }
        }
    }

    @Test("sends one shape, signed, with nothing secret in it") func message() async throws {
        let scene = try Scene(.redemptionCompleting, [("https://a/", .says(Self.yes), .deny, [])])
        _ = try await scene.verdict(at: .redemptionCompleting)
        let call = try #require(scene.hooks.calls.first)
        let id = try #require(call.headers["webhook-id"])
        #expect(id.hasPrefix("msg_"))
        #expect(call.headers["webhook-timestamp"] == "1800000000")
        #expect(
            call.headers["webhook-signature"]
                == HookSignature.text(id: id, seconds: 1_800_000_000, body: call.body, secrets: [Array(repeating: 1, count: 32)]))
        #expect(
            String(decoding: call.body, as: UTF8.self) == """
                {"data":{"guest":{"displayName":"Ana","domain":"fabrikam.example","mail":"ana@fabrikam.example"},\
                "tenant":{"id":"\(scene.tenant.id)","name":"\(scene.tenant.name)"}},"timestamp":"2027-01-15T08:00:00.000Z",\
                "type":"redemption.completing","version":1}
                """)
    }

    @Test("says no when a limit or an accident of ours kept a hook from being asked, whatever its failure mode")
    func unasked() async throws {
        for mode in Hook.FailureMode.allCases {
            let busy = try Scene(.signInEvaluating, [("https://a/", HookReply(.failed(.busy), milliseconds: 1), mode, [])])
            guard case .deny(let denial) = try await busy.verdict(at: .signInEvaluating) else {
                return #expect(Bool(false), "let in")
            }
            #expect(denial.isPassing && busy.records.all.map(\.isDenied) == [true])
            #expect(denial.sentence == "The hook https://a/ could not be asked (too many calls are under way).")
            var sealed = try Scene(.signInEvaluating, [("https://a/", .says(Self.yes), mode, [])])
            sealed.tenant.hooks[0].secrets = HookSecrets(sealed: [1, 2, 3])
            guard case .deny(let denial) = try await sealed.verdict(at: .signInEvaluating) else {
                return #expect(Bool(false), "let in")
            }
            #expect(denial.failure == .noSecret && sealed.hooks.calls.isEmpty)
        }
    }

    @Test("lets in nobody who asks for more at once than can be asked", arguments: [1, 40]) func flood(_ slowly: Int) async throws {
        var tenant = try Tenant.sample()
        tenant.hooks = [try .sample(.decision(.signInEvaluating), url: "https://a/", failureMode: .allow, of: tenant.id)]
        tenant.hooks[0].milliseconds = 100
        let (asked, hooks) = (tenant, DenyingSlowly(milliseconds: slowly))
        let ask = AskHooks(
            callHook: CallHook(
                caller: hooks, gate: HookGate(), vault: try Vault(masterKeys: [Array(repeating: 7, count: 32)]),
                surroundings: .sample()), note: { _ in })
        let facts = HookFacts(guest: .init(address: try EmailAddress("ana@fabrikam.example"), displayName: nil))
        let allowed = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...40 {
                group.addTask { if case .allow = await ask(facts, at: .signInEvaluating, of: asked) { true } else { false } }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(allowed == 0 && hooks.most <= 2)
    }

    /// A hook that says no, after a while, and knows how many it answers at once.
    private final class DenyingSlowly: HookCaller {
        private let count = Mutex((now: 0, most: 0))
        private let milliseconds: Int
        var most: Int { count.withLock { $0.most } }

        init(milliseconds: Int) { self.milliseconds = milliseconds }

        func post(
            _ body: [UInt8], headers: [(name: String, value: String)], to url: String, within: Duration
        ) async -> HookReply {
            count.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            try? await Task.sleep(for: .milliseconds(milliseconds))
            count.withLock { $0.now -= 1 }
            return .says(#"{"decision":"deny"}"#)
        }
    }

    @Test("leaves a hook alone that failed five times, and asks it again when it is well") func breaker() async throws {
        let clock = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
        let tenant = try Tenant.sample()
        var asked = tenant
        asked.hooks = [
            try .sample(.decision(.tokenIssuing), url: "https://a/", failureMode: .allow, of: tenant.id),
            try .sample(.decision(.tokenIssuing), url: "https://b/", of: tenant.id),
        ]
        let hooks = ScriptedHooks([
            "https://a/": HookReply(.failed(.timedOut), milliseconds: 2000), "https://b/": .says(Self.yes),
        ])
        let surroundings = Surroundings(now: { clock.withLock { $0 } }, randomBytes: Surroundings.sample().randomBytes)
        let ask = AskHooks(
            callHook: CallHook(
                caller: hooks, gate: HookGate(), vault: try Vault(masterKeys: [Array(repeating: 7, count: 32)]),
                surroundings: surroundings), note: { _ in })
        let facts = HookFacts(guest: .init(address: try EmailAddress("ana@fabrikam.example"), displayName: nil))
        for _ in 0..<9 { #expect(await ask(facts, at: .tokenIssuing, of: asked) == .allow(HookClaims())) }
        #expect(hooks.calls.count { $0.url == "https://a/" } == 5 && hooks.calls.count { $0.url == "https://b/" } == 9)
        hooks.say(.says(#"{"decision":"deny"}"#), at: "https://a/")
        #expect(await ask(facts, at: .tokenIssuing, of: asked) == .allow(HookClaims()))
        clock.withLock { $0 += 11 }
        guard case .deny = await ask(facts, at: .tokenIssuing, of: asked) else { return #expect(Bool(false), "not asked again") }
    }
}
