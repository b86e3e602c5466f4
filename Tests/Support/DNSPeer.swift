import Foundation

/// A name server in another process, for one test. See `dns-peer.py` for what a zone says.
package final class DNSPeer: Sendable {
    package let port: UInt16
    private let process: Process
    private let input: Pipe

    /// - Parameter zone: JSON.
    package static func start(_ zone: String) async throws -> DNSPeer { try await offThePool { try DNSPeer(zone) } }

    private init(_ zone: String) throws {
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: "dns-peer.py").path, zone,
        ]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            process.terminate()
            throw SMTPPeer.Failure(reason: "the name server said no port")
        }
        (self.port, self.process, self.input) = (port, process, input)
    }

    package func stop() {
        try? input.fileHandleForWriting.close()
        process.terminate()
    }
}
