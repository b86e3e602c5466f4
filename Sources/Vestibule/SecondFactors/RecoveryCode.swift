/// What a guest without its second factor types instead, once: twelve characters, 60 bits.
package struct RecoveryCode: Sendable, Equatable {
    private let characters: String

    package init(in surroundings: Surroundings) {
        characters = String(Base32.encode(surroundings.randomBytes(8)).prefix(Self.length))
    }

    /// Reads what a guest typed, in any case, with spaces or hyphens between. Nil for anything else.
    package init?(typed text: String) {
        guard text.utf8.count <= 64 else { return nil }
        let characters = text.filter { $0 != " " && $0 != "-" && $0 != "\u{A0}" }.lowercased()
        let isOurs = characters.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains($0)
        }
        guard characters.utf8.count == Self.length, isOurs else { return nil }
        self.characters = characters
    }

    /// As it is shown: three groups of four.
    package var text: String {
        let all = Array(characters)
        return [all[0..<4], all[4..<8], all[8...]].map { String($0) }.joined(separator: "-")
    }

    /// What the database keeps: an HMAC bound to the guest, so that not even 60 bits can be searched without the server's key, which it names.
    package func code(of guest: Guest.ID, in tenant: Tenant.ID, vault: Vault) -> [UInt8] {
        vault.signature(of: bound(to: guest, in: tenant), for: .recoveryCode)
    }

    /// Whether this is the code that was kept.
    func isKept(as code: [UInt8], of guest: Guest.ID, in tenant: Tenant.ID, vault: Vault) -> Bool {
        let text = bound(to: guest, in: tenant)
        // Those of before 0058 name no key.
        return code.count == 32
            ? vault.isAuthentic(code, of: text, for: .recoveryCode) : vault.isSignature(code, of: text, for: .recoveryCode)
    }

    private func bound(to guest: Guest.ID, in tenant: Tenant.ID) -> String { "\(tenant) \(guest) \(characters)" }

    private static let length = 12
    /// How many a guest has.
    package static let count = 10
}
