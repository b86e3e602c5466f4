import Foundation
import Glibc

/// A program that runs beside the test, with what it says in a file.
package final class Program: Sendable {
    private let process: Process

    package var pid: Int32 { process.processIdentifier }
    package var isRunning: Bool { process.isRunning }
    /// Once it has ended.
    package var status: Int32 { process.terminationStatus }

    /// What `deploy/test --sanitize` tells the tests, and through them the programs that they start.
    private static let sanitizers = ProcessInfo.processInfo.environment.filter {
        ["ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "LD_PRELOAD", "SWIFT_BACKTRACE"].contains($0.key)
    }

    package init(
        _ path: String, _ arguments: [String], environment: [String: String] = [:], saysInto log: String, reads input: String? = nil
    ) throws {
        if !FileManager.default.fileExists(atPath: log) { try Data().write(to: URL(filePath: log)) }
        let output = try FileHandle(forWritingTo: URL(filePath: log))
        try output.seekToEnd()
        process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/tmp", "LC_ALL": "C.UTF-8"]
            .merging(Self.sanitizers) { _, new in new }.merging(environment) { _, new in new }
        process.standardOutput = output
        process.standardError = output
        process.standardInput = try input.map { try FileHandle(forReadingFrom: URL(filePath: $0)) } ?? FileHandle.nullDevice
        try process.run()
        try output.close()
    }

    /// Asks it to end, as a service manager does, and waits until it has.
    ///
    /// - Returns: Its exit status; nil when a signal ended it.
    package func stop() async throws -> Int32? {
        kill(pid, SIGTERM)
        try await eventually("process \(pid) has stopped") { !isRunning }
        return process.terminationReason == .exit ? process.terminationStatus : nil
    }

    /// Kills it, and waits for its end. A gentler signal may be one that it inherited as ignored.
    package func end() async throws {
        kill(pid, SIGKILL)
        try await eventually("process \(pid) has ended") { !isRunning }
    }
}
