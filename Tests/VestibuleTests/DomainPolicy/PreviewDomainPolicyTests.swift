import Foundation
import Testing

@testable import Vestibule

@Suite("The impact of a domain policy") struct PreviewDomainPolicyTests {
    /// Guests in memory, in the order that the database has.
    private struct Census: DomainCensus {
        var people: [PolicedGuest] = []

        init(_ guests: [(String, Guest.State)]) throws {
            people = try guests.enumerated().map { index, guest in
                let address = try EmailAddress(guest.0)
                var bytes = [UInt8](repeating: 0, count: 16)
                (bytes[14], bytes[15]) = (UInt8((index + 1) / 256), UInt8((index + 1) % 256))
                return PolicedGuest(
                    place: GuestByDomain(domain: address.domain.backwards, guest: try #require(Guest.ID(bytes: bytes))),
                    address: address, displayName: "Guest", state: guest.1, invitation: nil)
            }.sorted { ($0.place.domain, $0.place.guest.description) < ($1.place.domain, $1.place.guest.description) }
        }

        func domains(in span: DomainSpan, of tenant: Tenant.ID, limit: Int) async throws -> [String] {
            let all = Set(people.map(\.place.domain)).filter { $0 >= span.lower && $0 < span.upper }
            return Array(all.sorted().prefix(limit))
        }

        func counts(of parts: [DomainPart], tenant: Tenant.ID) async throws -> [DomainPart: (guests: Int, invitations: Int)] {
            Dictionary(grouping: people) { DomainPart(domain: $0.place.domain, state: $0.state) }
                .filter { parts.contains($0.key) }
                .mapValues { ($0.count, $0.first?.state == .pendingAcceptance ? $0.count : 0) }
        }

        func guests(
            in parts: [DomainPart], tenant: Tenant.ID, after cursor: GuestByDomain, limit: Int
        ) async throws -> [PolicedGuest] {
            Array(
                people.filter { guest in
                    parts.contains(DomainPart(domain: guest.place.domain, state: guest.state))
                        && (guest.place.domain, guest.place.guest.description) > (cursor.domain, cursor.guest.description)
                }.prefix(limit))
        }
    }

    private func rule(_ effect: DomainRule.Effect, _ pattern: String) throws -> DomainRule {
        try #require(DomainRule(effect, pattern))
    }

    private static let guests: [(String, Guest.State)] = [
        ("ana@evil.test", .accepted), ("ben@evil.test", .pendingAcceptance), ("cleo@x.evil.test", .accepted),
        ("dora@good.example", .accepted), ("eva@good.example", .pendingAcceptance), ("fay@old.example", .accepted),
    ]

    @Test("counts and names whom it would stop and let in, by the step that each takes next")
    func effects() async throws {
        var tenant = try Tenant.sample(rules: [try rule(.block, "old.example")])
        tenant.domainPolicy.version = 1
        let preview = PreviewDomainPolicy(census: try Census(Self.guests))
        let new = [try rule(.block, "*.evil.test")]
        let all = try await preview(NewDomainPolicy(new), in: tenant, limit: 10)
        #expect(all.stopped == .init(domains: 2, acceptedGuests: 2, pendingGuests: 1, pendingInvitations: 1))
        #expect(all.admitted == .init(domains: 1, acceptedGuests: 1) && all.isComplete && all.next == nil)
        #expect(
            Set(all.guests.map { "\($0.guest.address.text) \($0.effect)" }) == [
                "ana@evil.test stopped", "ben@evil.test stopped", "cleo@x.evil.test stopped", "fay@old.example admitted",
            ])
        #expect(all.guests.allSatisfy { ($0.effect == .stopped) == $0.verdict.sentence.contains("block *.evil.test") })
        let pending = try await preview(NewDomainPolicy(new, reach: .pendingInvitations), in: tenant, limit: 10)
        #expect(pending.stopped == .init(domains: 1, pendingGuests: 1, pendingInvitations: 1) && pending.admitted == .init())
        let later = try await preview(NewDomainPolicy(new, reach: .newInvitations), in: tenant, limit: 10)
        #expect(later.stopped == .init() && later.guests.isEmpty)
    }

    @Test("of a list of the allowed is everybody else")
    func allowed() async throws {
        let preview = PreviewDomainPolicy(census: try Census(Self.guests))
        let impact = try await preview(NewDomainPolicy([try rule(.allow, "good.example")]), in: try .sample(), limit: 10)
        #expect(impact.stopped == .init(domains: 3, acceptedGuests: 3, pendingGuests: 1, pendingInvitations: 1))
    }

    @Test("comes in pages that hold everybody once, and counts on the first")
    func pages() async throws {
        let many = (0..<23).map { ("g\($0)@d\($0 % 5).evil.test", $0 % 3 == 0 ? Guest.State.pendingAcceptance : .accepted) }
        let preview = PreviewDomainPolicy(census: try Census(many))
        let new = NewDomainPolicy([try rule(.block, "*.evil.test")])
        var (seen, cursor): ([String], GuestByDomain?) = ([], nil)
        for page in 0..<10 {
            let impact = try await preview(new, in: try .sample(), after: cursor, limit: 4)
            #expect(impact.guests.count <= 4 && (impact.stopped.domains == 5) == (page == 0))
            seen += impact.guests.map(\.guest.address.text)
            cursor = impact.next
            if cursor == nil { break }
        }
        #expect(seen.count == 23 && Set(seen) == Set(many.map(\.0)))
    }

    @Test("says where it did not look at every domain")
    func bound() async throws {
        /// As many domains as are asked for.
        struct Endless: DomainCensus {
            func domains(in span: DomainSpan, of tenant: Tenant.ID, limit: Int) async throws -> [String] {
                (0..<limit).map { _ in "tset.a" }
            }

            func counts(of parts: [DomainPart], tenant: Tenant.ID) async throws -> [DomainPart: (guests: Int, invitations: Int)] {
                [:]
            }

            func guests(
                in parts: [DomainPart], tenant: Tenant.ID, after cursor: GuestByDomain, limit: Int
            ) async throws -> [PolicedGuest] { [] }
        }
        let impact = try await PreviewDomainPolicy(census: Endless())(
            NewDomainPolicy([try rule(.allow, "a.test")]), in: try .sample(), limit: 5)
        #expect(!impact.isComplete)
    }
}

@Suite("Applying a domain policy") struct ApplyDomainPolicyTests {
    @Test("ends what the rules of each step stop, and passes over the rest of a domain that is let in")
    func step() throws {
        let block = [try #require(DomainRule(.block, "*.evil.test"))]
        var task = DomainPolicyTask(
            tenant: Surroundings.sample().newID(), version: 2, place: .beforeFirst, guestRules: block, pendingRules: [])
        func guest(_ domain: String, _ state: Guest.State) -> CountedGuest {
            CountedGuest(place: GuestByDomain(domain: domain, guest: Surroundings.sample().newID()), state: state)
        }
        let evil = [guest("tset.live.x", .accepted), guest("tset.live.x", .pendingAcceptance)]
        let good = guest("tset.doog", .accepted)
        let step = ApplyDomainPolicy.step(task, [good] + evil)
        #expect(step.guests == [evil[0].place.guest] && step.pending == [] && step.isLast && step.place == evil[1].place)
        task.pendingRules = block
        #expect(ApplyDomainPolicy.step(task, [good] + evil).pending == [evil[1].place.guest])
        #expect(ApplyDomainPolicy.step(task, [good]).place == GuestByDomain(domain: "tset.doog", guest: .greatest))
        #expect(ApplyDomainPolicy.step(task, []).place == task.place)
        #expect(!ApplyDomainPolicy.step(task, Array(repeating: good, count: 1000)).isLast)
    }
}
