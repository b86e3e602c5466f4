import ArgumentParser
import Foundation
import Postgres
import VestibuleSandbox

/// Measures everything in one run: the operations beside their floors, how cost grows with guests, what a full outbox does, memory, start.
struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures the operations, and prints ratios.",
        discussion: "Figures of different runs or machines are not to be compared; the ratios of one run are.")

    @Option(help: "Guests to fill in first, over tenants of mixed size. Above 10000 the growth from 10000 is measured too.")
    var guests = 10_000

    @Option(help: "One operation only: \(Operation.allCases.map(\.rawValue).joined(separator: ", ")), growth, outbox, hook.")
    var only: String?

    @Option(help: "Seconds of each load; each is run three times.") var seconds = 5

    @Option(help: "Writes the figures there as JSON, and a plot beside it as SVG.") var json: String?

    func validate() throws {
        guard (1000...100_000_000).contains(guests) else { throw ValidationError("--guests takes 1000 to 100000000.") }
        guard (1...600).contains(seconds) else { throw ValidationError("--seconds takes 1 to 600.") }
        if let only, Operation(rawValue: only) == nil, !["growth", "outbox", "hook"].contains(only) {
            throw ValidationError("--only does not know \(only).")
        }
    }

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vestibule-bench-\(UUID().uuidString.prefix(8))").path
        // The cluster of a caller who is root belongs to postgres, who has to come in.
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        chmod(folder, 0o755)
        let cluster = try PrivatePostgres(
            directory: "\(folder)/postgres", fsync: true,
            settings: ["shared_buffers=1GB", "max_wal_size=8GB", "checkpoint_timeout=1h", "autovacuum=off"])
        var outcome: Result<Report, any Error>
        do {
            try await cluster.start()
            outcome = .success(try await measure(on: cluster, folder: folder))
        } catch { outcome = .failure(error) }
        await cluster.erase()
        if case .success = outcome { try? FileManager.default.removeItem(atPath: folder) }
        let report: Report
        do { report = try outcome.get() } catch {
            print("What the programs said stays in \(folder)")
            throw error
        }
        print(report.table)
        if let json { try report.write(to: json) }
    }

    private func measure(on cluster: PrivatePostgres, folder: String) async throws -> Report {
        let hole = try BlackHole(port: try FreePort.find(from: 21_000))
        say("filling \(guests) guests")
        let subject = try await Subject.make("bench", guests: guests, on: cluster, relayPort: hole.port, folder: folder)
        var starts: [Double] = []
        for _ in 0..<3 {
            let (service, millis) = try await subject.serve()
            starts.append(millis)
            await service.stop()
        }
        let (service, millis) = try await subject.serve()
        let helloPort = try FreePort.find(from: 22_000)
        let hello = try await Program([try Paths.bench(), "hello", "--port", "\(helloPort)"], log: "\(folder)/hello.log")
        try await Readiness.wait(for: hello, port: helloPort)
        guard let postmaster = await cluster.postmasterPID else { throw Program.Failure(description: "PostgreSQL is gone") }

        let stand = Stand(
            subject: subject, service: service.pid, hello: hello.pid, helloPort: helloPort, postmaster: postmaster,
            seconds: seconds,
            folder: folder)
        var report = Report(machine: Machine.here(), guests: guests, seconds: seconds)
        report.startMillis = (starts + [millis]).sorted()[1]
        for operation in Operation.allCases where only == nil || only == operation.rawValue {
            say(operation.rawValue)
            report.operations += try await stand.measure(operation)
        }
        report.memoryMiB = ProcessorTime.peakMiB(service.pid)
        if only == nil || only == "outbox" {
            say("a full outbox")
            report.outbox = try await stand.measureOutbox()
        }
        if only == nil || only == "hook" {
            say("a hook that never answers")
            report.hook = try await stand.measureHook(at: hole.port)
        }
        await hello.stop()
        if guests > Growth.few, only == nil || only == "growth" {
            say("growth from \(Growth.few) guests")
            let few = try await Subject.make("few", guests: Growth.few, on: cluster, relayPort: hole.port, folder: folder)
            let (other, _) = try await few.serve()
            let small = Stand(
                subject: few, service: other.pid, hello: hello.pid, helloPort: helloPort, postmaster: postmaster, seconds: seconds,
                folder: folder)
            report.growth = try await Growth.measure(from: small, to: stand)
            await other.stop()
        }
        await service.stop()
        return report
    }

    private func say(_ what: String) {
        FileHandle.standardError.write(Data("==> \(what)\n".utf8))
    }
}
