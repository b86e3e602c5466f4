import Foundation
import TestSupport
import Testing

/// The code that an authenticator app shows, by somebody else's program (oathtool).
enum Oathtool {
    /// - Parameters:
    ///   - key: In base32, as a page shows it.
    ///   - offset: Seconds from now.
    static func code(_ key: String, after offset: Int = 0) throws -> String {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/oathtool")
        let moment = Int(Date().timeIntervalSince1970) + offset
        process.arguments = ["--totp", "--base32", "--now=@\(moment)", key.filter { $0 != " " }]
        process.standardOutput = output
        do { try process.run() } catch {
            throw WebDriver.Failure(description: "These tests need oathtool: apt-get install oathtool (deploy/test does)")
        }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
