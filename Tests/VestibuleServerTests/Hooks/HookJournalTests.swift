import Foundation
import Logging
import Synchronization
import Testing
import VestibuleHTTP

@testable import Vestibule
@testable import VestibuleServer

@Suite("The journal of hooks' calls") struct HookJournalTests {
    private struct Down: Error {}

    @Test("loses nobody's calls by what is wrong with another's, and counts what the database did not take twice")
    func losses() async throws {
        let meters = ProductMeters()
        let journal = HookJournal(meters: meters, logger: Logger(label: "journal") { _ in SwiftLogNoOpLogHandler() })
        let tenants = (1...3).map { _ in Surroundings.live.newID(of: Tenant.self) }
        for tenant in tenants + tenants {
            journal.note(
                HookRecord(
                    tenant: tenant, hook: Surroundings.live.newID(), kind: .decision, type: "token.issuing", outcome: .allowed,
                    isDenied: false, reply: "2xx", milliseconds: 1, at: Surroundings.live.now()))
        }
        let kept = Mutex<[Tenant.ID: Int]>([:])
        func empty(refusing refused: [Tenant.ID]) async {
            await journal.empty { batch in
                guard !refused.contains(batch.tenant) else { throw Down() }
                kept.withLock { $0[batch.tenant, default: 0] += batch.calls }
            }
        }
        await empty(refusing: [tenants[0], tenants[1]])
        #expect(kept.withLock { $0 } == [tenants[2]: 2] && meters.hookCallsNotLogged.value == 0)
        await empty(refusing: [tenants[0]])
        #expect(kept.withLock { $0 } == [tenants[1]: 2, tenants[2]: 2] && meters.hookCallsNotLogged.value == 2)
        await empty(refusing: [])
        #expect(kept.withLock { $0 } == [tenants[1]: 2, tenants[2]: 2])
    }
}
