import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Bringing guests from another directory") struct ImportStoreTests {
    private static func page(_ people: [(id: Int, extra: String)]) throws -> EntraPage {
        let users = people.map { id, extra in
            """
            {"id":"00000000-0000-4000-8000-\(String(1_000_000 + id))00000","displayName":"Guest \(id)","mail":"g\(id)@fabrikam.example",
             "userType":"Guest","externalUserState":"Accepted","accountEnabled":true,"createdDateTime":"2020-01-02T03:04:05Z",
             "companyName":"Fabrikam"\(extra)}
            """
        }
        return try EntraPage(Array("[\(users.joined(separator: ","))]".utf8))
    }

    @Test("makes them once, as they are there, and a second time nothing")
    func twice() async throws {
        try await withHouse { house in
            let page = try Self.page([
                (1, #","sponsors":[{"mail":"boss@contoso.example"}]"#), (2, ""),
            ])
            for (outcome, isDry) in [(ImportGuests.Outcome.new, true), (.new, false), (.same, true), (.same, false)] {
                let events = try await house.db.count("audit_events")
                let findings = try await house.importGuests(page, to: try await house.settings(), isDry: isDry)
                #expect(findings.map(\.outcome) == [outcome, outcome])
                let added = try await house.db.count("audit_events") - events
                #expect(added == (outcome == .new && !isDry ? 2 : 0))
            }
            let guest = try #require(
                try await house.db.guests.guest(withAddress: try EmailAddress("g1@fabrikam.example"), of: house.id))
            #expect(guest.state == .accepted && guest.isEnabled && guest.displayName == "Guest 1" && guest.door == .passcode)
            #expect(guest.createdAt == Date(timeIntervalSince1970: 1_577_934_245))
            #expect(guest.profile?[.companyName] == "Fabrikam")
            #expect(
                try await house.db.guests.sponsors(of: guest.id, tenant: house.id)?.map(\.address.text) == ["boss@contoso.example"])
            #expect(try await house.db.count("guests", where: "identity_issuer is not null or company is null") == 0)
        }
    }

    @Test("gives who accepted there the tenant's usual end, and who did not none")
    func ends() async throws {
        try await withHouse { house in
            try await house.db.run("update tenants set guest_access_days = 30")
            let pending = try EntraPage(
                Array(
                    """
                    [{"id":"00000000-0000-4000-8000-000000000009","mail":"p@fabrikam.example","userType":"Guest","accountEnabled":true,
                      "externalUserState":"PendingAcceptance","createdDateTime":"2020-01-02T03:04:05Z"}]
                    """.utf8))
            for page in [try Self.page([(1, "")]), pending] {
                _ = try await house.importGuests(page, to: try await house.settings(), isDry: false)
            }
            #expect(
                try await house.db.count(
                    "guests",
                    where: "state = 'Accepted' and access_ends_at between now() + interval '29 days' and now() + interval '31 days'"
                )
                    == 1)
            #expect(try await house.db.count("guests", where: "state = 'PendingAcceptance' and access_ends_at is null") == 1)
        }
    }

    @Test("changes what changed there, and keeps what changed here")
    func changes() async throws {
        try await withHouse { house in
            let tenant = try await house.settings()
            _ = try await house.importGuests(try Self.page([(1, "")]), to: tenant, isDry: false)
            let address = try EmailAddress("g1@fabrikam.example")
            let guest = try #require(try await house.db.guests.guest(withAddress: address, of: house.id))
            var ours = GuestChange()
            ours.displayName = "Ours"
            _ = try await house.db.guests.change(guest.id, of: house.id, ours, ifOneOf: nil, by: .system)
            let later = try Self.page([(1, #","jobTitle":"Boss""#)])
            #expect(try await house.importGuests(later, to: tenant, isDry: false).map(\.outcome) == [.changed])
            #expect(try await house.importGuests(later, to: tenant, isDry: false).map(\.outcome) == [.same])
            let changed = try #require(try await house.db.guests.guest(guest.id, of: house.id))
            #expect(changed.displayName == "Ours" && changed.profile?[.jobTitle] == "Boss")
            _ = try await house.db.guests.delete(guest.id, of: house.id, by: .system)
            let refused = try await house.importGuests(later, to: tenant, isDry: false)
            #expect(refused.map(\.outcome) == [.refused(ImportRefusal.deleted.sentence)])
            #expect(try await house.db.count("guests") == 1)
        }
    }

    @Test("finds who is a guest here already, blocks and fills in, and lets nobody in")
    func joining() async throws {
        try await withHouse { house in
            let tenant = try await house.settings()
            let invited = try await house.invite("g1@fabrikam.example")
            let findings = try await house.importGuests(
                try EntraPage(Array(String(decoding: try Self.json(1), as: UTF8.self).utf8)), to: tenant, isDry: false)
            #expect(findings.map(\.outcome) == [.changed])
            let guest = try #require(try await house.db.guests.guest(invited.invitation.guest, of: house.id))
            #expect(guest.state == .pendingAcceptance && !guest.isEnabled && guest.profile?[.companyName] == "Fabrikam")
            #expect(try await house.db.count("guests") == 1)
        }
    }

    private static func json(_ id: Int) throws -> [UInt8] {
        Array(
            """
            [{"id":"x\(id)","displayName":"Guest","mail":"G\(id)@fabrikam.example","userType":"Guest","externalUserState":"Accepted",
              "accountEnabled":false,"createdDateTime":"2020-01-02T03:04:05Z","companyName":"Fabrikam"}]
            """.utf8)
    }

    @Test("invites who waits, once")
    func inviting() async throws {
        try await withHouse { house in
            let tenant = try await house.settings()
            let pending = #","externalUserState":"PendingAcceptance""#
            let users = try Self.page([(1, "")])
            let waiting = try EntraPage(
                Array(
                    """
                    [{"id":"w","mail":"w@fabrikam.example","userType":"Guest","accountEnabled":true,"createdDateTime":"2020-01-02T03:04:05Z"\(pending)},
                     {"id":"b","mail":"b@fabrikam.example","userType":"Guest","accountEnabled":false,"createdDateTime":"2020-01-02T03:04:05Z"\(pending)}]
                    """.utf8))
            for page in [users, waiting] { _ = try await house.importGuests(page, to: tenant, isDry: false) }
            let jobs = try await house.importGuests.invite(by: house.application, to: "https://app.contoso.example/start")
            #expect(jobs.map(\.total) == [1])
            #expect(try await house.importGuests.invite(by: house.application, to: "https://app.contoso.example/start").isEmpty)
            let turn = try #require(try await house.bulk.claim(limit: 9, lease: 60))
            #expect(turn.actor == .system && turn.lines.map(\.wish?.request.address) == ["w@fabrikam.example"])
            #expect(turn.lines[0].wish?.request.sendsLetter == true)
            // Let in there meanwhile: let in here.
            let accepted = try EntraPage(
                Array(
                    #"[{"id":"w","mail":"w@fabrikam.example","userType":"Guest","accountEnabled":true,"createdDateTime":"2020-01-02T03:04:05Z","externalUserState":"Accepted"}]"#
                        .utf8))
            #expect(try await house.importGuests(accepted, to: tenant, isDry: false).map(\.outcome) == [.changed])
            #expect(try await house.db.count("guests", where: "state = 'Accepted'") == 2)
        }
    }

    @Test("refuses the second of two with one address, and knows no other tenant's")
    func clashes() async throws {
        try await withDatabase { db in
            let (contoso, fabrikam) = (try await House.open(on: db), try await House.open(on: db, try .sample(name: "Fabrikam")))
            let first = String(decoding: try Self.json(1), as: UTF8.self)
            let two = try EntraPage(Array("\(first.dropLast()),\(first.replacing("x1", with: "y1").dropFirst())".utf8))
            let findings = try await contoso.importGuests(two, to: try await contoso.settings(), isDry: false)
            #expect(
                findings.count { $0.outcome == .new } == 1
                    && findings.count { $0.outcome == .refused(ImportRefusal.alreadyAnothers.sentence) } == 1)
            let theirs = try await fabrikam.importGuests(
                try EntraPage(try Self.json(1)), to: try await fabrikam.settings(), isDry: false)
            #expect(theirs.map(\.outcome) == [.new])
            await #expect(throws: ImportRefusal.alreadyAnothers) {
                let said = try #require(try EntraPage(try Self.json(1)).users[0].get().guest())
                try await fabrikam.imports.create(
                    MigratedDatabase.newID(), said, at: try EmailAddress("new@fabrikam.example"), of: fabrikam.id)
            }
        }
    }
}

extension House {
    var imports: PostgresImportStore { PostgresImportStore(db.database, surroundings: db.surroundings) }
    var importGuests: ImportGuests { ImportGuests(store: imports, guests: db.guests, surroundings: db.surroundings) }
}
