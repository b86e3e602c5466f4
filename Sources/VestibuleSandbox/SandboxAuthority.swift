import Foundation

/// A throw-away certificate authority and a certificate for localhost, made by the `openssl` command and kept for a month.
package struct SandboxAuthority: Sendable {
    package let authorityFile: String
    package let certificateFile: String
    package let keyFile: String

    package static func make(in directory: String) async throws -> SandboxAuthority {
        let made = SandboxAuthority(
            authorityFile: "\(directory)/ca.pem", certificateFile: "\(directory)/localhost.pem",
            keyFile: "\(directory)/localhost.key")
        let files = FileManager.default
        if files.fileExists(atPath: made.certificateFile), try await made.isFresh() { return made }
        try? files.removeItem(atPath: directory)
        try files.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try await openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
            "-subj", "/CN=Vestibule sandbox", "-addext", "basicConstraints=critical,CA:true", "-keyout", "\(directory)/ca.key",
            "-out", made.authorityFile)
        try await openssl(
            "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost", "-keyout",
            made.keyFile, "-out", "\(directory)/localhost.csr")
        try "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n".write(
            toFile: "\(directory)/names", atomically: true, encoding: .utf8)
        try await openssl(
            "x509", "-req", "-in", "\(directory)/localhost.csr", "-CA", made.authorityFile, "-CAkey", "\(directory)/ca.key",
            "-CAcreateserial", "-days", "30", "-extfile", "\(directory)/names", "-out", made.certificateFile)
        return made
    }

    /// Whether the certificate lives for another day.
    private func isFresh() async throws -> Bool {
        try await Self.status(of: ["x509", "-checkend", "86400", "-noout", "-in", certificateFile]) == 0
    }

    private static func openssl(_ arguments: String...) async throws {
        guard try await status(of: arguments) == 0 else { throw OpenSSLFailed(step: arguments.first ?? "") }
    }

    private static func status(of arguments: [String]) async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }

    private struct OpenSSLFailed: Error, CustomStringConvertible {
        let step: String
        var description: String { "openssl \(step) failed. Is the openssl package installed?" }
    }
}
