import Foundation
import Testing

@testable import Vestibule

extension Guest {
    static func sample(
        _ address: String = "ana@fabrikam.example", name: String = "Ana", language: String? = nil,
        state: Guest.State = .pendingAcceptance, isEnabled: Bool = true, createdAt: Double = 1_800_000_000
    ) throws -> Guest {
        Guest(
            id: Identifier(rawValue: UUID()), tenant: Identifier(rawValue: UUID()), address: try EmailAddress(address),
            displayName: name, preferredLanguage: language, state: state, stateChangedAt: Date(timeIntervalSince1970: createdAt),
            isEnabled: isEnabled, createdAt: Date(timeIntervalSince1970: createdAt))
    }
}

@Suite("A filter of guests") struct GuestFilterTests {
    @Test("compares texts without regard to ASCII case, and by code points")
    func texts() throws {
        let guest = try Guest.sample("Ana@Fabrikam.example", name: "Zoé B.")
        func says(_ text: GuestFilter.Text, _ test: TextTest) -> Bool? { GuestFilter.text(text, test).verdict(on: guest) }
        #expect(says(.mail, .isOneOf([FoldedText("ANA@fabrikam.example")])) == true)
        #expect(says(.displayName, .isOneOf([FoldedText("zoé b.")])) == true)
        #expect(says(.displayName, .isOneOf([FoldedText("zoe\u{301} b.")])) == false)
        #expect(says(.displayName, .startsWith(FoldedText("ZOé"))) == true)
        #expect(says(.displayName, .startsWith(FoldedText("zoÉ"))) == false)
        #expect(says(.displayName, .isBelow(FoldedText("zoz"))) == false)
        #expect(says(.mail, .endsWith(FoldedText("@FABRIKAM.example"))) == true)
    }

    @Test("takes comparisons with what is missing as false, functions of it as neither, and chooses nobody by neither")
    func missing() throws {
        let guest = try Guest.sample(language: nil)
        let german = GuestFilter.text(.preferredLanguage, .isOneOf([FoldedText("de")]))
        let starts = GuestFilter.text(.preferredLanguage, .startsWith(FoldedText("de")))
        #expect(german.verdict(on: guest) == false)
        #expect((!german).verdict(on: guest) == true)
        #expect(starts.verdict(on: guest) == nil)
        #expect((!starts).verdict(on: guest) == nil)
        #expect(GuestFilter.or([starts, .isEnabled]).verdict(on: guest) == true)
        #expect(GuestFilter.and([starts, .isEnabled]).verdict(on: guest) == nil)
        #expect(GuestFilter.and([starts, !.isEnabled]).verdict(on: guest) == false)
    }

    @Test("folds away what is known without looking at a guest")
    func folding() {
        #expect(GuestFilter.and([.everyone, .isEnabled]) == .isEnabled)
        #expect(GuestFilter.and([.isEnabled, .constant(false)]) == .constant(false))
        #expect(GuestFilter.or([.isEnabled, .everyone]) == .everyone)
        #expect(GuestFilter.or([.constant(nil), .constant(false)]) == .constant(nil))
        #expect(!(!GuestFilter.isEnabled) == .isEnabled)
        #expect(!GuestFilter.constant(nil) == .constant(nil))
        #expect(GuestFilter.state(.startsWith(FoldedText("p"))) == .state(.pendingAcceptance))
        #expect(GuestFilter.state(.isOneOf([FoldedText("accepted"), FoldedText("pendingacceptance")])) == .everyone)
        #expect(GuestFilter.text(of: .mail, .isMissing) == .constant(false))
    }

    @Test("sees whole seconds of a time, as its reader does")
    func seconds() throws {
        let guest = try Guest.sample(createdAt: 1_800_000_000.7)
        let shown = Date(timeIntervalSince1970: 1_800_000_000)
        let between = Date(timeIntervalSince1970: 1_800_000_000.5)
        #expect(GuestFilter.isAtMost(shown, .created).verdict(on: guest) == true)
        #expect(GuestFilter.isBelow(shown, .created).verdict(on: guest) == false)
        #expect(GuestFilter.isBelow(between, .created).verdict(on: guest) == true)
        #expect(GuestFilter.isAtMost(Date(timeIntervalSince1970: 1_799_999_999.9), .created).verdict(on: guest) == false)
    }

    @Test("asks for a principal name by the mail, and means the same")
    func principalNames() throws {
        let domain = "contoso.example"
        var dice = Dice(7)
        let pieces = ["a", "_", "b", "#", "#ext#@", "contoso.example", ".", "x.example", "ext", "@"]
        let guests = try (0..<40).map { _ in
            try Guest.sample(
                ["a", "a_b", "_", "a#ext#", "b_x", "a__b"][dice.below(6)] + "@" + ["x.example", "b.x.example"][dice.below(2)])
        }
        var hits = 0
        for _ in 0..<150 {
            let guest = guests[dice.below(guests.count)]
            let name = FoldedText(guest.userPrincipalName(in: domain))
            // A cut of a true name, or nonsense out of the same pieces.
            let from = dice.below(name.text.count)
            let to = from + dice.below(name.text.count - from + 1)
            let cut = Array(name.text)[from..<to]
            let other = FoldedText(
                dice.below(3) > 0
                    ? String(dice.below(2) == 0 ? Array(name.text)[..<to] : cut)
                    : (0..<4).map { _ in pieces[dice.below(10)] }.joined())
            for test in [TextTest.startsWith(other), .endsWith(other), .isOneOf([other, name]), .isOneOf([other])] {
                for guest in guests {
                    let expected = test.verdict(on: FoldedText(guest.userPrincipalName(in: domain)))
                    let filter = try #require(GuestFilter.principalName(test, in: domain))
                    if expected == true { hits += 1 }
                    #expect(filter.verdict(on: guest) == expected, "\(test) of \(guest.address)")
                }
            }
        }
        #expect(hits > 500)
    }

    @Test("ends a prefix's range behind all that begins with it")
    func prefixes() {
        #expect(FoldedText("ab").endOfPrefix == FoldedText("ac"))
        #expect(FoldedText("a@").endOfPrefix == FoldedText("a["))
        #expect(FoldedText("a\u{10FFFF}").endOfPrefix == FoldedText("b"))
        #expect(FoldedText("\u{D7FF}").endOfPrefix == FoldedText("\u{E000}"))
        #expect(FoldedText("").endOfPrefix == nil)
    }
}
