import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Changing an invitation") struct ChangeInvitationTests {
    enum Change: String, CaseIterable { case revoke, resend, renew, extend, unfreeze }

    /// What each change does to an invitation of each standing: nil where it is done, else the standing it is refused with.
    static let table: [(Invitation.Standing, Change, refusal: Invitation.Standing?)] = [
        (.pending, .revoke, nil), (.pending, .resend, nil), (.pending, .extend, nil), (.pending, .unfreeze, .pending),
        (.redeemed, .revoke, .redeemed), (.redeemed, .resend, .redeemed), (.redeemed, .extend, .redeemed),
        (.redeemed, .unfreeze, .redeemed), (.redeemed, .renew, .redeemed),
        (.revoked, .revoke, .revoked), (.revoked, .resend, .revoked), (.revoked, .extend, .revoked),
        (.revoked, .unfreeze, .revoked), (.revoked, .renew, .revoked),
        (.frozen, .revoke, nil), (.frozen, .resend, .frozen), (.frozen, .extend, nil), (.frozen, .unfreeze, nil),
        (.frozen, .renew, .frozen),
        (.superseded, .revoke, nil), (.superseded, .resend, .superseded), (.superseded, .extend, .superseded),
        (.superseded, .unfreeze, .superseded), (.superseded, .renew, .superseded),
        (.expired, .revoke, nil), (.expired, .resend, .expired), (.expired, .extend, nil),
        (.expired, .unfreeze, .expired),
        (.expired, .renew, nil),
    ]

    @Test("is done or refused by where it stands, and leaves an event only when done", arguments: table.indices)
    func byStanding(_ index: Int) async throws {
        let (standing, change, refusal) = Self.table[index]
        try await withHouse { house in
            let invited = try await Self.invitation(standing, in: house)
            let before = try await house.db.count("audit_events")
            let outcome = try await Self.apply(change, to: invited.invitation.id, in: house)
            let after = try await house.db.count("audit_events")
            switch (outcome, refusal) {
            case (.changed(let invitation), nil):
                #expect(after == before + 1)
                switch change {
                case .revoke: #expect(invitation.standing(at: Date()) == .revoked)
                case .resend, .renew, .unfreeze: #expect(invitation.standing(at: Date()) == .pending)
                case .extend: #expect(invitation.expiresAt > Date(timeIntervalSinceNow: 86_400 * 9))
                }
            case (.notPending(let said), let refusal?):
                #expect(said == refusal)
                #expect(after == before)
            default: Issue.record("\(standing) \(change): \(outcome)")
            }
        }
    }

    @Test("of another tenant finds nothing", arguments: Change.allCases)
    func foreign(_ change: Change) async throws {
        try await withDatabase { db in
            let contoso = try await House.open(on: db)
            let fabrikam = try await House.open(on: db, try .sample(name: "Fabrikam"))
            let invited = try await contoso.invite()
            let outcome = try await Self.apply(change, to: invited.invitation.id, in: fabrikam)
            guard case .notFound = outcome else { throw Unexpected(what: "\(outcome)") }
        }
    }

    @Test("by a new link kills the older one at once")
    func newLink() async throws {
        try await withHouse { house in
            let invited = try await house.invite(sendsLetter: true)
            _ = try await Self.apply(.resend, to: invited.invitation.id, in: house)
            #expect(try await house.db.invitations.invitation(openedBy: invited.link)?.linkIsCurrent == false)
            #expect(try await house.begin(invited).outcome == .linkReplaced)
        }
    }

    @Test("by more than five letters a day is refused, and says when")
    func tooMany() async throws {
        try await withHouse { house in
            let invited = try await house.invite(sendsLetter: true)
            for _ in 0..<4 { _ = try await Self.apply(.resend, to: invited.invitation.id, in: house) }
            let outcome = try await Self.apply(.resend, to: invited.invitation.id, in: house)
            guard case .tooMany(let seconds) = outcome else { throw Unexpected(what: "\(outcome)") }
            #expect((1...86_400).contains(seconds))
            #expect(try await house.db.count("letters") == 5)
        }
    }

    @Test("is told by the database's clock, though ours is an hour behind")
    func clocks() async throws {
        try await withHouse { house in
            let invited = try await Self.invitation(.expired, in: house)
            house.db.clock.hold(Date(timeIntervalSinceNow: -3600))
            let outcome = try await Self.apply(.resend, to: invited.invitation.id, in: house)
            guard case .notPending(.expired) = outcome else { throw Unexpected(what: "\(outcome)") }
            #expect(try await house.begin(invited).outcome == .refused(.expired))
        }
    }

    static func invitation(_ standing: Invitation.Standing, in house: House) async throws -> House.Invited {
        switch standing {
        case .pending: return try await house.invite()
        case .redeemed: return try await house.redeem().0
        case .superseded:
            let older = try await house.invite()
            _ = try await house.invite()
            return older
        case .revoked, .frozen, .expired:
            let invited = try await house.invite()
            let past = "now() - interval '1 minute'"
            let column =
                switch standing {
                case .revoked: "revoked_at"
                case .frozen: "frozen_at"
                default: "expires_at"
                }
            try await house.db.run("update invitations set \(unescaped: column) = \(unescaped: past)")
            return invited
        }
    }

    static func apply(_ change: Change, to id: Invitation.ID, in house: House) async throws -> ChangeInvitationOutcome {
        let store = house.db.invitations
        let end = Date(timeIntervalSinceNow: 86_400 * 10)
        switch change {
        case .revoke: return try await store.revoke(id, of: house.id, by: .system)
        case .extend: return try await store.extend(id, of: house.id, until: end, by: .system)
        case .unfreeze: return try await store.unfreeze(id, of: house.id, by: .system)
        case .resend, .renew:
            let link = NewLink(
                digest: TokenDigest(of: "newer \(UUID())"),
                letter: .sample(to: try EmailAddress("ana@fabrikam.example")),
                expiresAt: change == .renew ? end : nil)
            return try await store.resend(id, of: house.id, with: link, by: .system)
        }
    }
}
