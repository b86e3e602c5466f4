import Foundation
import Testing

@testable import Vestibule

@Suite("Calls that wait to be written down") struct HookRecordsWaitingTests {
    private let surroundings = Surroundings.sample()
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func record(
        _ outcome: HookRecord.Outcome, of tenant: Tenant.ID, hook: Hook.ID? = nil, guest: Guest.ID? = nil,
        type: String = "signIn.evaluating", after seconds: Double = 0
    ) -> HookRecord {
        HookRecord(
            tenant: tenant, hook: hook ?? surroundings.newID(), kind: .decision, type: type, guest: guest, outcome: outcome,
            isDenied: outcome == .failed, reply: "2xx", milliseconds: 1, at: start + seconds)
    }

    @Test("take no other tenant's place, and hide no denial") func bounds() {
        var waiting = HookRecordsWaiting()
        let (loud, quiet) = (surroundings.newID(of: Tenant.self), surroundings.newID(of: Tenant.self))
        let kept = (1...6000).count { _ in waiting.add(record(.allowed, of: loud)) }
        let denial = waiting.add(record(.denied, of: loud))
        #expect(kept == 400 && denial)
        for _ in 1...12 {
            let tenant = surroundings.newID(of: Tenant.self)
            for _ in 1...400 { _ = waiting.add(record(.allowed, of: tenant)) }
        }
        let quietOnes = (1...30).count { _ in waiting.add(record(.denied, of: quiet, guest: surroundings.newID())) }
        #expect(quietOnes == 20, "all is full, and yet")
        let batches = waiting.take()
        let none = waiting.take()
        #expect(batches.first { $0.tenant == quiet }?.calls == 20 && batches.count == 14 && none.isEmpty)
    }

    @Test("tell of one no of a guest's at a hook and point in five minutes") func denials() {
        var waiting = HookRecordsWaiting()
        let (tenant, hook) = (surroundings.newID(of: Tenant.self), surroundings.newID(of: Hook.self))
        let (ana, bo) = (surroundings.newID(of: Guest.self), surroundings.newID(of: Guest.self))
        let asked: [(Guest.ID, String, Double)] = [
            (ana, "signIn.evaluating", 0), (ana, "signIn.evaluating", 299), (bo, "signIn.evaluating", 1), (ana, "token.issuing", 2),
            (ana, "signIn.evaluating", 300),
        ]
        for (guest, type, seconds) in asked {
            _ = waiting.add(record(.denied, of: tenant, hook: hook, guest: guest, type: type, after: seconds))
        }
        _ = waiting.add(record(.denied, of: tenant, guest: ana))
        let told = waiting.take().first?.records.map(\.isTold)
        #expect(told == [true, false, true, true, true, true])
    }

    @Test("tell of calls that were not made together") func unmade() {
        var waiting = HookRecordsWaiting()
        let (tenant, hook) = (surroundings.newID(of: Tenant.self), surroundings.newID(of: Hook.self))
        var unmade = record(.failed, of: tenant, hook: hook)
        unmade.isMade = false
        for _ in 1...7000 { _ = waiting.add(unmade) }
        unmade.reply = "another"
        _ = waiting.add(unmade)
        _ = waiting.add(record(.failed, of: tenant, hook: hook))
        let times = waiting.take().first?.records.map(\.times)
        #expect(times == [7000, 1, 1])
    }

    @Test("are put back once when they were not taken, and then lost, so that the next no is told") func putBack() throws {
        var waiting = HookRecordsWaiting()
        let tenant = surroundings.newID(of: Tenant.self)
        let denied = record(.denied, of: tenant)
        _ = waiting.add(denied)
        let taken = waiting.take()
        let once = waiting.putBack(try #require(taken.first))
        _ = waiting.add(denied)
        let batches = waiting.take()
        #expect(once && batches.map(\.calls) == [1, 1] && batches.map { $0.records.map(\.isTold) } == [[true], [false]])
        let twice = waiting.putBack(batches[0])
        _ = waiting.add(denied)
        let (last, none) = (waiting.take(), waiting.take())
        #expect(!twice && last.map { $0.records.map(\.isTold) } == [[true]] && none.isEmpty)
    }
}
