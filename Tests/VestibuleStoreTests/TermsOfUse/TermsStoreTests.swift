import Foundation
import Postgres
import Testing
import Vestibule
import VestibuleStore

@Suite("Terms of use in the store")
struct TermsStoreTests {
    @Test("are accepted by a person: whoever comes by a newer invitation to the guest is asked anew") func anotherPerson()
        async throws
    {
        try await withHouse { house in
            let terms = try await house.addTerms()
            let session = try await house.signedIn()
            #expect(try await house.accept(terms, by: session) == .accepted)
            #expect(try await house.acceptedTerms(of: session.guest.id) == [terms.id])
            try await house.db.run("update invitations set redeemed_at = now() + interval '1 second'")
            #expect(try await house.acceptedTerms(of: session.guest.id) == [])
        }
    }

    @Test("are accepted once, by whoever presses how often, with one receipt and one event")
    func once() async throws {
        try await withHouse(connections: 8) { house in
            let terms = try await house.addTerms()
            let session = try await house.signedIn()
            try await withThrowingTaskGroup(of: AcceptTermsOutcome.self) { group in
                for _ in 1...20 { group.addTask { try await house.accept(terms, by: session) } }
                for try await outcome in group { #expect(outcome == .accepted) }
            }
            #expect(try await house.db.count("terms_acceptances") == 1)
            #expect(try await house.db.count("letters", where: "kind = 'termsAccepted'") == 1)
            #expect(
                try await house.db.count("audit_events", where: "activity = 'termsAccepted' and details ->> 'version' = '1'") == 1)
            #expect(try await house.acceptedTerms(of: session.guest.id) == [terms.id])
            let listed = try await house.terms.acceptances(of: terms.id, tenant: house.id, after: nil, limit: 10)
            #expect(listed.map(\.guest) == [session.guest.id] && listed.first?.language == "en")
        }
    }

    @Test("count until a major version comes, or as long as they are given for")
    func versions() async throws {
        try await withHouse { house in
            var terms = try await house.addTerms()
            let session = try await house.signedIn()
            _ = try await house.accept(terms, by: session)
            // A minor version changes what is read, and asks nobody.
            terms.version = 2
            try await house.change(.changeTerms(terms, texts: [.sample("Better said.")]))
            #expect(try await house.acceptedTerms(of: session.guest.id) == [terms.id])
            #expect(try await house.terms.texts(of: terms.id, tenant: house.id).map(\.markdown) == ["Better said."])
            terms.version = 3
            terms.countsSince = 3
            try await house.change(.changeTerms(terms, texts: [.sample("Otherwise.")]))
            #expect(try await house.acceptedTerms(of: session.guest.id) == [])
            var shown = terms
            shown.version = 2
            #expect(try await house.accept(shown, by: session) == .changed)
            #expect(try await house.accept(terms, by: session) == .accepted)
            #expect(try await house.acceptedTerms(of: session.guest.id) == [terms.id])
            terms.reacceptDays = 30
            try await house.change(.changeTerms(terms, texts: []))
            #expect(try await house.acceptedTerms(of: session.guest.id) == [terms.id])
            try await house.db.run("update terms_acceptances set accepted_at = now() - interval '31 days'")
            #expect(try await house.acceptedTerms(of: session.guest.id) == [])
            #expect(try await house.accept(terms, by: session) == .accepted)
            #expect(try await house.acceptedTerms(of: session.guest.id) == [terms.id])
            #expect(try await house.db.count("terms_texts") == 3)
        }
    }

    @Test("are accepted by nobody whose session is over, and not of another tenant")
    func over() async throws {
        try await withHouse { house in
            let terms = try await house.addTerms()
            let session = try await house.signedIn()
            var elsewhere = session
            elsewhere.tenant = MigratedDatabase.newID()
            #expect(try await house.accept(terms, by: elsewhere) == .over)
            try await house.db.run("update sessions set ended_at = now()")
            #expect(try await house.accept(terms, by: session) == .over)
            #expect(try await house.db.count("terms_acceptances") == 0)
            #expect(try await house.db.count("letters", where: "kind = 'termsAccepted'") == 0)
        }
    }
}

extension House {
    var terms: PostgresTermsStore { PostgresTermsStore(db.database, surroundings: db.surroundings) }

    func addTerms() async throws -> TermsOfUse {
        let terms = TermsOfUse(
            id: MigratedDatabase.newID(), displayName: "Guests", isViewingRequired: false, reacceptDays: nil,
            createdAt: Date(timeIntervalSince1970: 1_800_000_000))
        try await change(.addTerms(terms, [.sample("Be kind.")]))
        return terms
    }

    func change(_ change: ConditionalAccessChange) async throws {
        let (_, revision) = try #require(try await policies.freshConditionalAccess(of: id))
        #expect(try await policies.change(id, change, ifRevision: revision, by: .system))
    }

    func signedIn(as address: String = "ana@fabrikam.example") async throws -> Session {
        let (_, credential, _) = try await redeem(address)
        return try #require(try await db.sessions.session(credential))
    }

    func accept(_ terms: TermsOfUse, by session: Session) async throws -> AcceptTermsOutcome {
        try await self.terms.accept(
            terms.id, version: terms.version, in: "en", by: session, network: "203.0.113.7",
            receipt: .sample(.termsAccepted, to: session.guest.address))
    }

    func acceptedTerms(of guest: Guest.ID) async throws -> Set<TermsOfUse.ID>? {
        try await policies.facts(about: [guest], of: id)[guest]?.acceptedTerms
    }

    /// Each statement once.
    func termsCalls() async throws {
        let made = try await addTerms()
        let session = try await signedIn(as: "terms@fabrikam.example")
        _ = try await accept(made, by: session)
        try await terms.decline(made.id, by: session)
        _ = try await terms.acceptances(of: made.id, tenant: id, after: nil, limit: 10)
        _ = try await terms.texts(of: made.id, tenant: id)
        try await change(.changeTerms(made, texts: []))
        try await change(.removeTerms(made.id))
    }
}

extension TermsText {
    fileprivate static func sample(_ markdown: String) -> TermsText {
        TermsText(language: "en", fileName: "terms.md", isDefault: true, markdown: markdown)
    }
}
