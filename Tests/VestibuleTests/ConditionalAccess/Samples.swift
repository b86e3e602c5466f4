import FoundationEssentials
import Testing
import Vestibule

extension ConditionalAccessPolicy {
    static func sample(
        _ number: Int = 1, _ state: State = .enabled, _ conditions: PolicyConditions = PolicyConditions(),
        grant: PolicyGrant? = .block(), session: PolicySession? = nil
    ) -> ConditionalAccessPolicy {
        ConditionalAccessPolicy(
            id: .numbered(number), displayName: "Policy \(number)", state: state,
            rule: PolicyRule(conditions: conditions, grant: grant, session: session), createdAt: .beginning)
    }
}

extension Circumstances {
    /// A guest at Fabrikam who has just come by a passcode, from the documentation's network.
    static func sample(_ change: (inout Circumstances) -> Void = { _ in }) throws -> Circumstances {
        var circumstances = Circumstances(
            guest: .numbered(100), application: .numbered(200), client: .browser,
            address: .known(try #require(NetworkAddress("203.0.113.7"))), platform: .known(.windows), door: .passcode,
            domain: try #require(DomainName("fabrikam.example")), guestSince: .beginning, provedAt: .now(minus: 60),
            hasSecondFactor: false, now: .now(minus: 0))
        circumstances.country = .known("DE")
        circumstances.homeTenant = .known(nil)
        circumstances.sponsors = .known([.numbered(300)])
        circumstances.acceptedTerms = .known([])
        change(&circumstances)
        return circumstances
    }
}

extension Date {
    static let beginning = Date(timeIntervalSince1970: 1_700_000_000)
    /// A moment of the tests' own.
    static func now(minus seconds: TimeInterval) -> Date { Date(timeIntervalSince1970: 1_800_000_000 - seconds) }
}

extension Identifier {
    static func numbered(_ number: Int) -> Identifier {
        var bytes = [UInt8](repeating: 0, count: 16)
        bytes[6] = 0x70
        bytes[8] = 0x80
        bytes[14] = UInt8(truncatingIfNeeded: number >> 8)
        bytes[15] = UInt8(truncatingIfNeeded: number)
        return Identifier(bytes: bytes) ?? Identifier(rawValue: UUID())
    }
}
