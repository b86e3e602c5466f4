/// Says whom a change of the domain policy would stop or let in, without changing anything.
///
/// It asks for domains, never for all guests: those that a changed rule speaks of, or, where the change may concern any, the tenant's distinct ones
/// up to a bound. Guests are counted and listed only in domains that would be judged otherwise.
package struct PreviewDomainPolicy: Sendable {
    private let census: any DomainCensus

    package init(census: any DomainCensus) { self.census = census }

    /// How many domains one preview looks at.
    package static let most = 20_000
    private static let chunk = 1000

    /// - Parameters:
    ///   - new: The list wished for, and how far it would reach.
    ///   - cursor: Where the page begins; the first page counts too.
    package func callAsFunction(
        _ new: NewDomainPolicy, in tenant: Tenant, after cursor: GuestByDomain? = nil, limit: Int
    ) async throws -> DomainPolicyImpact {
        let stages = [DomainPolicyStage.redemption, .signIn].filter { new.reach >= $0.reach }
        let spans = DomainSpan.joined(
            stages.flatMap { DomainSpan.changed(from: tenant.domainRules(at: $0), to: new.rules) })
        let start = cursor ?? .beforeFirst
        var impact = DomainPolicyImpact()
        var looked = 0
        for var span in spans where start.domain.utf8.lexicographicallyPrecedes(span.upper.utf8) {
            if span.lower.utf8.lexicographicallyPrecedes(start.domain.utf8) { span.lower = start.domain }
            while true {
                guard looked < Self.most else {
                    impact.isComplete = false
                    return impact
                }
                let domains = try await census.domains(in: span, of: tenant.id, limit: Self.chunk)
                looked += domains.count
                let parts = Self.parts(domains, new, stages, tenant)
                if cursor == nil { try await count(parts, of: tenant.id, into: &impact) }
                if impact.next == nil { try await list(parts, new, of: tenant.id, after: start, limit: limit, into: &impact) }
                // A page that is full needs no more, unless there is still to count.
                if impact.next != nil, cursor != nil { return impact }
                guard domains.count == Self.chunk, let last = domains.last else { break }
                span.lower = last + "\u{1}"
            }
        }
        return impact
    }

    /// A part of a domain's guests, and what would become of them.
    private typealias Changed = (part: DomainPart, effect: DomainPolicyImpact.Effect)

    private static func parts(
        _ domains: [String], _ new: NewDomainPolicy, _ stages: [DomainPolicyStage], _ tenant: Tenant
    ) -> [Changed] {
        domains.flatMap { domain in
            // What is no domain has no guests that came by the one parser.
            guard let name = DomainName(backwards: domain) else { return [Changed]() }
            let isAllowed = domainVerdict(on: name, rules: new.rules).isAllowed
            return Guest.State.allCases.filter { stages.contains($0.stage) && tenant.admits(name, at: $0.stage) != isAllowed }
                .map { (DomainPart(domain: domain, state: $0), isAllowed ? .admitted : .stopped) }
        }
    }

    private func count(_ parts: [Changed], of tenant: Tenant.ID, into impact: inout DomainPolicyImpact) async throws {
        guard !parts.isEmpty else { return }
        let counts = try await census.counts(of: parts.map(\.part), tenant: tenant)
        for effect in [DomainPolicyImpact.Effect.stopped, .admitted] {
            let ours = parts.filter { $0.effect == effect }
            impact[effect].domains += Set(ours.map(\.part).filter { counts[$0] != nil }.map(\.domain)).count
            for (part, _) in ours {
                guard let count = counts[part] else { continue }
                if part.state == .accepted {
                    impact[effect].acceptedGuests += count.guests
                } else {
                    impact[effect].pendingGuests += count.guests
                    impact[effect].pendingInvitations += count.invitations
                }
            }
        }
    }

    private func list(
        _ parts: [Changed], _ new: NewDomainPolicy, of tenant: Tenant.ID, after cursor: GuestByDomain, limit: Int,
        into impact: inout DomainPolicyImpact
    ) async throws {
        let effects = Dictionary(uniqueKeysWithValues: parts.map { ($0.part, $0.effect) })
        // Few at a time: each may hold a page.
        for start in stride(from: 0, to: parts.count, by: 50) {
            let some = parts[start..<min(start + 50, parts.count)].map(\.part)
            let found = try await census.guests(in: some, tenant: tenant, after: cursor, limit: limit - impact.guests.count + 1)
            for guest in found {
                guard impact.guests.count < limit else {
                    impact.next = impact.guests.last?.guest.place ?? cursor
                    return
                }
                guard let name = DomainName(backwards: guest.place.domain),
                    let effect = effects[DomainPart(domain: guest.place.domain, state: guest.state)]
                else { continue }
                impact.guests.append(
                    .init(guest: guest, effect: effect, verdict: domainVerdict(on: name, rules: new.rules)))
            }
        }
    }
}

/// A tenant's guests by their domains.
package protocol DomainCensus: Sendable {
    /// Distinct domains, backwards, in order. What a deleted guest's was does not count.
    func domains(in span: DomainSpan, of tenant: Tenant.ID, limit: Int) async throws -> [String]
    /// How many guests there are, and how many of them have an invitation whose link is not over.
    func counts(of parts: [DomainPart], tenant: Tenant.ID) async throws -> [DomainPart: (guests: Int, invitations: Int)]
    /// In the order of their domains, behind `cursor`.
    func guests(
        in parts: [DomainPart], tenant: Tenant.ID, after cursor: GuestByDomain, limit: Int
    ) async throws -> [PolicedGuest]
}
