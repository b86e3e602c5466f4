import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A guest who hands over") struct HandOverTests {
    private static let bo = "bo@fabrikam.example"

    @Test(
        "is followed by a colleague with the same roles, sponsors and end; what the guest held is dead, the guest is told, and it can be undone"
    )
    func approved() async throws {
        try await withHouse { house in
            let (reader, boss) = (try await house.role("Reader"), try EmailAddress("boss@contoso.example"))
            let (invited, session, _) = try await house.redeem()
            let ana = invited.invitation.guest
            _ = try await house.db.appRoles.assign(reader, to: ana, of: house.id, by: .system)
            _ = try await house.db.appRoles.assign(
                WantedRole(.defaultAccess, of: house.application.id), to: ana, of: house.id, by: .system)
            try await house.db.guests.add(.address(boss), to: ana, of: house.id, by: .system)
            try await house.end(ana, in: "40 days")
            _ = try await house.wishForNewLink(invited)
            let asked = try await house.ask(ana, for: Self.bo)
            #expect(asked.handOver.standing == .pendingApproval && asked.handOver.sponsor == boss)
            #expect(
                try await house.db.count("letters", where: "kind = 'handOverAsked' and recipient = 'boss@contoso.example'") == 1)

            let bo = try #require(try await house.approve(asked).invitation?.guest)
            #expect(bo != ana)
            #expect(try await house.access(of: bo).roles == ["Reader"])
            #expect(try await house.db.count("app_role_assignments", where: "guest_id = '\(bo)'") == 2)
            #expect(try await house.db.guests.sponsors(of: bo, tenant: house.id)?.map(\.address) == [boss])
            let ends = try await house.db.guests.accessEnds(of: [bo], tenant: house.id)[bo]
            #expect(abs(try #require(ends).timeIntervalSinceNow - 40 * 86_400) < 60)
            // Nothing of who goes but what was said.
            #expect(try await house.db.guests.guest(bo, of: house.id)?.displayName == Self.bo)
            #expect(try await house.db.guests.guest(ana, of: house.id) == nil)
            #expect(try await house.db.sessions.session(session) == nil)
            #expect(try await house.db.count("sessions", where: "ended_at is null") == 0)
            #expect(try await house.db.count("sponsor_actions", where: "used_at is null") == 0)
            #expect(try await house.db.count("letters", where: "kind = 'handedOver' and recipient = 'ana@fabrikam.example'") == 1)
            #expect(try await house.db.count("letters", where: "kind = 'invitation' and recipient = '\(Self.bo)'") == 1)
            let now = try #require(try await house.handOvers.handOver(asked.handOver.id, of: ana, tenant: house.id))
            #expect(now.standing == .approved && now.successor == bo && now.invitation != nil && now.undoableUntil != nil)
            let events = try await house.events()
            for activity in ["handOverAsked", "handOverApproved", "guestReinvited"] {
                #expect(events.filter { $0 == activity }.count == 1, "\(activity)")
            }
            #expect(events.filter { $0 == "appRoleAssigned" }.count == 4)
            let ids = try await house.db.run("select event_id, at from audit_events").map {
                (try $0.decode("event_id", as: AuditEvent.ID.self), try $0.decode("at", as: Date.self))
            }
            #expect(ids.allSatisfy { abs($0.0.moment.timeIntervalSince($0.1)) < 60 })
            #expect(ids.allSatisfy { $0.0.description.dropFirst(14).first == "7" })

            #expect(try await house.undo(bo) == .undone(ana))
            #expect(try await house.access(of: ana).roles == ["Reader"])
            #expect(try await house.db.guests.guest(bo, of: house.id) == nil)
            #expect(try await house.db.sessions.session(session) == nil)
            let after = try #require(try await house.handOvers.handOver(asked.handOver.id, of: ana, tenant: house.id))
            #expect(after.standing == .approved && after.undoableUntil == nil)
        }
    }

    @Test("does not come back beside the colleague, and of a colleague who goes again no role stays")
    func back() async throws {
        try await withHouse { house in
            let reader = try await house.role("Reader")
            let ana = try await house.redeem().0.invitation.guest
            _ = try await house.db.appRoles.assign(reader, to: ana, of: house.id, by: .system)
            let bo = try #require(try await house.approve(try await house.ask(ana, for: Self.bo)).invitation?.guest)
            #expect(try await house.db.guests.restore(ana, of: house.id, by: .system) == .handedOver(to: bo))
            #expect(try await house.db.guests.guest(ana, of: house.id) == nil)

            #expect(try await house.undo(bo) == .undone(ana))
            guard case .restored = try await house.db.guests.restore(bo, of: house.id, by: .system) else {
                throw Unexpected(what: "Bo is not restored")
            }
            #expect(try await house.access(of: bo).roles.isEmpty)
            #expect(try await house.access(of: ana).roles == ["Reader"])
            // Undone, the hand-over stands in nobody's way.
            _ = try await house.db.guests.delete(ana, of: house.id, by: .system)
            guard case .restored = try await house.db.guests.restore(ana, of: house.id, by: .system) else {
                throw Unexpected(what: "Ana is not restored")
            }
        }
    }

    @Test("is answered for by whom the sponsor's letter went to, where no sponsor was added; and nobody answers for itself")
    func answering() async throws {
        try await withHouse { house in
            let ana = try await house.redeem().0.invitation.guest
            let asked = try await house.ask(ana, for: Self.bo)
            let bo = try #require(try await house.approve(asked).invitation?.guest)
            let sponsors = try await house.db.run("select address from guest_sponsors where guest_id = \(bo)")
            #expect(try sponsors.map { try $0.decode("address", as: EmailAddress.self) } == [asked.handOver.sponsor])

            let cy = try await house.redeem("cy@fabrikam.example").0.invitation.guest
            for sponsor in ["Dan@fabrikam.example", "boss@contoso.example"] {
                try await house.db.guests.add(.address(try EmailAddress(sponsor)), to: cy, of: house.id, by: .system)
            }
            let dan = try #require(try await house.approve(try await house.ask(cy, for: "dan@fabrikam.example")).invitation?.guest)
            #expect(
                try await house.db.guests.sponsors(of: dan, tenant: house.id)?.map(\.address.text) == ["boss@contoso.example"])
        }
    }

    @Test("of its own accord only while the tenant lets guests ask")
    func switchedOff() async throws {
        try await withHouse { house in
            let ana = try await house.redeem().0.invitation.guest
            let asked = try await house.ask(ana, for: Self.bo)
            try await house.db.run("update hand_overs set is_asked_by_guest = true")
            #expect(try await house.handOvers.handOver(openedBy: asked.link)?.standing == .void)
            try await house.db.run("update tenants set guests_may_hand_over = true")
            #expect(try await house.handOvers.handOver(openedBy: asked.link)?.standing == .pendingApproval)
        }
    }

    @Test("does so once, however many press at once")
    func race() async throws {
        try await withHouse(connections: 8) { house in
            let ana = try await house.redeem().0.invitation.guest
            let asked = try await house.ask(ana, for: Self.bo)
            let outcomes = try await withThrowingTaskGroup(of: HandedOver.self) { group in
                for _ in 0..<8 { group.addTask { try await house.approve(asked) } }
                return try await group.reduce(into: [HandedOver]()) { $0.append($1) }
            }
            #expect(outcomes.compactMap(\.invitation).count == 1)
            #expect(outcomes.filter { $0 == .decided }.count == 7)
            #expect(try await house.db.count("guests", where: "deleted_at is null") == 1)
            #expect(try await house.db.count("letters", where: "kind = 'handedOver'") == 1)
            #expect(try await house.handOvers.decline(asked.link) == false)
        }
    }

    @Test("or stays, where the sponsor declines or both press at once: one of them decides")
    func declined() async throws {
        try await withHouse(connections: 6) { house in
            for round in 0..<10 {
                let ana = try await house.redeem("ana\(round)@fabrikam.example").0.invitation.guest
                let asked = try await house.ask(ana, for: "bo\(round)@fabrikam.example")
                async let yes = house.approve(asked)
                async let no = house.handOvers.decline(asked.link)
                let (approved, declined) = try await (yes, no)
                #expect((approved.invitation != nil) != declined)
                let isGone = try await house.db.guests.guest(ana, of: house.id) == nil
                #expect(isGone == !declined)
            }
            let carl = try await house.redeem("carl@fabrikam.example").0.invitation.guest
            let asked = try await house.ask(carl, for: "dan@fabrikam.example")
            #expect(try await house.handOvers.decline(asked.link))
            #expect(try await house.handOvers.decline(asked.link) == false)
            #expect(try await house.approve(asked) == .decided)
            #expect(try await house.handOvers.handOver(openedBy: asked.link)?.standing == .declined)
        }
    }

    @Test("waiting behind the other decision finds it decided")
    func behindADecision() async throws {
        try await withHouse { house in
            let ana = try await house.redeem().0.invitation.guest
            let asked = try await house.ask(ana, for: Self.bo)
            // A no that has done its work and not yet committed.
            let approving = try await house.db.owner.transaction { no in
                _ = try await no.pipeline(["update hand_overs set state = 'declined', decided_at = now()"])
                let approving = Task { try await house.approve(asked) }
                // Long enough for the yes to meet its lock.
                try await Task.sleep(for: .milliseconds(300))
                return approving
            }
            #expect(try await approving.value == .decided)
            #expect(try await house.db.guests.guest(ana, of: house.id) != nil)
        }
    }

    @Test("behind another's question counts that one too")
    func behindAQuestion() async throws {
        try await withHouse { house in
            let ana = try await house.redeem().0.invitation.guest
            for _ in 0..<2 { _ = try await house.ask(ana, for: Self.bo) }
            let asking = try await house.db.owner.transaction { other in
                _ = try await other.pipeline([
                    "select guest_id from guests for no key update",
                    """
                    insert into hand_overs (tenant_id, hand_over_id, guest_id, digest, sponsor, application_id, is_asked_by_guest, address,
                                            redirect_url, sends_letter, expires_at)
                    select tenant_id, gen_random_uuid(), guest_id, digest, sponsor, application_id, is_asked_by_guest, address, redirect_url,
                           sends_letter, expires_at from hand_overs limit 1
                    """,
                ])
                let asking = Task { try await house.tryToAsk(ana, for: Self.bo).0 }
                try await Task.sleep(for: .milliseconds(300))
                return asking
            }
            guard case .tooMany = try await asking.value else { throw Unexpected(what: "a fourth letter") }
        }
    }

    enum Change: CaseIterable {
        case deleted, restored, blocked, unblocked, reset, signedOut, sponsorReplaced, sponsorRemoved, sponsorAdded, expired,
            withdrawn
    }

    @Test("not any more once the guest changed, another answers, or the time is over", arguments: Change.allCases)
    func changed(how: Change) async throws {
        try await withHouse { house in
            let ana = try await house.redeem().0.invitation.guest
            let (boss, next) = (try EmailAddress("boss@contoso.example"), try EmailAddress("next@contoso.example"))
            if how != .sponsorAdded { try await house.db.guests.add(.address(boss), to: ana, of: house.id, by: .system) }
            let asked = try await house.ask(ana, for: Self.bo)
            var standing = HandOver.Standing.void
            func enable(_ isEnabled: Bool) async throws {
                var change = GuestChange()
                change.isEnabled = isEnabled
                _ = try await house.db.guests.change(ana, of: house.id, change, ifOneOf: nil, by: .system)
            }
            switch how {
            case .deleted: _ = try await house.db.guests.delete(ana, of: house.id, by: .system)
            case .restored:
                _ = try await house.db.guests.delete(ana, of: house.id, by: .system)
                _ = try await house.db.guests.restore(ana, of: house.id, by: .system)
            case .blocked: try await enable(false)
            case .unblocked:
                try await enable(false)
                try await enable(true)
            case .reset: _ = try await house.reinvite(ana, keepsAccess: true)
            case .signedOut: _ = try await house.db.guests.revokeSessions(of: ana, tenant: house.id, by: .system)
            case .sponsorReplaced:
                _ = try await house.sponsorChanges.passGuests(from: boss, to: next, of: house.id, atMost: 5, by: .system)
            case .sponsorRemoved:
                _ = try await house.db.guests.remove(Sponsor.id(of: boss, in: house.id), from: ana, of: house.id, by: .system)
            case .sponsorAdded: try await house.db.guests.add(.address(boss), to: ana, of: house.id, by: .system)
            case .expired:
                try await house.db.run("update hand_overs set expires_at = now()")
                standing = .expired
            case .withdrawn:
                #expect(try await house.handOvers.withdraw(asked.handOver.id, of: ana, tenant: house.id, by: .system))
                #expect(try await house.handOvers.withdraw(asked.handOver.id, of: ana, tenant: house.id, by: .system) == false)
                standing = .withdrawn
            }
            #expect(try await house.handOvers.handOver(openedBy: asked.link)?.standing == standing)
            #expect(try await house.approve(asked) == .decided)
            #expect(try await house.handOvers.decline(asked.link) == false)
            #expect(try await house.db.count("guests", where: "mailbox = '\(Self.bo)'") == 0)
        }
    }

    @Test("while a reset commits, is handed over or reset, and never both", arguments: 0..<3)
    func againstReset(run: Int) async throws {
        try await withHouse(connections: 6) { house in
            for round in 0..<6 {
                let address = "ana\(round)@fabrikam.example"
                let ana = try await house.redeem(address).0.invitation.guest
                let asked = try await house.ask(ana, for: "bo\(round)@fabrikam.example")
                async let yes = house.approve(asked)
                async let reset = house.tryToReinvite(ana, keepsAccess: true, as: address)
                let (approved, _) = try await (yes, reset)
                let isThere = try await house.db.guests.guest(ana, of: house.id) != nil
                #expect(isThere == (approved.invitation == nil))
            }
        }
    }

    @Test("by its own link and tenant alone")
    func others() async throws {
        try await withDatabase { db in
            let contoso = try await House.open(on: db)
            let fabrikam = try await House.open(on: db, try .sample(name: "Fabrikam"))
            let ana = try await contoso.redeem().0.invitation.guest
            let asked = try await contoso.ask(ana, for: Self.bo)
            let id = asked.handOver.id
            let forged = Credential(.handOver, tenant: contoso.id, row: id, in: db.surroundings)
            let elsewhere = Credential(.handOver, tenant: fabrikam.id, row: id, in: db.surroundings)
            for wrong in [forged, elsewhere] {
                #expect(try await contoso.handOvers.handOver(openedBy: wrong) == nil)
                #expect(try await contoso.handOvers.decline(wrong) == false)
            }
            #expect(try await contoso.approve(.init(handOver: asked.handOver, link: forged)) == .decided)
            #expect(try await contoso.handOvers.handOver(id, of: ana, tenant: fabrikam.id) == nil)
            #expect(try await contoso.handOvers.list(of: ana, tenant: fabrikam.id, after: nil, limit: 5).isEmpty)
            #expect(try await contoso.handOvers.withdraw(id, of: ana, tenant: fabrikam.id, by: .system) == false)
            #expect(
                try await contoso.handOvers.withdraw(id, of: MigratedDatabase.newID(), tenant: contoso.id, by: .system) == false)
            #expect(try await contoso.handOvers.list(of: ana, tenant: contoso.id, after: nil, limit: 5).map(\.id) == [id])
            #expect(try await contoso.handOvers.list(of: ana, tenant: contoso.id, after: id, limit: 5).isEmpty)
        }
    }

    @Test("is asked about three times a day at most, also by many at once, and not when there is nobody to be asked about")
    func limit() async throws {
        try await withHouse(connections: 8) { house in
            let ana = try await house.redeem().0.invitation.guest
            let outcomes = try await withThrowingTaskGroup(of: AskHandOverOutcome.self) { group in
                for number in 0..<8 { group.addTask { try await house.tryToAsk(ana, for: "bo\(number)@fabrikam.example").0 } }
                return try await group.reduce(into: [AskHandOverOutcome]()) { $0.append($1) }
            }
            #expect(outcomes.count { if case .asked = $0 { true } else { false } } == 3)
            #expect(
                outcomes.count { if case .tooMany(let seconds) = $0 { (86_000...86_401).contains(seconds) } else { false } } == 5)
            #expect(try await house.db.count("letters", where: "kind = 'handOverAsked'") == 3)
            try await house.db.run("update hand_overs set created_at = created_at - interval '1 day'")
            guard case .asked = try await house.tryToAsk(ana, for: Self.bo).0 else { throw Unexpected(what: "still too many") }
            try await house.end(ana, in: "-1 day")
            #expect(try await house.tryToAsk(ana, for: Self.bo).0 == .guestGone)
            #expect(try await house.tryToAsk(MigratedDatabase.newID(), for: Self.bo).0 == .guestGone)
        }
    }

    @Test("by what is so when the sponsor presses: settings, a colleague who is a guest by now, an access that has ended")
    func refused() async throws {
        try await withHouse { house in
            let ana = try await house.redeem().0.invitation.guest
            let asked = try await house.ask(ana, for: Self.bo)
            let other = try await house.invite(Self.bo).invitation.guest
            #expect(try await house.approve(asked) == .addressTaken)
            #expect(try await house.handOvers.handOver(openedBy: asked.link)?.standing == .pendingApproval)
            #expect(try await house.db.guests.guest(ana, of: house.id) != nil)
            _ = try await house.db.guests.delete(other, of: house.id, by: .system)
            try await house.db.run("update applications set disabled_at = now()")
            #expect(try await house.approve(asked) == .otherwise)
            try await house.db.run("update applications set disabled_at = null")
            try await house.end(ana, in: "-1 day")
            #expect(try await house.approve(asked) == .accessEnded)
            try await house.end(ana, in: "1 day")
            #expect(try await house.approve(asked).invitation != nil)
        }
    }
}

/// What came of a sponsor's yes.
enum HandedOver: Equatable {
    case created(Invitation), decided, addressTaken, accessEnded, otherwise

    var invitation: Invitation? { if case .created(let invitation) = self { invitation } else { nil } }
}

extension House {
    struct AskedHandOver: Sendable {
        let handOver: HandOver
        let link: Credential
    }

    var handOvers: PostgresHandOverStore { PostgresHandOverStore(db.database, surroundings: db.surroundings) }

    func ask(_ guest: Guest.ID, for address: String) async throws -> AskedHandOver {
        let (outcome, link) = try await tryToAsk(guest, for: address)
        guard case .asked(let handOver) = outcome else { throw Unexpected(what: "\(outcome)") }
        return AskedHandOver(handOver: handOver, link: link)
    }

    func tryToAsk(_ guest: Guest.ID, for address: String) async throws -> (AskHandOverOutcome, Credential) {
        let id: HandOver.ID = MigratedDatabase.newID()
        let link = Credential(.handOver, tenant: self.id, row: id, in: db.surroundings)
        let sponsor = try await db.guests.sponsors(of: guest, tenant: self.id)?.first?.address ?? tenant.contact
        let new = NewHandOver(
            id: id, link: link.digest, guest: guest, permitted: try .sample(to: address), reason: "Leave",
            application: application.id,
            isAskedByGuest: false, sponsor: sponsor, letter: .sample(.handOverAsked, to: sponsor))
        return (try await handOvers.ask(new, of: self.id), link)
    }

    func approve(_ asked: AskedHandOver) async throws -> HandedOver {
        let address = asked.handOver.address
        var permitted = try PermittedInvitation.sample(to: address.text)
        permitted.displayName = address.text
        var new = newInvitation(permitted).new
        new.doer = .sponsor(asked.handOver.sponsor)
        new.replaced = .init(
            guest: asked.handOver.guest, keepsAccess: false, record: MigratedDatabase.newID(),
            handingOver: HandOverApproval(
                handOver: asked.handOver.id, link: asked.link.digest, sponsor: asked.handOver.sponsor,
                letter: .sample(.handedOver, to: asked.handOver.guestAddress)))
        switch try await db.invitations.create(new, in: try await settings()) {
        case .created(let invitation): return .created(invitation)
        case .requestDecided: return .decided
        case .addressTaken: return .addressTaken
        case .accessEnded: return .accessEnded
        default: return .otherwise
        }
    }

    func wishForNewLink(_ invited: Invited) async throws -> Bool {
        try await db.redemptions.requestNewLink(
            invited.invitation.id, of: id, action: newAction(.approveLink, invited).0,
            letter: .sample(.linkRequested, to: tenant.contact))
    }

    /// Every statement of it, once.
    func handOverCalls() async throws {
        let guest = try await redeem("leaves@fabrikam.example").0.invitation.guest
        let first = try await ask(guest, for: "comes@fabrikam.example")
        #expect(try await handOvers.decline(first.link))
        let second = try await ask(guest, for: "comes@fabrikam.example")
        #expect(try await handOvers.withdraw(second.handOver.id, of: guest, tenant: id, by: .system))
        let third = try await ask(guest, for: "comes@fabrikam.example")
        #expect(try await handOvers.handOver(openedBy: third.link) != nil)
        #expect(try await handOvers.list(of: guest, tenant: id, after: nil, limit: 5).count == 3)
        #expect(try await handOvers.handOver(third.handOver.id, of: guest, tenant: id) != nil)
        #expect(try await approve(third).invitation != nil)
    }
}
