import Dispatch
import Foundation
import Synchronization
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("A key that is made aside") struct SigningKeyMakerTests {
    /// Stands in for the loop of a connection: a task that prefers it runs nowhere else.
    private final class Lane: TaskExecutor {
        private static let mark = DispatchSpecificKey<Bool>()
        private let queue = DispatchQueue(label: "lane")

        init() { queue.setSpecific(key: Self.mark, value: true) }

        static var isHere: Bool { DispatchQueue.getSpecific(key: mark) == true }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }

    @Test("is made off the loop that asked, which goes on with it", arguments: SigningKey.Algorithm.allCases)
    func aside(algorithm: SigningKey.Algorithm) async throws {
        let places = Mutex<[Bool]>([])
        let surroundings = Surroundings(
            now: { Date(timeIntervalSince1970: 1_800_000_000) },
            randomBytes: { count in
                places.withLock { $0.append(Lane.isHere) }
                return Array(repeating: 7, count: count)
            })
        let maker = SigningKeyMaker(vault: try Vault.sample(), surroundings: surroundings)
        let tenant = Tenant.ID(rawValue: UUID())
        try await withTaskExecutorPreference(Lane()) {
            #expect(Lane.isHere)
            let key = try await maker.makeAside(algorithm, for: tenant, signsFrom: surroundings.now())
            #expect(Lane.isHere)
            #expect(maker.canOpen(key, of: tenant))
        }
        #expect(places.withLock { $0 } == [false])
    }
}
