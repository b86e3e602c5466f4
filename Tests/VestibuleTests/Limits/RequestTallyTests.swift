import FoundationEssentials
import Testing

@testable import Vestibule

@Suite("Requests in a minute") struct RequestTallyTests {
    private let client = RequestTally.Client(
        tenant: Surroundings.sample(now: .distantPast).newID(), application: Surroundings.sample(now: .distantPast).newID())
    /// The tenth second of a minute.
    private let now = Date(timeIntervalSince1970: 1_800_000_010)

    @Test("are let through up to the limit, and then told when the next minute begins")
    func limit() {
        var tally = RequestTally(most: 2)
        #expect(tally.take(client, at: now) == nil)
        #expect(tally.take(client, at: now) == nil)
        #expect(tally.take(client, at: now) == 50)
        #expect(tally.take(client, at: now.addingTimeInterval(49.5)) == 1)
        #expect(tally.take(client, at: now.addingTimeInterval(50)) == nil)
    }

    @Test("of one application are none of another's, nor of another tenant's")
    func apart() {
        var tally = RequestTally(most: 1)
        #expect(tally.take(client, at: now) == nil)
        let others = [
            RequestTally.Client(tenant: client.tenant, application: Surroundings.sample(now: .distantPast).newID()),
            RequestTally.Client(tenant: Surroundings.sample(now: .distantPast).newID(), application: client.application),
        ]
        for other in others { #expect(tally.take(other, at: now) == nil) }
    }

    @Test("count together with what other replicas wrote, and are written once")
    func together() {
        var tally = RequestTally(most: 10)
        for _ in 1...3 { _ = tally.take(client, at: now) }
        let minute = Date(timeIntervalSince1970: 1_800_000_000)
        #expect(tally.unwritten(at: now) == [.init(client: client, minute: minute, requests: 3)])
        #expect(tally.unwritten(at: now).isEmpty)
        _ = tally.take(client, at: now)
        tally.learn([.init(client: client, minute: minute, requests: 9)])
        #expect(tally.take(client, at: now) == 50)
    }

    @Test("of a minute that is over are written still, and hold nobody up")
    func over() {
        var tally = RequestTally(most: 1)
        _ = tally.take(client, at: now)
        let later = now.addingTimeInterval(60)
        #expect(tally.unwritten(at: later).map(\.requests) == [1])
        #expect(tally.take(client, at: later) == nil)
        tally.learn([.init(client: client, minute: Date(timeIntervalSince1970: 1_800_000_000), requests: 50)])
        #expect(tally.unwritten(at: later).map(\.requests) == [1])
    }
}
