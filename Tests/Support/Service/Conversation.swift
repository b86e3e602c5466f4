import Foundation

/// A program of somebody else that is talked to by lines. See the scripts beside it for what each says.
package final class Conversation: Sendable {
    private let process: Process
    private let input: FileHandle
    private let output: FileHandle

    /// - Parameter script: A file of `Tests/Support`.
    package init(_ script: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        process.arguments = [folder.appending(path: script).path] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        (self.process, self.input, self.output) = (process, input.fileHandleForWriting, output.fileHandleForReading)
    }

    /// The next line that it says; empty when it has ended.
    package func line() async throws -> String {
        try await offThePool { [output] in
            var line: [UInt8] = []
            while let byte = output.readData(ofLength: 1).first, byte != UInt8(ascii: "\n") { line.append(byte) }
            return String(decoding: line, as: UTF8.self)
        }
    }

    package func say(_ line: String) { input.write(Data((line + "\n").utf8)) }

    package func end() {
        try? input.close()
        process.terminate()
    }
}
