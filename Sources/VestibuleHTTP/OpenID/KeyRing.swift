import FoundationEssentials
import Synchronization
import Vestibule

/// The opened keys of the tenants that were asked for lately. A set is read anew after half a minute, which is far less than a new
/// key is published before it signs. The mutex guards the table: nearly always the answer is in it, and an actor would cost each
/// request two changes of executor.
final class KeyRing: Sendable {
    private struct Entry {
        var keys: TenantKeys
        var readAt: Date
    }

    private let store: any SigningKeyStore
    private let vault: Vault
    private let surroundings: Surroundings
    private let entries = Mutex<[Tenant.ID: Entry]>([:])

    private static let life: TimeInterval = 30
    /// An unknown key id may ask for a fresh set this often, so that a stranger's tokens are no load.
    private static let unknownKeyPause: TimeInterval = 2
    private static let most = 1024

    init(store: any SigningKeyStore, vault: Vault, surroundings: Surroundings) {
        self.store = store
        self.vault = vault
        self.surroundings = surroundings
    }

    /// The tenant's keys; nil when it has none, because it is no tenant.
    func keys(of tenant: Tenant.ID) async throws -> TenantKeys? {
        try await keys(of: tenant, youngerThan: Self.life)
    }

    /// The tenant's keys, read anew if `key` is not among the ones we know.
    func keys(of tenant: Tenant.ID, holding key: String) async throws -> TenantKeys? {
        let known = try await keys(of: tenant)
        if known?.rememberedKey(key, at: surroundings.now()) != nil { return known }
        return try await keys(of: tenant, youngerThan: Self.unknownKeyPause)
    }

    func forget(_ tenant: Tenant.ID) { entries.withLock { $0[tenant] = nil } }

    private func keys(of tenant: Tenant.ID, youngerThan age: TimeInterval) async throws -> TenantKeys? {
        let now = surroundings.now()
        if let entry = entries.withLock({ $0[tenant] }), now.timeIntervalSince(entry.readAt) < age { return entry.keys }
        let stored = try await store.keys(of: tenant)
        guard !stored.isEmpty else { return nil }
        let keys = try await TenantKeys(stored, of: tenant, vault: vault, at: now)
        entries.withLock { entries in
            if entries.count >= Self.most { entries.removeAll(keepingCapacity: true) }
            entries[tenant] = Entry(keys: keys, readAt: now)
        }
        return keys
    }
}
