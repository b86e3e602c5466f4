/// What one caller wants of a connection: that it runs a unit of work (a statement, or a pipeline), or the loan of it.
///
/// It ends once. A caller that gives up, or that runs out of time, gets its outcome at once; whatever the server still
/// says to that unit is drained by the connection and meets nobody.
final class Errand: Sendable {
    enum Work: Sendable {
        /// One round trip, and one implicit transaction.
        case statements([Query])
        /// Many statements as one text, by the simple protocol; no rows.
        case script(String)
        case loan

        var queries: [Query] {
            if case .statements(let queries) = self { queries } else { [] }
        }
    }

    enum Delivery: Sendable {
        case answers([ResultSet])
        case loan(Connection)
    }

    struct Failure: Error, Sendable {
        var error: PostgresError
        /// Surely without effect, and the cause (a stale prepared statement) is gone: a second try is safe and will do.
        var isWorthRepeating = false
    }

    typealias Outcome = Result<Delivery, Failure>

    let id: Int
    let work: Work
    let allowance: Duration
    let deadline: Moment
    /// Inside a transaction: when the connection breaks, the server forgets the statement.
    let isUncommitted: Bool
    let pace: Pace

    private let promise = Promise<Outcome>()

    init(
        id: Int = 0, _ work: Work, within allowance: Duration, deadline: Moment, isUncommitted: Bool = false,
        pace: Pace = .unknown
    ) {
        self.id = id
        self.work = work
        self.allowance = allowance
        self.deadline = deadline
        self.isUncommitted = isUncommitted
        self.pace = pace
    }

    var isOver: Bool { promise.isKept }

    /// False when it was over already.
    @discardableResult
    func end(_ outcome: Outcome) -> Bool { promise.keep(outcome) }

    @discardableResult
    func fail(_ error: PostgresError) -> Bool { end(.failure(Failure(error: error))) }

    /// Starts it and waits for its outcome. A cancelled task gets `cancelled` at once, and `abandon` is told to see to the rest.
    func run(start: () -> Void, abandon: @escaping @Sendable () -> Void) async -> Outcome {
        await withTaskCancellationHandler {
            await promise.value(start: start)
        } onCancel: {
            if fail(.cancelled) { abandon() }
        }
    }

    /// The same for what must be finished even by a cancelled task.
    func runUncancelled(start: () -> Void) async -> Outcome { await promise.value(start: start) }
}
