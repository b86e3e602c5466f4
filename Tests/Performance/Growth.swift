/// How the cost of an operation grows from few guests to many: both databases on one server, measured in turn.
enum Growth {
    static let few = 10_000

    static func measure(from small: Stand, to large: Stand) async throws -> [Report.Growth] {
        var points: [Report.Growth] = []
        for operation in [Operation.createInvitation, .getGuest] {
            var costs: (small: [Double], large: [Double]) = ([], [])
            for round in 0...Stand.rounds {
                let few = try await cost(of: operation, at: small)
                let many = try await cost(of: operation, at: large)
                // The first round touches the pages that later ones find in memory.
                if round > 0 {
                    costs.small.append(few)
                    costs.large.append(many)
                }
            }
            points.append(Report.Growth(name: operation.rawValue, guests: small.subject.guests, cpuMicros: costs.small.median))
            points.append(Report.Growth(name: operation.rawValue, guests: large.subject.guests, cpuMicros: costs.large.median))
        }
        return points
    }

    private static func cost(of operation: Operation, at stand: Stand) async throws -> Double {
        let load = try await Loads(subject: stand.subject, folder: stand.folder).load(operation, seconds: stand.seconds)
        return try await stand.drive(load, connections: Stand.usualConnections).micros
    }
}
