import Foundation
import Synchronization
import Testing

@testable import Vestibule

@Suite("Trying a hook") struct TryHookTests {
    /// Hooks that take their time, and know how many they answer at once.
    private final class SlowHooks: HookCaller {
        private let count = Mutex((now: 0, most: 0))
        var most: Int { count.withLock { $0.most } }

        func post(
            _ body: [UInt8], headers: [(name: String, value: String)], to url: String, within: Duration
        ) async -> HookReply {
            count.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            try? await Task.sleep(for: .milliseconds(30))
            count.withLock { $0.now -= 1 }
            return .says(#"{"decision":"allow"}"#)
        }
    }

    @Test("takes none of the places that other tenants' decisions need") func bounded() async throws {
        var tenant = try Tenant.sample()
        let hook = try Hook.sample(.decision(.tokenIssuing), of: tenant.id)
        tenant.hooks = [hook]
        let (hooks, asked) = (SlowHooks(), tenant)
        let call = CallHook(
            caller: hooks, gate: HookGate(), vault: try Vault(masterKeys: [Array(repeating: 7, count: 32)]), surroundings: .sample()
        )
        let tryHook = TryHook(callHook: call, note: { _ in })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...100 { group.addTask { _ = try await tryHook(hook, of: asked) } }
            try await group.waitForAll()
        }
        #expect((1...16).contains(hooks.most))
    }
}
