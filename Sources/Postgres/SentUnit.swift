/// One unit of work on its way through a session: what was sent, and how far the answers have come.
struct SentUnit {
    enum Step {
        case deallocate(String)
        case prepare(Int, String)
        case execute(Int, wasPrepared: Bool)
        case script
    }

    let queries: [Query]
    /// Whether the session stood outside of any transaction before.
    let beganIdle: Bool
    var steps: [Step] = []
    var position = 0
    var answers: [ResultSet] = []
    var failure: Errand.Failure?

    init(_ queries: [Query], beganIdle: Bool) {
        self.queries = queries
        self.beganIdle = beganIdle
        steps.reserveCapacity(queries.count)
        answers.reserveCapacity(queries.count)
    }

    static func script(beganIdle: Bool) -> SentUnit {
        var unit = SentUnit([], beganIdle: beganIdle)
        unit.steps = [.script]
        return unit
    }

    var isScript: Bool {
        if case .script = steps.first { true } else { false }
    }

    /// What the next answer is to; nil when all have come.
    var nextStep: Step? { position < steps.count ? steps[position] : nil }

    var outcome: Errand.Outcome {
        if let failure { .failure(failure) } else { .success(.answers(answers)) }
    }

    func deallocates(_ name: String) -> Bool {
        steps.contains { step in
            if case .deallocate(name) = step { true } else { false }
        }
    }

    func nameBeingPrepared(_ query: Query) -> String? {
        for case .prepare(let index, let name) in steps
        where queries[index].sql == query.sql && queries[index].hasSameTypes(as: query) { return name }
        return nil
    }
}
