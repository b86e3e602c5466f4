import Foundation
import Glibc
import VestibuleSandbox

/// A program that the bench runs. It dies with the bench, and what it says goes into a file.
struct Program: Sendable {
    let log: String
    private let process: ChildProcess

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    var pid: Int32 { process.pid }
    var isRunning: Bool { !process.hasEnded }

    init(_ arguments: [String], environment: [String: String] = [:], log: String) async throws {
        self.log = log
        try? FileManager.default.removeItem(atPath: log)
        process = try await ChildProcess.start(
            ["setpriv", "--pdeathsig", "KILL", "--"] + arguments, environment: environment, logPath: log)
    }

    /// Runs a program to its end.
    ///
    /// - Returns: What it said.
    /// - Throws: ``Failure`` with the end of it when the exit status is not zero.
    @discardableResult
    static func run(_ arguments: [String], environment: [String: String] = [:], log: String) async throws -> String {
        let program = try await Program(arguments, environment: environment, log: log)
        let status = await program.process.end()
        let said = try String(contentsOfFile: log, encoding: .utf8)
        guard status == 0 else {
            throw Failure(description: "\(arguments.prefix(3).joined(separator: " ")) failed:\n\(said.suffix(4000))")
        }
        return said
    }

    func stop() async {
        process.signal(SIGTERM)
        _ = await process.end()
    }
}
