import Foundation
import Postgres
import TestSupport
import Testing

@testable import Vestibule
@testable import VestibuleStore

/// A filter means what ``GuestFilter/verdict(on:)`` says; the statements must choose the same guests.
@Suite("Filtering guests") struct GuestFilterTests {
    @Test("chooses in PostgreSQL whom the rule chooses, whatever is asked", arguments: [1, 2, 3])
    func agreement(_ seed: UInt64) async throws {
        try await withHouse { house in
            var dice = Dice(seed)
            try await house.fill(with: 80, &dice)
            let guests = try await house.db.guests.list(of: house.id, after: nil, limit: 1000)
            #expect(guests.count == 80)
            var chosen = 0
            for _ in 0..<250 {
                let filter = GuestFilter.random(&dice, among: guests, depth: 3)
                let expected = guests.filter { filter.verdict(on: $0) == true }.map(\.id)
                let found = try await house.db.guests.list(of: house.id, matching: filter, after: nil, limit: 1000).map(\.id)
                #expect(found == expected, "\(filter)")
                chosen += expected.count
            }
            // Neither nobody nor everybody all the time, or nothing was compared.
            #expect((1000..<19_000).contains(chosen))
        }
    }

    @Test("pages through the chosen ones, each once, and stays within its tenant")
    func paging() async throws {
        try await withDatabase { db in
            let (house, other) = (try await House.open(on: db), try await House.open(on: db))
            var dice = Dice(9)
            try await house.fill(with: 50, &dice)
            try await other.fill(with: 50, &dice)
            let filter = GuestFilter.text(.mail, .endsWith(FoldedText("x.example")))
            var (seen, cursor): ([Guest.ID], Guest.ID?) = ([], nil)
            while seen.count < 100 {
                let page = try await db.guests.list(of: house.id, matching: filter, after: cursor, limit: 7)
                guard let last = page.last else { break }
                #expect(page.allSatisfy { $0.tenant == house.id })
                seen += page.map(\.id)
                cursor = last.id
            }
            let all = try await db.guests.list(of: house.id, matching: filter, after: nil, limit: 1000).map(\.id)
            #expect(seen == all)
            #expect(seen.count > 7)
            let foreign = try await db.guests.list(of: other.id, after: nil, limit: 1)
            #expect(try await db.guests.list(of: house.id, matching: .id(foreign.map(\.id)), after: nil, limit: 10).isEmpty)
        }
    }

    @Test("shows the chosen ones in any order, each once, also when the last of a page is gone by then", arguments: [4, 5])
    func ordering(_ seed: UInt64) async throws {
        try await withHouse { house in
            var dice = Dice(seed)
            try await house.fill(with: 60, &dice)
            let all = try await house.db.guests.list(of: house.id, after: nil, limit: 1000)
            let filter = GuestFilter.text(.mail, .endsWith(FoldedText("x.example")))
            var gone: Set<Guest.ID> = []
            for property in GuestOrder.Property.allCases {
                for isDescending in [false, true] {
                    let order = GuestOrder.by(property, isDescending: isDescending)
                    let there = all.filter { filter.verdict(on: $0) == true && !gone.contains($0.id) }
                    let ascending = there.sorted { property.precedes($0, $1) }.map(\.id)
                    var (seen, place): ([Guest.ID], GuestPlace?) = ([], nil)
                    while seen.count < 100 {
                        let page = try await house.db.guests.list(
                            of: house.id, .present, matching: filter, in: order, behind: place, limit: 7)
                        guard let last = page.last else { break }
                        seen += page.map(\.id)
                        place = order.place(of: last)
                        if seen.count == 14 {
                            #expect(try await house.db.guests.delete(last.id, of: house.id, by: .system))
                            gone.insert(last.id)
                        }
                    }
                    #expect(seen == (isDescending ? ascending.reversed() : ascending), "\(order)")
                    #expect(seen.count > 14)
                }
            }
        }
    }

    @Test("binds every value: other values are the same statement")
    func statements() throws {
        let tenant: Tenant.ID = MigratedDatabase.newID()
        func statement(_ text: String) -> Query {
            let tests: [TextTest] = [
                .isOneOf([FoldedText(text)]), .isOneOf([FoldedText(text), FoldedText(text)]), .isBelow(FoldedText(text)),
                .isAtMost(FoldedText(text)), .startsWith(FoldedText(text)), .endsWith(FoldedText(text)),
            ]
            let parts = GuestFilter.Text.allCases.flatMap { column in tests.map { GuestFilter.text(column, $0) } }
            return GuestFilter.any(parts).selection(
                of: tenant, limit: 3)
        }
        let attack = "'; drop table guests; --"
        #expect(statement(attack).sql == statement("x").sql)
        #expect(!statement(attack).sql.contains("drop"))
        #expect(statement("\u{10FFFF}a").parameters.count == statement("x").parameters.count)
    }

    @Test("by the start of the mail reads that part of an index, in the tenant's own view and every time")
    func prefix() async throws {
        try await withHouse { house in
            try await house.db.run(
                """
                insert into guests (tenant_id, guest_id, address, mailbox, display_name)
                select \(house.id), gen_random_uuid(), mailbox, mailbox, 'Guest'
                  from (select md5(n::text) || '@fabrikam.example' as mailbox from generate_series(1, 20000) n) made
                """)
            try await house.db.run("analyze guests")
            func filter(_ start: String) -> GuestFilter { .text(.mail, .startsWith(FoldedText(start))) }
            let plan = try await house.db.database.rows(
                of: house.id, "explain (costs off) \(filter("ab4").selection(of: house.id, limit: 100))"
            ).map { try $0.decode("QUERY PLAN", as: String.self) }
            let condition = plan.first { $0.contains("Index Cond") } ?? ""
            #expect(plan.contains { $0.contains("using guests_mailbox_prefix") }, "\(plan)")
            for part in ["tenant_id =", ">= 'ab4'", "< 'ab5'"] { #expect(condition.contains(part), "\(plan)") }

            // Wide ones go through the list of guests, and rightly. A statement that was kept would do so for narrow ones ever after.
            for number in 0..<60 {
                let start = number < 30 ? "a" : "ab" + String(number % 16, radix: 16)
                let found = try await house.db.guests.list(of: house.id, matching: filter(start), after: nil, limit: 100)
                #expect(!found.isEmpty && found.allSatisfy { $0.address.text.hasPrefix(start) })
            }
            await house.db.database.app.close()
            try await eventually("PostgreSQL has counted") {
                try await house.db.count(
                    "pg_stat_user_indexes", where: "indexrelname = 'guests_mailbox_prefix' and idx_scan = 30") == 1
            }
        }
    }

    @Test("by state reads the page's guests, however few they are among the tenant's")
    func state() async throws {
        try await withHouse { house in
            try await house.db.run(
                """
                insert into guests (tenant_id, guest_id, address, mailbox, display_name, state)
                select \(house.id), gen_random_uuid(), mailbox, mailbox, 'Guest', case when n % 5000 = 0 then 'PendingAcceptance' else 'Accepted' end
                  from (select n, n || '@fabrikam.example' as mailbox from generate_series(1, 20000) n) made
                """)
            try await house.db.run("analyze guests")
            for state in Guest.State.allCases {
                let filter = GuestFilter.state(state)
                let found = try await house.db.guests.list(of: house.id, matching: filter, after: nil, limit: 100)
                #expect(found.count == (state == .accepted ? 100 : 4) && found.allSatisfy { $0.state == state })
                #expect(filter.isKeyed)
            }
            await house.db.database.app.close()
            try await eventually("PostgreSQL has counted") {
                try await house.db.count(
                    "pg_stat_user_indexes", where: "indexrelname = 'guests_state' and idx_scan = 2 and idx_tup_read = 104") == 1
            }
        }
    }

    @Test(
        "that programs ask again and again is planned once, and not for each request",
        // What it asks is told by `pg_prepared_statements`, and a transaction pooler's sessions prepare nothing.
        .disabled(if: TestPooler.isWanted, "behind a pooler nothing is prepared"), arguments: [101, 1000])
    func planning(limit: Int) async throws {
        try await withHouse { house in
            try await house.db.run(
                """
                insert into guests (tenant_id, guest_id, address, mailbox, display_name, state)
                select \(house.id), gen_random_uuid(), n || '@x.example', n || '@x.example', 'Guest', 'Accepted'
                  from generate_series(1, 20000) n
                """)
            try await house.db.run("analyze guests")
            for _ in 0..<12 {
                let found = try await house.db.guests.list(of: house.id, matching: .state(.accepted), after: nil, limit: limit)
                #expect(found.count == limit)
            }
            let plans = try await house.db.database.rows(
                of: house.id,
                """
                select sum(generic_plans)::bigint as kept, sum(custom_plans)::bigint as made from pg_prepared_statements
                 where statement like 'select guest_id%(state =%'
                """
            ).onlyRow
            let (kept, made) = (try plans.decode("kept", as: Int.self), try plans.decode("made", as: Int.self))
            #expect(kept == 12 && made == 0, "kept \(kept), made \(made)")
        }
    }

    @Test("by a filter that nobody can stand asks the database nothing")
    func nothing() async throws {
        try await withHouse { house in
            for value in [false, nil] {
                let (found, trips) = try await house.db.counted {
                    try await house.db.guests.list(of: house.id, matching: .constant(value), after: nil, limit: 10)
                }
                #expect(found.isEmpty)
                #expect(trips == 0)
            }
        }
    }
}

extension House {
    /// Puts in guests of every kind, with names and addresses that nearly meet.
    fileprivate func fill(with count: Int, _ dice: inout Dice) async throws {
        var mailboxes: Set<String> = []
        while mailboxes.count < count {
            let address = try EmailAddress(dice.letters(1...4) + "@" + dice.pick(["x.example", "b.x.example", "Y.example"]))
            guard mailboxes.insert(address.mailbox).inserted else { continue }
            let language: String? = dice.pick([nil, "de", "DE-at", "en", "fr-CA"])
            let state: Guest.State = dice.pick(Guest.State.allCases)
            let door: String? = dice.pick([nil, "azureAD", "google"])
            let subject = door.map { _ in address.text }
            let company: String? = dice.pick([nil, dice.letters(0...2)])
            let profile = company.map { GuestProfile(texts: [.companyName: $0]) }
            try await db.run(
                """
                insert into guests (tenant_id, guest_id, address, mailbox, display_name, preferred_language, state, is_enabled,
                                    identity_door, identity_issuer, identity_subject, identity_bound_at, created_at, state_changed_at,
                                    profile, company)
                values (\(id), \(MigratedDatabase.newID(of: Guest.self)), \(address.text), \(address.mailbox),
                        \(dice.letters(0...3)), \(language), \(state.rawValue), \(dice.below(3) > 0),
                        \(door), \(door), \(subject), case when \(door != nil) then now() end, \(dice.time), \(dice.time),
                        \(profile.map { JSONText($0.kept) }), \(company.map { FoldedText($0).text }))
                """)
        }
    }
}

extension GuestOrder.Property {
    /// What an order says, said once more without the product's code.
    fileprivate func precedes(_ one: Guest, _ other: Guest) -> Bool {
        func folded(_ text: String) -> String { String(text.map { $0.isASCII ? Character($0.lowercased()) : $0 }) }
        let ids = one.id.description < other.id.description
        switch self {
        case .displayName:
            let (first, second) = (Array(folded(one.displayName).unicodeScalars), Array(folded(other.displayName).unicodeScalars))
            return first == second ? ids : first.lexicographicallyPrecedes(second)
        case .mail: return one.address.mailbox.utf8.lexicographicallyPrecedes(other.address.mailbox.utf8)
        case .created: return one.createdAt == other.createdAt ? ids : one.createdAt < other.createdAt
        }
    }
}

extension GuestFilter {
    fileprivate static func random(_ dice: inout Dice, among guests: [Guest], depth: Int) -> GuestFilter {
        switch dice.below(depth > 0 ? 14 : 9) {
        case 0: return .constant(dice.pick([true, false, nil]))
        case 1: return .id((0..<dice.below(4)).map { _ in guests[dice.below(guests.count)].id })
        case 2: return .state(dice.pick(Guest.State.allCases))
        case 3: return .isEnabled
        case 4: return .isBefore(dice.time, dice.pick(Time.allCases))
        case 5, 6: return .text(dice.pick(Text.allCases), .random(&dice, like: guests[dice.below(guests.count)]))
        case 7: return .door(dice.pick([.passcode, .azureAD, .google, .microsoftAccount]))
        case 8: return .word(FoldedText(guests[dice.below(guests.count)].displayName).words.last ?? FoldedText("a"))
        case 9: return .not(random(&dice, among: guests, depth: depth - 1))
        case 10: return .all((0...dice.below(3)).map { _ in random(&dice, among: guests, depth: depth - 1) })
        default: return .any((0...dice.below(3)).map { _ in random(&dice, among: guests, depth: depth - 1) })
        }
    }
}

extension TextTest {
    fileprivate static func random(_ dice: inout Dice, like guest: Guest) -> TextTest {
        let whole = dice.pick([
            guest.address.text, guest.displayName, guest.preferredLanguage ?? "x", guest.profile?[.companyName] ?? "y",
        ])
        func text(_ dice: inout Dice) -> FoldedText {
            let characters = Array(whole)
            switch dice.below(4) {
            case 0: return FoldedText(dice.letters(0...2))
            case 1: return FoldedText(String(characters.prefix(dice.below(characters.count + 1))))
            case 2: return FoldedText(String(characters.suffix(dice.below(characters.count + 1))))
            default: return FoldedText(whole)
            }
        }
        switch dice.below(6) {
        case 0: return .isMissing
        case 1: return .isOneOf((0..<dice.below(4)).map { _ in text(&dice) })
        case 2: return .isBelow(text(&dice))
        case 3: return .isAtMost(text(&dice))
        case 4: return .startsWith(text(&dice))
        default: return .endsWith(text(&dice))
        }
    }
}

/// Numbers in an order that a failure can be found again by.
private struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(1, bound)))
    }

    mutating func pick<Thing>(_ things: [Thing]) -> Thing { things[below(things.count)] }

    /// A moment of one of three seconds.
    var time: Date {
        mutating get { Date(timeIntervalSince1970: 1_800_000_000 + Double(below(3)) + Double(below(2)) / 2) }
    }

    /// Letters that fold, order and escape differently from place to place; of them an address takes the ASCII ones.
    mutating func letters(_ count: ClosedRange<Int>) -> String {
        let isAddress = count.lowerBound > 0
        let alphabet =
            isAddress
            ? ["a", "A", "b", "_", "'", "%", "z"] : ["a", "B", "é", "É", "_", "\\", "'", "日", "𐀀", "\u{FFFD}", " ", "-", "."]
        return (0..<(count.lowerBound + below(count.count))).map { _ in pick(alphabet) }.joined()
    }
}
