import Foundation

/// What Python's `email` package makes of a message: a judge that shares no code with us.
package struct IndependentReading: Decodable, Sendable {
    package struct Address: Decodable, Sendable, Equatable {
        package var name: String
        package var address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }
    }

    package struct Part: Decodable, Sendable {
        package var type: String
        package var defects: [String]
        package var parts: [Part]?
        package var text: String?
        package var charset: String?
        package var size: Int?
        package var contentID: String?

        /// This part and all below, in order.
        package var all: [Part] { [self] + (parts ?? []).flatMap(\.all) }
    }

    package var subject: String
    package var headers: [String: String]
    package var count: Int
    package var from: [Address]
    package var to: [Address]
    package var cc: [Address]
    package var replyTo: [Address]
    package var date: String?
    package var tree: Part
    package var bareLineEnds: Int
    package var beyondASCII: Int
    package var widestHeader: Int
    package var widestBody: Int
    package var trailingSpaces: Int
    package var longestWord: Int
    package var undecodableWords: Int

    package static func read(_ message: [UInt8]) async throws -> IndependentReading {
        try await offThePool { try IndependentReading(of: message) }
    }

    private init(of message: [UInt8]) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read-letter.py").path
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [script]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(message))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        self = try JSONDecoder().decode(Self.self, from: answer)
    }

    package func part(_ type: String) -> Part? { tree.all.first { $0.type == type } }
}
