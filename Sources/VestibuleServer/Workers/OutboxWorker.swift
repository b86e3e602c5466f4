import FoundationEssentials
import Logging
import ServiceLifecycle
import Synchronization
import Vestibule

/// Sends the letters that wait: passcodes in a lane of their own, for they are worth nothing late. Called by the requests of this
/// process, and each second for those of others.
///
/// A letter is claimed and committed before the network is touched, and finished after, so a worker that dies sends at most one letter
/// twice, under the same Message-ID, and loses none. Asked to stop, it claims no more and lets what is under way end.
struct OutboxWorker: Service {
    let courier: LetterCourier
    let outbox: any OutboxStore
    let lanes: Lanes
    let logger: Logger

    func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                for (lane, isUrgent) in [(lanes.urgent, true), (lanes.others, false)] {
                    group.addTask { await serve(lane, isUrgent: isUrgent) }
                    group.addTask { await callEachSecond(lane) }
                }
            }
        } onGracefulShutdown: {
            lanes.urgent.close()
            lanes.others.close()
        }
    }

    private func callEachSecond(_ lane: Lane) async {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: .seconds(1))) != nil { lane.callEverybody() }
        }
    }

    private func serve(_ lane: Lane, isUrgent: Bool) async {
        await withDiscardingTaskGroup { deliveries in
            while let search = await lane.nextSearch() {
                do {
                    let limit = min(search.free, 2)
                    let letters = try await outbox.claim(
                        among: search.among, limit: limit, lease: Lane.leaseSeconds, urgent: isUrgent)
                    for letter in letters {
                        lane.leave(for: letter.tenant)
                        deliveries.addTask {
                            await courier.send(letter)
                            lane.comeBack(from: letter.tenant)
                        }
                    }
                    // As many as were asked for: there may be more.
                    if letters.count == limit { lane.callAgain(for: search.among) }
                } catch {
                    guard !Task.isCancelled else { return }
                    logger.warning("the outbox cannot be read", metadata: ["reason": .string(String(describing: error))])
                }
            }
        }
    }
}
