/// Takes what mail systems say of letters that did not arrive, and tells whoever answers for the guest.
package struct TakeBounce: Sendable {
    private let bounces: any BounceStore
    private let tenants: any TenantStore
    private let letters: LetterSealer
    private let vault: Vault
    private let surroundings: Surroundings
    private let read: @Sendable (_ message: [UInt8]) -> DeliveryReport?

    /// - Parameter read: Reads a message (RFC 5322) as a report; nil for what is none.
    package init(
        bounces: any BounceStore, tenants: any TenantStore, letters: LetterSealer, vault: Vault, surroundings: Surroundings,
        read: @escaping @Sendable (_ message: [UInt8]) -> DeliveryReport?
    ) {
        self.bounces = bounces
        self.tenants = tenants
        self.letters = letters
        self.vault = vault
        self.surroundings = surroundings
        self.read = read
    }

    /// - Parameters:
    ///   - message: As it came, headers and all.
    ///   - recipient: The envelope's recipient, where the caller knows it better than the headers.
    package func callAsFunction(_ message: [UInt8], to recipient: EmailAddress? = nil) async throws -> BounceOutcome {
        guard let report = read(message) else { return .noReport }
        let addresses = [recipient].compactMap(\.self) + report.recipients
        guard let path = addresses.lazy.compactMap({ ReturnPath($0, by: vault) }).first else { return .notOurs }
        guard let letter = try await bounces.letter(path.letter, of: path.tenant) else { return .letterGone }
        let failures = report.outcomes.filter { $0.action == .failed && letter.isAbout($0.recipient) }
        guard let failure = failures.first else { return .nothingFailed }
        let bounce = Bounce(letter: path.letter, recipient: letter.stored.recipient, reply: failure.reply, cameBack: true)
        return try await note(bounce, of: letter.stored, path.tenant) ? .noted : .alreadyNoted
    }

    /// A letter that its relay refuses for good, which is the same to whoever waits for it. Before it is written down that it failed, so that no
    /// process that dies between leaves it untold.
    package func refused(_ letter: LeasedLetter, reply: String) async throws {
        // What is no reply was never asked: a letter that cannot be put together says nothing of the mailbox.
        guard reply.first == "5" else { return }
        let bounce = Bounce(
            letter: letter.stored.id, recipient: letter.stored.recipient, reply: StrangersWords.cleaned(reply), cameBack: false)
        _ = try await note(bounce, of: letter.stored, letter.tenant)
    }

    private func note(_ bounce: Bounce, of letter: StoredLetter, _ id: Tenant.ID) async throws -> Bool {
        let tenant = try await tenants.tenant(id)
        var notice: NewLetter?
        // Nobody is told of the letter that was to tell, or of one that is no tenant's.
        if let tenant, tenant.status == .active, ![.letterBounced, .tenantDiscovery].contains(letter.kind) {
            let words = LetterBouncedLetter(
                address: bounce.recipient.text, isInvitation: letter.kind == .invitation, writtenAt: letter.createdAt,
                reply: bounce.reply)
            notice = try letters.seal(.letterBounced(words), to: tenant.contact, language: tenant.language, of: id)
        }
        return try await bounces.note(bounce, of: id, telling: notice)
    }
}

extension BouncingLetter {
    /// A report that names somebody else is about a copy; where there are none, the mailbox was forwarded.
    fileprivate func isAbout(_ recipient: EmailAddress?) -> Bool {
        guard hasCopies, let recipient else { return true }
        return recipient.mailbox == stored.recipient.mailbox
    }
}

extension DeliveryReport.Outcome {
    fileprivate var reply: String {
        [status, diagnostic].compactMap(\.self).joined(separator: ": ").ifEmpty("the mail system gave no reason")
    }
}

extension String {
    fileprivate func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}
