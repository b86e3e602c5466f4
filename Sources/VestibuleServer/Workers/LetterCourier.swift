import FoundationEssentials
import Logging
import Tracing
import Vestibule

/// Carries one claimed letter: opens it, dresses it as its tenant's, hands it to the relay, and writes down what came of it.
struct LetterCourier: Sendable {
    let outbox: any OutboxStore
    let tenants: any TenantStore
    let sealer: LetterSealer
    let vault: Vault
    let transport: any LetterTransport
    let takeBounce: TakeBounce
    let mail: MailSettings
    let limits: Limits
    let surroundings: Surroundings
    let meters: ProductMeters
    /// Gets a span for each letter; nil where the operator's build has no tracer.
    let tracer: (any Tracer)?
    let logger: Logger

    func send(_ leased: LeasedLetter) async {
        guard let tracer else { return await carry(leased) }
        let span = tracer.startAnySpan("letter", context: .topLevel, ofKind: .client)
        span.attributes["vestibule.letter.kind"] = leased.stored.kind.rawValue
        defer { span.end() }
        await InstrumentationContext.$current.withValue(span.context) { await carry(leased) }
    }

    private func carry(_ leased: LeasedLetter) async {
        let id: Logger.MetadataValue = .string(leased.stored.id.description)
        do {
            guard let letter = try await outgoing(leased) else { return }
            let answer = await transport.deliver(letter.outgoing, through: letter.relay)
            let plan = planAfter(
                answer, tries: leased.stored.tries, dropAfter: leased.dropAfter, now: surroundings.now(),
                jitter: Double(surroundings.randomNumber(below: 1000)) / 1000)
            // What the relay has taken must be written down even while the process is going down, or it would go out twice.
            try await Task {
                if case .refusedForGood(let reply) = answer { try await takeBounce.refused(leased, reply: reply) }
                try await outbox.finish(leased, plan)
            }.value
            meters.letters.count(leased.stored.kind, plan.end)
            logger.info(
                "letter \(plan.name)", metadata: ["letter": id, "kind": .string(leased.stored.kind.rawValue)])
        } catch {
            // The lease ends by itself, and the letter is tried again.
            logger.warning("letter left", metadata: ["letter": id, "reason": .string(String(describing: error))])
        }
    }

    /// The letter with its relay; nil when it waits or ends without one.
    private func outgoing(_ leased: LeasedLetter) async throws -> (outgoing: OutgoingLetter, relay: MailRelay)? {
        guard let tenant = try await tenants.tenant(leased.tenant) else {
            try await outbox.finish(leased, .drop(reply: "the tenant is gone"))
            meters.letters.count(leased.stored.kind, .dropped)
            return nil
        }
        guard tenant.status == .active else {
            try await outbox.postpone(leased, seconds: 600, reason: "the tenant is suspended")
            return nil
        }
        // A rule holds it, and lets it go when it is lifted before the invitation ends.
        guard leased.stored.kind != .invitation || tenant.admits(leased.stored.recipient.domain, at: .redemption) else {
            try await outbox.postpone(leased, seconds: 600, reason: "the domain policy stops it")
            return nil
        }
        guard try await isWithinLimits(leased, tenant) else { return nil }
        let letter: Letter
        do { letter = try sealer.open(leased) } catch {
            try await outbox.finish(leased, .park(reply: "the letter cannot be opened: \(error)"))
            meters.letters.count(leased.stored.kind, .failed)
            return nil
        }
        var branding = tenant.branding
        if branding.logo != nil { branding.logo = try await tenants.logo(of: tenant.id) }
        var outgoing = OutgoingLetter(
            letter: letter, recipient: leased.stored.recipient, copies: leased.copies, language: leased.language,
            branding: branding, messageID: leased.stored.messageID, date: leased.stored.createdAt,
            sender: tenant.senderAddress ?? mail.sender, senderName: tenant.senderName ?? tenant.name,
            replyTo: tenant.contact)
        // What is about several tenants none of them carries.
        guard leased.stored.kind != .tenantDiscovery else {
            outgoing.sender = mail.sender
            return (outgoing, mail.relay)
        }
        let relay = try await relay(of: tenant)
        outgoing.returnPath = relay.bounces.flatMap { EmailAddress(stored: $0) }.flatMap {
            ReturnPath(leased.stored.id, of: tenant.id).address(at: $0, by: vault)
        }
        return (outgoing, relay)
    }

    /// Counted at the first try only. Above a mailbox's or a tenant's limit a letter waits, and nobody is told whose letters filled it.
    private func isWithinLimits(_ leased: LeasedLetter, _ tenant: Tenant) async throws -> Bool {
        guard leased.stored.tries <= 1 else { return true }
        let isAdmitted = try await outbox.admitsToday(
            leased.stored.recipient, of: tenant.id, perMailbox: limits.lettersPerMailboxDay, perTenant: tenant.dailyLetters)
        guard isAdmitted else {
            try await outbox.postpone(leased, seconds: 1800, reason: "waiting for the day's limit")
            return false
        }
        return true
    }

    private func relay(of tenant: Tenant) async throws -> MailRelay {
        guard tenant.hasOwnRelay, let sealed = try await tenants.sealedRelay(of: tenant.id) else { return mail.relay }
        let text = try vault.open(sealed, for: .relay, context: tenant.id.description)
        var relay = try JSONDecoder().decode(MailRelay.self, from: Data(text))
        relay.isTenants = true
        return relay
    }
}

extension DeliveryPlan {
    var name: String {
        switch self {
        case .sent: "sent"
        case .tryAgain: "will be tried again"
        case .park: "parked"
        case .drop: "dropped"
        }
    }

    var end: ProductMeters.LetterEnd {
        switch self {
        case .sent: .sent
        case .tryAgain: .retried
        case .park: .failed
        case .drop: .dropped
        }
    }
}
