/// How the cost of an operation grows from few guests to many: both databases on one server, measured in turn.
enum Growth {
    static let few = 10_000

    static func measure(from small: Stand, to large: Stand) async throws -> [Report.Growth] {
        var points: [Report.Growth] = []
        for operation in [Operation.createInvitation, .getGuest] {
            points += try await self.points(operation.rawValue, from: small, to: large) {
                try await $0.load(operation, seconds: $1)
            }
        }
        for question in UserQuestion.allCases {
            points += try await self.points(question.rawValue, from: small, to: large) { loads, _ in
                try await question.load(loads)
            }
        }
        return points
    }

    private static func points(
        _ name: String, from small: Stand, to large: Stand, _ load: (Loads, _ seconds: Int) async throws -> Load
    ) async throws -> [Report.Growth] {
        func cost(at stand: Stand) async throws -> Double {
            let load = try await load(Loads(subject: stand.subject, folder: stand.folder), stand.seconds)
            return try await stand.drive(load, connections: Stand.usualConnections).micros
        }
        var costs: (small: [Double], large: [Double]) = ([], [])
        for round in 0...Stand.rounds {
            let few = try await cost(at: small)
            let many = try await cost(at: large)
            // The first round touches the pages that later ones find in memory.
            if round > 0 {
                costs.small.append(few)
                costs.large.append(many)
            }
        }
        return [
            Report.Growth(name: name, guests: small.subject.guests, cpuMicros: costs.small.median),
            Report.Growth(name: name, guests: large.subject.guests, cpuMicros: costs.large.median),
        ]
    }
}
