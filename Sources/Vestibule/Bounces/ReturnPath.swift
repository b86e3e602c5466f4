/// The envelope sender of one letter (VERP, a variable envelope return path), so that whatever comes back names it, however little of
/// the letter the report quotes: `bounces+<56 characters>@guests.contoso.example`.
///
/// Tenant, letter and 24 bits of an authentication code in base32 without regard to case (RFC 4648 §6), for some mail systems lower it. Who
/// forges one must know the letter's id, of which 74 bits are drawn, and can then say no more than that it did not arrive.
package struct ReturnPath: Sendable, Equatable {
    package let tenant: Tenant.ID
    package let letter: StoredLetter.ID

    package init(_ letter: StoredLetter.ID, of tenant: Tenant.ID) {
        self.tenant = tenant
        self.letter = letter
    }

    /// The letter's own form of `mailbox`, whose local part has at most ``longestMailbox`` characters; nil for a longer one.
    package func address(at mailbox: EmailAddress, by vault: Vault) -> EmailAddress? {
        guard Self.canBe(at: mailbox) else { return nil }
        let code = vault.authenticationCode(of: text, for: .returnPath).prefix(Self.codeLength)
        let token = Base32.encode(tenant.bytes + letter.bytes + code)
        return try? EmailAddress("\(mailbox.localPart)+\(token)@\(mailbox.domain)")
    }

    /// Reads what ``address(at:by:)`` made, of any mailbox; nil for any other address.
    package init?(_ address: EmailAddress, by vault: Vault) {
        guard let token = address.localPart.split(separator: "+", maxSplits: 1).dropFirst().first,
            let bytes = Base32.decode(token), bytes.count == 32 + Self.codeLength,
            let tenant = Tenant.ID(bytes: Array(bytes[..<16])), let letter = StoredLetter.ID(bytes: Array(bytes[16..<32]))
        else { return nil }
        self.init(letter, of: tenant)
        guard vault.isAuthentic(prefix: Array(bytes[32...]), of: text, for: .returnPath) else { return nil }
    }

    private var text: String { "\(tenant) \(letter)" }
    private static let codeLength = 3
    /// With it a local part has its 64 characters (RFC 5321 §4.5.3.1.1).
    package static let longestMailbox = 7

    package static func canBe(at mailbox: EmailAddress) -> Bool { mailbox.localCount <= longestMailbox }
}
