import Foundation
import Synchronization
import Testing

@testable import Vestibule
@testable import VestibuleServer

@Suite("A lane of the outbox") struct LaneTests {
    private let lane = Lane()
    private let first = Tenant.ID(rawValue: UUID())
    private let second = Tenant.ID(rawValue: UUID())

    @Test("looks at everybody's letters when it begins, and then at those of who called")
    func called() async {
        #expect(await lane.nextSearch() == Lane.Search(among: .everybody(sparing: []), free: Lane.crew))
        lane.call(first)
        lane.call(first)
        #expect(await lane.nextSearch() == Lane.Search(among: .tenants([first]), free: Lane.crew))
    }

    @Test("wakes the worker that waits")
    func wakes() async {
        _ = await lane.nextSearch()
        async let next = lane.nextSearch()
        for _ in 0..<20 { await Task.yield() }
        lane.call(second)
        #expect(await next?.among == .tenants([second]))
    }

    @Test("keeps a slow tenant to three of the crew, and looks after it again when one is back")
    func slowTenant() async {
        _ = await lane.nextSearch()
        for _ in 0..<Lane.mostForOneTenant { lane.leave(for: first) }
        lane.call(first)
        lane.call(second)
        #expect(await lane.nextSearch() == Lane.Search(among: .tenants([second]), free: Lane.crew - 3))
        lane.callEverybody()
        #expect(await lane.nextSearch()?.among == .everybody(sparing: [first]))
        lane.comeBack(from: first)
        #expect(await lane.nextSearch() == Lane.Search(among: .tenants([first]), free: Lane.crew - 2))
    }

    @Test("wakes nobody while the whole crew is out")
    func crewIsOut() async throws {
        _ = await lane.nextSearch()
        let tenants = (0..<Lane.crew).map { _ in Tenant.ID(rawValue: UUID()) }
        for tenant in tenants { lane.leave(for: tenant) }
        let (lane, flag) = (lane, Flag())
        let waiting = Task {
            _ = await lane.nextSearch()
            flag.isUp.store(true, ordering: .relaxed)
        }
        lane.call(first)
        lane.callEverybody()
        try await Task.sleep(for: .milliseconds(50))
        #expect(!flag.stands)
        lane.comeBack(from: tenants[0])
        await waiting.value
        #expect(flag.stands)
    }

    private final class Flag: Sendable {
        let isUp = Atomic(false)
        var stands: Bool { isUp.load(ordering: .relaxed) }
    }

    @Test("lets its worker go when it is closed, and when the task is cancelled")
    func ends() async {
        let lane = lane
        _ = await lane.nextSearch()
        let waiting = Task { await lane.nextSearch() }
        for _ in 0..<20 { await Task.yield() }
        waiting.cancel()
        #expect(await waiting.value == nil)
        lane.close()
        #expect(await lane.nextSearch() == nil)
    }
}
