import Foundation

/// The figures of one run. Times of one operation are medians over the rounds; ratios are medians of each round's own ratio.
struct Report: Sendable, Encodable {
    let machine: String
    let guests: Int
    let seconds: Int
    var operations: [Figure] = []
    var growth: [Growth] = []
    var memoryMiB = 0.0
    var startMillis = 0.0
    var outbox: Outbox?
    var hook: Hook?

    init(machine: String, guests: Int, seconds: Int) {
        self.machine = machine
        self.guests = guests
        self.seconds = seconds
    }

    struct Growth: Sendable, Encodable {
        var name: String
        var guests: Int
        /// Service and PostgreSQL together.
        var cpuMicros: Double
    }

    struct Outbox: Sendable, Encodable {
        var letters: Int
        var idleP99Millis: Double
        var waitingP99Millis: Double
    }

    struct Hook: Sendable, Encodable {
        /// That were waiting at the end.
        var deliveries: Int
        var withoutP99Millis: Double
        var withP99Millis: Double
    }

    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(self) + Data("\n".utf8)).write(to: URL(filePath: path))
        let plot = URL(filePath: path).deletingPathExtension().appendingPathExtension("svg")
        try Plot(report: self).svg.write(to: plot, atomically: true, encoding: .utf8)
        print("\nWritten: \(path), \(plot.path)")
    }
}

/// One operation at one number of connections.
struct Figure: Sendable, Encodable {
    var name: String
    var connections: Int
    var opsPerSecond: Double
    var p50ms: Double
    var p99ms: Double
    /// The service's processor time for each operation.
    var serviceCPUMicros: Double
    var postgresCPUMicros: Double
    /// What the same must cost at the least: PostgreSQL's time for pgbench's SQL; hello-world's where no SQL is needed.
    var ceilingCPUMicros: Double
    /// `ceilingCPUMicros` ÷ ours, service and PostgreSQL together.
    var ratio: Double
    /// (hello-world for each request + pgbench + signatures) ÷ ours: the sum is the floor of this stack.
    var floorRatio: Double
    var helloWorldCPUMicros: Double
    /// What the signatures of a guest's tokens cost by themselves; zero where none are made.
    var signaturesCPUMicros: Double
    /// Latencies from all rounds: `[upper bound in ms, requests]`, each bound 1.25 times the one before.
    var latencies: [[Double]]

    init(_ operation: Operation, connections: Int, rounds: [Round]) {
        name = operation.rawValue
        self.connections = connections
        opsPerSecond = rounds.map { Double($0.ours.wrk.requests) / $0.ours.wrk.seconds }.median
        p50ms = rounds.map(\.ours.wrk.p50Millis).median
        p99ms = rounds.map(\.ours.wrk.p99Millis).median
        serviceCPUMicros = rounds.map(\.ours.serviceMicros).median
        postgresCPUMicros = rounds.map(\.ours.postgresMicros).median
        ceilingCPUMicros = rounds.map { $0.ceiling ?? $0.hello }.median
        ratio = rounds.map { ($0.ceiling ?? $0.hello) / $0.ours.micros }.median
        floorRatio =
            rounds.map { (Double(operation.requests) * $0.hello + ($0.ceiling ?? 0) + $0.signatures) / $0.ours.micros }.median
        helloWorldCPUMicros = rounds.map(\.hello).median
        signaturesCPUMicros = rounds.map(\.signatures).median
        latencies = Self.histogram(rounds.flatMap(\.ours.wrk.latencies))
    }

    /// - Parameter rounds: The ones at the usual number of connections, for what this load is held against.
    init(_ operation: Operation, connections: Int, load: Driven, like rounds: [Round]) {
        self.init(
            operation, connections: connections,
            rounds: [
                Round(
                    ours: load, ceiling: operation.floor == nil ? nil : rounds.compactMap(\.ceiling).median,
                    hello: rounds.map(\.hello).median, signatures: rounds.map(\.signatures).median)
            ])
    }

    private static func histogram(_ latencies: [(micros: Int, count: Int)]) -> [[Double]] {
        var counts: [Int: Int] = [:]
        for latency in latencies {
            counts[Int((log(max(0.05, Double(latency.micros) / 1000) / 0.05) / log(1.25)).rounded(.up)), default: 0] +=
                latency.count
        }
        return counts.sorted { $0.key < $1.key }.map { [0.05 * pow(1.25, Double($0.key)), Double($0.value)] }
    }
}

/// Where it was measured.
enum Machine {
    static func here() -> String {
        let processors = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model =
            processors.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last?
            .trimmingCharacters(in: .whitespaces) ?? "unknown processor"
        let memory = ProcessInfo.processInfo.physicalMemory >> 30
        return "\(ProcessInfo.processInfo.activeProcessorCount) × \(model), \(memory) GiB, "
            + ProcessInfo.processInfo.operatingSystemVersionString
    }
}
