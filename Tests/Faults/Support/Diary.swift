import Synchronization
import TestSupport

/// Every exchange of a day with its times, so that an outage can be looked at afterwards. The mutex guards the entries.
final class Diary: Sendable {
    enum Kind: String, Sendable {
        case invite, page, readiness
    }

    struct Entry: Sendable, CustomStringConvertible {
        let kind: Kind
        let began: ContinuousClock.Instant
        let took: Duration
        /// Nil when none came.
        let answer: HTTPAnswer?

        var status: Int? { answer?.status }
        var description: String { "\(kind.rawValue) \(status.map(String.init) ?? "no answer") in \(took)" }
    }

    private let kept = Mutex<[Entry]>([])

    var entries: [Entry] { kept.withLock { $0 } }

    func entries(_ kind: Kind, since moment: ContinuousClock.Instant) -> [Entry] {
        entries.filter { $0.kind == kind && $0.began >= moment }
    }

    /// Asks, and notes what came of it.
    func note(_ kind: Kind, _ ask: () async throws -> HTTPAnswer) async throws -> HTTPAnswer {
        let began = ContinuousClock.now
        do {
            let answer = try await ask()
            kept.withLock { $0.append(Entry(kind: kind, began: began, took: .now - began, answer: answer)) }
            return answer
        } catch {
            kept.withLock { $0.append(Entry(kind: kind, began: began, took: .now - began, answer: nil)) }
            throw error
        }
    }
}
