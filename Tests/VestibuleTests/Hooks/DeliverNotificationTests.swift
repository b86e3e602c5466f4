import Foundation
import Testing

@testable import Vestibule

@Suite("Telling a hook of an event") struct DeliverNotificationTests {
    private func delivery(tries: Int = 1, details: String? = #"{"network":"203.0.113.7"}"#) throws -> HookDelivery {
        let surroundings = Surroundings.sample()
        let tenant = surroundings.newID(of: Tenant.self)
        let guest = surroundings.newID(of: Guest.self)
        return HookDelivery(
            id: surroundings.newID(), tenant: tenant, tenantName: "Contoso",
            hook: try .sample(.notification, url: "https://a/", of: tenant),
            event: AuditEvent(
                id: surroundings.newID(), at: Date(timeIntervalSince1970: 1_800_000_000), activity: "signedIn", actorKind: "guest",
                actor: guest.description, target: nil, guest: guest, details: details),
            position: 7, guest: .init(id: guest, address: try EmailAddress("ana@fabrikam.example"), displayName: "Ana"),
            tries: tries)
    }

    private func deliver(_ delivery: HookDelivery, _ hooks: ScriptedHooks) async throws -> HookDelivery.End {
        let call = CallHook(
            caller: hooks, gate: HookGate(), vault: try Vault(masterKeys: [Array(repeating: 7, count: 32)]), surroundings: .sample()
        )
        return try await DeliverNotification(callHook: call)(delivery)
    }

    @Test("says what happened, to whom and by whom, under one name") func body() async throws {
        let hooks = ScriptedHooks(["https://a/": HookReply(.answered(status: 204, body: []), milliseconds: 12)])
        let delivery = try delivery()
        for _ in 1...2 { #expect(try await deliver(delivery, hooks) == .delivered(milliseconds: 12)) }
        #expect(hooks.calls.map(\.body).count == 2 && hooks.calls[0].body == hooks.calls[1].body)
        let call = try #require(hooks.calls.first)
        #expect(call.headers["webhook-id"] == "msg_\(delivery.id)")
        let guest = try #require(delivery.event.guest)
        #expect(
            String(decoding: call.body, as: UTF8.self) == """
                {"data":{"actor":{"id":"\(guest)","kind":"guest"},"details":{"network":"203.0.113.7"},\
                "event":{"id":"\(delivery.event.id)","position":7},\
                "guest":{"displayName":"Ana","domain":"fabrikam.example","id":"\(guest)","mail":"ana@fabrikam.example"},\
                "tenant":{"id":"\(delivery.tenant)","name":"Contoso"}},\
                "timestamp":"2027-01-15T08:00:00.000Z","type":"signedIn","version":1}
                """)
    }

    @Test("is tried again later and later, and parked at the end or when the receiver is gone") func retries() async throws {
        let hooks = ScriptedHooks(["https://a/": .says("", status: 503)])
        guard case .tryAgain(let first, "5xx", 5) = try await deliver(try delivery(), hooks) else { return #expect(Bool(false)) }
        #expect((3.75...6.25).contains(first))
        guard case .tryAgain(let last, _, _) = try await deliver(try delivery(tries: 8), hooks) else { return #expect(Bool(false)) }
        #expect((54_000...90_000).contains(last))
        #expect(try await deliver(try delivery(tries: HookDelivery.mostTries), hooks) == .parked(because: "5xx", milliseconds: 5))
        hooks.say(.says("", status: 410), at: "https://a/")
        #expect(try await deliver(try delivery(), hooks) == .parked(because: "4xx", milliseconds: 5))
    }

    @Test("does not count a try that was not made") func spared() async throws {
        let hooks = ScriptedHooks(["https://a/": HookReply(.failed(.timedOut), milliseconds: 2000)])
        let call = CallHook(
            caller: hooks, gate: HookGate(), vault: try Vault(masterKeys: [Array(repeating: 7, count: 32)]), surroundings: .sample()
        )
        let delivery = try delivery()
        for _ in 0..<5 { _ = try await DeliverNotification(callHook: call)(delivery) }
        #expect(try await DeliverNotification(callHook: call)(delivery) == .spared(for: 10))
        #expect(hooks.calls.count == 5)
        hooks.say(HookReply(.failed(.busy), milliseconds: 0), at: "https://b/")
        var other = delivery
        other.hook.url = "https://b/"
        #expect(try await DeliverNotification(callHook: call)(other) == .untried(after: 10))
    }

    @Test("grows its pauses, each with a quarter to either side") func pauses() {
        #expect((1...8).map { HookDelivery.pause(after: $0, jitter: 0.5) } == [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000])
        #expect(HookDelivery.pause(after: 1, jitter: 0) == 3.75 && HookDelivery.pause(after: 1, jitter: 1) == 6.25)
        #expect(HookDelivery.pause(after: 9, jitter: 0.5) == nil && HookDelivery.pause(after: 0, jitter: 0.5) == nil)
    }
}
