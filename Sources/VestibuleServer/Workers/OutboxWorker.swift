import FoundationEssentials
import Logging
import ServiceLifecycle
import Synchronization
import Vestibule

/// Sends the letters that wait: passcodes in a lane of their own, for they are worth nothing late. Woken by the requests of this
/// process, and each second for those of others.
///
/// A letter is claimed and committed before the network is touched, and finished after, so a worker that dies sends at most one letter
/// twice, under the same Message-ID, and loses none. Asked to stop, it claims no more and lets what is under way end.
struct OutboxWorker: Service {
    let courier: LetterCourier
    let outbox: any OutboxStore
    let bells: OutboxBells
    let logger: Logger

    func run() async throws {
        let sign = StopSign()
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { lanes in
                lanes.addTask { await serve(urgent: true, bells.urgent, until: sign) }
                lanes.addTask { await serve(urgent: false, bells.others, until: sign) }
            }
        } onGracefulShutdown: {
            sign.raise()
            bells.ring()
        }
    }

    private func serve(urgent: Bool, _ bell: Bell, until sign: StopSign) async {
        let crew = Crew()
        await withDiscardingTaskGroup { deliveries in
            while !Task.isCancelled, !sign.isUp {
                do {
                    let letters = try await claim(urgent: urgent, crew)
                    for letter in letters {
                        crew.take(for: letter.tenant)
                        deliveries.addTask {
                            await courier.send(letter)
                            crew.leave(letter.tenant)
                            bell.ring()
                        }
                    }
                    if letters.isEmpty { await bell.wait(atMost: .seconds(1)) }
                } catch {
                    guard !Task.isCancelled, !sign.isUp else { return }
                    logger.warning("the outbox cannot be read", metadata: ["reason": .string(String(describing: error))])
                    await bell.wait(atMost: .seconds(1))
                }
            }
        }
    }

    private func claim(urgent: Bool, _ crew: Crew) async throws -> [LeasedLetter] {
        let free = crew.free
        guard free > 0 else { return [] }
        return try await outbox.claim(
            limit: min(free, 2), lease: Crew.leaseSeconds, urgent: urgent, sparing: crew.busyTenants)
    }
}

/// Says that no new work is to be begun.
final class StopSign: Sendable {
    private let raised = Atomic(false)

    var isUp: Bool { raised.load(ordering: .relaxed) }
    func raise() { raised.store(true, ordering: .relaxed) }
}

/// The two bells of the outbox; a request rings both.
struct OutboxBells: Sendable {
    let urgent = Bell()
    let others = Bell()

    func ring() {
        urgent.ring()
        others.ring()
    }
}

/// Who is out with letters, by tenant: a tenant whose relay is slow keeps few of the crew. The mutex guards the count.
final class Crew: Sendable {
    static let size = 8
    static let mostForOneTenant = 3
    /// Longer than one delivery may take; then another worker may try.
    static let leaseSeconds = 90

    private let out = Mutex<[Tenant.ID: Int]>([:])

    var free: Int { out.withLock { Self.size - $0.values.reduce(0, +) } }
    var busyTenants: [Tenant.ID] { out.withLock { $0.filter { $0.value >= Self.mostForOneTenant }.map(\.key) } }

    func take(for tenant: Tenant.ID) { out.withLock { $0[tenant, default: 0] += 1 } }

    func leave(_ tenant: Tenant.ID) {
        out.withLock { out in
            let left = (out[tenant] ?? 1) - 1
            out[tenant] = left > 0 ? left : nil
        }
    }
}
