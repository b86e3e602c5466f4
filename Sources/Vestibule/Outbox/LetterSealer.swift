package import Foundation

/// Writes letters into the form the outbox keeps: JSON, sealed to the tenant and the letter's own id.
package struct LetterSealer: Sendable {
    private let vault: Vault
    private let surroundings: Surroundings

    package init(vault: Vault, surroundings: Surroundings) {
        self.vault = vault
        self.surroundings = surroundings
    }

    package func seal(
        _ letter: Letter, to recipient: EmailAddress, copies: [EmailAddress] = [], language: Language, of tenant: Tenant.ID,
        dropAfter: Date? = nil
    ) throws -> NewLetter {
        let id = surroundings.newID(of: StoredLetter.self)
        return NewLetter(
            id: id, kind: letter.kind, recipient: recipient, copies: copies, language: language,
            sealedBody: try vault.seal(letter.json, for: .letter, context: Self.context(id, tenant)), dropAfter: dropAfter)
    }

    package func open(_ leased: LeasedLetter) throws -> Letter {
        let body = try vault.open(
            leased.sealedBody, for: .letter, context: Self.context(leased.stored.id, leased.tenant))
        return try JSONDecoder().decode(Letter.self, from: Data(body))
    }

    private static func context(_ id: StoredLetter.ID, _ tenant: Tenant.ID) -> String { "\(tenant) \(id)" }
}
