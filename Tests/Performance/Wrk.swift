import Foundation

/// One run of wrk.
struct Wrk: Sendable {
    var requests = 0
    var seconds = 0.0
    var p50Millis = 0.0
    var p99Millis = 0.0
    /// Latencies in microseconds, and how many requests took each.
    var latencies: [(micros: Int, count: Int)] = []

    /// - Throws: When a single answer was not the expected one.
    static func run(_ load: Load, port: Int, connections: Int, seconds: Int, folder: String) async throws -> Wrk {
        let said = try await Program.run(
            [
                "/usr/bin/wrk", "-t2", "-c\(connections)", "-d\(seconds)s", "--timeout", "10s", "-s",
                "\(Paths.here)/Loads/load.lua",
                "http://127.0.0.1:\(port)/", "--", load.name, load.dataFile, "\(port)", "\(Load.nextRun())",
            ], log: "\(folder)/wrk.log")
        guard let result = said.range(of: "\nRESULT\n") else {
            throw Program.Failure(description: "wrk said no result:\n\(said.suffix(2000))")
        }
        var wrk = Wrk()
        var trouble: [String] = []
        var first = ""
        for line in said[result.upperBound...].split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 1 else { continue }
            let number = Int(words[1]) ?? 0
            switch words[0] {
            case "requests": wrk.requests = number
            case "microseconds": wrk.seconds = Double(number) / 1_000_000
            case "p50": wrk.p50Millis = Double(number) / 1000
            case "p99": wrk.p99Millis = Double(number) / 1000
            case "socketErrors" where number > 0: trouble.append("\(number) socket errors")
            case "wrong" where number > 0: trouble.append("\(number) wrong answers")
            case "ranOut" where words[1] == "true": trouble.append("the prepared rows ran out")
            case "latency" where words.count == 3: wrk.latencies.append((number, Int(words[2]) ?? 0))
            case "first": first = String(line.dropFirst(6))
            default: break
            }
        }
        guard trouble.isEmpty, wrk.requests > 0 else {
            throw Program.Failure(
                description: "\(load.name): \(trouble.joined(separator: ", ")) of \(wrk.requests) requests. First: \(first)")
        }
        return wrk
    }
}

/// What wrk sends: an operation of `Loads/load.lua`, and the file with its lines.
struct Load: Sendable {
    let name: String
    let dataFile: String

    init(_ name: String, lines: [[String]], folder: String) throws {
        self.name = name
        dataFile = "\(folder)/\(name).tsv"
        let text = lines.map { $0.joined(separator: "\t") }.joined(separator: "\n")
        try text.write(toFile: dataFile, atomically: false, encoding: .utf8)
    }

    /// Numbers the runs, so that no two make the same addresses.
    static func nextRun() -> Int { Int(Date.now.timeIntervalSince1970 * 1000) }
}
