import Foundation
import Testing

@testable import Vestibule

@Suite("Places for a tenant's calls") struct HookPlacesTests {
    private func asker(_ name: String, hooks: Int = 1) throws -> HookAsker {
        HookAsker(HookFacts.GuestFacts(address: try EmailAddress("\(name)@fabrikam.example"), displayName: nil), asking: hooks)
    }

    private func waiting(_ number: Int, _ asker: HookAsker?) -> HookPlaces.Waiting {
        .init(number: number, asker: asker, turn: AsyncStream.makeStream(of: Void.self).continuation)
    }

    @Test("are two for one guest, or as many as one decision needs, and sixteen for all") func shares() throws {
        var places = HookPlaces()
        let (ana, bo) = (try asker("ana"), try asker("bo", hooks: 5))
        let hers = (1...4).map { _ in places.take(for: ana) }
        let his = (1...6).count { _ in places.take(for: bo) }
        let nobodys = (1...20).count { _ in places.take(for: nil) }
        let late = places.take(for: try asker("cy"))
        #expect(hers == [true, true, false, false] && his == 5 && nobodys == 9 && !late && places.taken == 16)
    }

    @Test("go to who waited longest and may have one") func order() throws {
        var places = HookPlaces()
        let (ana, bo) = (try asker("ana"), try asker("bo"))
        for _ in 1...2 { _ = places.take(for: ana) }
        for _ in 1...14 { _ = places.take(for: nil) }
        let queue: [(Int, HookAsker?)] = [(1, ana), (2, bo), (3, nil), (4, ana)]
        let areWaiting = queue.map { places.wait(waiting($0.0, $0.1)) }
        let first = [nil, Optional(ana)].map { places.giveBack(from: $0)?.number }
        #expect(areWaiting == [true, true, true, true] && first == [2, 1], "Ana had her two")
        let (again, once) = (places.giveUp(3), places.giveUp(3))
        let later = [nil, Optional(ana)].map { places.giveBack(from: $0)?.number }
        #expect(again && !once && later == [nil, 4] && places.taken == 15)
        for asker in [ana, ana, bo] { _ = places.giveBack(from: asker) }
        for _ in 1...12 { _ = places.giveBack(from: nil) }
        #expect(places.isEmpty)
    }

    @Test("are waited for by few of one guest and by a bounded many") func bounds() throws {
        var places = HookPlaces()
        let ana = try asker("ana")
        let hers = (1...300).count { places.wait(waiting($0, ana)) }
        let others = (1...300).count { places.wait(waiting($0, nil)) }
        #expect(hers == 8 && others == 248)
    }
}
