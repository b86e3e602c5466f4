import Foundation
import TestSupport
import Testing

/// What a picture's QR code says, by somebody else's reader (zbarimg).
enum Zbarimg {
    static func text(in picture: Data) throws -> String {
        let (process, output) = (Process(), Pipe())
        let file = FileManager.default.temporaryDirectory.appending(path: "vestibule-\(UUID().uuidString).png")
        try picture.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        process.executableURL = URL(filePath: "/usr/bin/zbarimg")
        process.arguments = ["--quiet", "--raw", file.path]
        (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
        do { try process.run() } catch {
            throw WebDriver.Failure(description: "These tests need zbarimg: apt-get install zbar-tools (deploy/test does)")
        }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
