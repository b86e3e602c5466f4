/// Eight digits, drawn anew for each letter.
package struct Passcode: Sendable, Equatable {
    package let digits: String

    package init(in surroundings: Surroundings) {
        let number = String(surroundings.randomNumber(below: 100_000_000))
        digits = String(repeating: "0", count: 8 - number.count) + number
    }

    /// Reads what a guest typed: eight ASCII digits, with spaces or hyphens between. Nil for anything else; digits of other
    /// scripts are not guessed at.
    package init?(typed text: String) {
        guard text.utf8.count <= 64 else { return nil }
        let digits = text.filter { $0 != " " && $0 != "-" && $0 != "\u{A0}" }
        guard digits.utf8.count == 8, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.digits = digits
    }

    /// What the database keeps: an HMAC bound to the tenant, the attempt and its purpose, so that a code opens nothing else.
    package func code(for attempt: Attempt.ID, of tenant: Tenant.ID, purpose: Attempt.Purpose, vault: Vault) -> [UInt8] {
        code(for: attempt, of: tenant, at: purpose.name, vault: vault)
    }

    /// The same where only the purpose's name is known.
    func code(for attempt: Attempt.ID, of tenant: Tenant.ID, at purpose: String, vault: Vault) -> [UInt8] {
        vault.authenticationCode(of: "\(tenant) \(attempt) \(purpose) \(digits)", for: .passcode)
    }
}
