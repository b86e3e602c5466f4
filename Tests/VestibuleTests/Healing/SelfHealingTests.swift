import FoundationEssentials
import Testing

@testable import Vestibule

@Suite("Self-healing") struct SelfHealingTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    @Test("asks a guest again after a week, and where it is required does not wait for who only put it off")
    func rest() {
        let sixDays = Self.now - 6 * 86_400
        let week = Self.now - 7 * 86_400
        for (history, offer, require) in [
            (HealingHistory(), true, true),
            (HealingHistory(declinedAt: sixDays), false, true), (HealingHistory(declinedAt: week), true, true),
            (HealingHistory(failedAt: sixDays), false, false), (HealingHistory(failedAt: week), true, true),
            (HealingHistory(declinedAt: week, failedAt: sixDays), false, false),
        ] {
            #expect(SelfHealing.offer.asks(after: history, at: Self.now) == offer)
            #expect(SelfHealing.require.asks(after: history, at: Self.now) == require)
            #expect(!SelfHealing.off.asks(after: history, at: Self.now))
        }
    }

    @Test("takes a door for better only where it is known to fit")
    func better() {
        func door(_ first: DoorVerdict) -> Door? {
            Route(first: first, alternatives: [], trace: [first], offersPasscode: false).betterThanPasscode
        }
        #expect(door(DoorVerdict(.azureAD, .fits(.verifiedInEntra(tenant: "t")))) == .azureAD)
        #expect(door(DoorVerdict(.google, .fits(.rule(domain: "fabrikam.example")))) == .google)
        #expect(door(DoorVerdict(.azureAD, .mayFit(.unknown(.unreachable)))) == nil)
        #expect(door(DoorVerdict(.microsoftAccount, .mayFit(.anybodyCanHaveOne))) == nil)
        #expect(door(DoorVerdict(.microsoftAccount, .fits(.microsoftAccountCanBeMade))) == nil)
        #expect(door(DoorVerdict(.passcode, .fits(.mailbox))) == nil)
        #expect(door(DoorVerdict(.passcode, .fits(.rule(domain: "fabrikam.example")))) == nil)
    }
}
