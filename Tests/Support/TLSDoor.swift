import Foundation

/// Ends TLS in front of a service on this machine, as an operator's proxy does: for clients that will have nothing else.
package struct TLSDoor: Sendable {
    package let port: Int
    /// What to trust, for clients.
    package let caFile: String

    package var base: String { "https://localhost:\(port)" }

    /// - Parameter service: Whose requests these are; it says `base` of itself.
    package static func run(
        to service: Int, at port: Int, _ body: (TLSDoor) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vestibule-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let certificate = try await SMTPPeer.Certificate.make(in: folder)
        let door = try Conversation("tls-door.py", ["\(port)", "\(service)", certificate.file, certificate.key])
        defer { door.end() }
        guard try await door.line() == "open" else { throw DidNotOpen() }
        try await body(TLSDoor(port: port, caFile: certificate.file))
    }

    private struct DidNotOpen: Error {}
}
