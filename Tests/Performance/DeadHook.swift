import Foundation
import Postgres
import Vestibule
import VestibuleStore

/// A place that is told of every event of the largest tenant and never says a word.
struct DeadHook: Sendable {
    private let stores: Database
    private let register: RegisterHook
    private let hook: Hook.ID
    private let tenant: Tenant.ID

    /// Makes it, switched off.
    static func make(for subject: Subject, at port: Int) async throws -> DeadHook {
        let stores = try subject.openStores()
        let surroundings = Surroundings(
            now: { Date() }, randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
        let register = RegisterHook(
            tenants: PostgresTenantStore(stores, surroundings: surroundings), vault: try Vault(masterKeys: [Subject.masterKey]),
            allowsLoopback: true, surroundings: surroundings)
        var draft = HookDraft()
        draft.name = "Silence"
        draft.url = "http://localhost:\(port)/events"
        draft.isEnabled = false
        let tenant = subject.seed.largest.id
        let made = try await register(.notification, draft, of: tenant, by: .system)
        return DeadHook(stores: stores, register: register, hook: made.hook.id, tenant: tenant)
    }

    /// The service knows of it within a second.
    func turn(on isEnabled: Bool) async throws {
        var draft = HookDraft()
        draft.isEnabled = isEnabled
        _ = try await register.change(hook, draft, of: tenant, by: .system)
        try await Task.sleep(for: .seconds(2))
    }

    func close() async {
        await stores.app.close()
        await stores.worker.close()
    }
}
