import FoundationEssentials
import Testing

@testable import Vestibule

@Suite("A route's trace") struct RouteTraceTests {
    private static let moment = Date(timeIntervalSince1970: 1_800_000_000.75)
    private static let partner = Door.externalFederation(IdentityProvider.ID(rawValue: UUID()))

    @Test("is kept in a text from which it is read again, whatever was found about a door")
    func kept() throws {
        let reasons: [DoorVerdict.Reason] = [
            .bound, .wished, .rule(domain: "fabrikam.example"), .verifiedInEntra(tenant: "72f988bf-86f1-41af-91ab-2d7cd011db47"),
            .federatedDomain(name: "Fabrikam \"West\" \\ \u{1} Ünit"), .consumerDomain, .workspaceDomain, .mailbox,
            .microsoftAccountCanBeMade, .anybodyCanHaveOne,
        ]
        let standings =
            reasons.map { DoorVerdict.Standing.fits($0) } + Ignorance.allCases.map { .mayFit(.unknown($0)) }
            + DoorVerdict.Obstacle.allCases.map { .closed($0) }
        let doors: [Door] = [.azureAD, .google, .microsoftAccount, .passcode, Self.partner]
        let trace = RouteTrace(
            at: Self.moment, door: Self.partner, isChoice: true, offersPasscode: true, alternatives: [.google, .passcode],
            verdicts: standings.flatMap { standing in doors.map { DoorVerdict($0, standing) } })
        let read = try #require(RouteTrace(kept: trace.kept))
        #expect(read == trace)
        #expect(read.at == Date(timeIntervalSince1970: 1_800_000_000))
        let nowhere = RouteTrace(at: Self.moment, door: nil, verdicts: [])
        #expect(RouteTrace(kept: nowhere.kept) == nowhere)
    }

    @Test(
        "is not guessed at where another program wrote it",
        arguments: [
            "", "{}", "nonsense", #"{"v":2,"at":1,"others":[],"doors":[]}"#,
            #"{"v":1,"at":1,"door":"yahoo","others":[],"doors":[]}"#,
            #"{"v":1,"at":1,"others":["yahoo"],"doors":[]}"#, #"{"v":1,"at":1,"others":[],"doors":["google fits"]}"#,
            #"{"v":1,"at":1,"others":[],"doors":["google fits magic"]}"#,
            #"{"v":1,"at":1,"others":[],"doors":["google closed magic"]}"#,
            #"{"v":1,"at":1,"others":[],"doors":["google opens bound"]}"#,
            #"{"v":1,"at":1,"others":[],"doors":["google mayFit unknown x"]}"#,
        ])
    func foreign(text: String) { #expect(RouteTrace(kept: text) == nil) }

    @Test("says why: the first door's reason, the guest's choice, or that nothing fits")
    func sentence() throws {
        let google = DoorVerdict(.google, .fits(.consumerDomain))
        let route = Route(first: google, alternatives: [], trace: [google], offersPasscode: true)
        #expect(RouteTrace(route, at: Self.moment).sentence == google.sentence)
        let chosen = RouteTrace(route, taking: .passcode, at: Self.moment)
        #expect(chosen.isChoice && chosen.door == .passcode)
        #expect(chosen.sentence == "The guest chose it instead of the first door.")
        let closed = DoorVerdict(.passcode, .closed(.switchedOff))
        let nowhere = RouteTrace(.noDoor(tried: [closed]), at: Self.moment)
        #expect(nowhere.door == nil && nowhere.verdicts == [closed])
        #expect(nowhere.sentence == "No identity provider that is open to this address fits it.")
    }
}
