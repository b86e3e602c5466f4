package import Foundation

/// A real mail server in another process, for one test.
package final class SMTPPeer: Sendable {
    /// What the peer noted: a letter with its envelope, or a connection.
    package struct Note: Decodable, Sendable {
        package var kind: String
        package var sender: String?
        package var recipients: [String]?
        package var tls: Bool?
        package var login: Bool?
        package var helo: String?
        package var raw: String?
    }

    package enum TLS: Sendable {
        case none
        case upgrade(Certificate)
        case implicit(Certificate)
    }

    /// A self-signed certificate, for this machine unless another host is named, made for one test.
    package struct Certificate: Sendable {
        package let file: String
        package let key: String

        package static func make(in folder: URL, name: String = "peer", host: String = "localhost") async throws -> Self {
            try await offThePool { try Self(in: folder, name: name, host: host) }
        }

        private init(in folder: URL, name: String, host: String) throws {
            file = folder.appending(path: "\(name).pem").path
            key = folder.appending(path: "\(name).key").path
            let openssl = Process()
            openssl.executableURL = URL(filePath: "/usr/bin/openssl")
            openssl.arguments = [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=\(host)", "-addext", "subjectAltName=DNS:\(host)", "-keyout", key,
                "-out",
                file,
            ]
            openssl.standardError = FileHandle.nullDevice
            try openssl.run()
            openssl.waitUntilExit()
            guard openssl.terminationStatus == 0 else { throw Failure(reason: "openssl made no certificate") }
        }
    }

    package struct Failure: Error {
        package let reason: String
    }

    package let port: Int
    private let letters: URL
    private let process: Process
    private let input: Pipe

    /// Starts a peer and returns when it listens.
    package static func start(
        _ mode: String = "normal", tls: TLS = .none, login: String? = nil, in folder: URL
    ) async throws -> SMTPPeer {
        try await offThePool { try SMTPPeer(mode, tls: tls, login: login, in: folder) }
    }

    private init(_ mode: String, tls: TLS, login: String?, in folder: URL) throws {
        letters = folder.appending(path: "letters-\(UUID().uuidString).jsonl")
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "smtp-peer.py").path
        var arguments = [script, "--letters", letters.path, "--mode", mode]
        switch tls {
        case .none: break
        case .upgrade(let certificate): arguments += ["--cert", certificate.file, "--key", certificate.key]
        case .implicit(let certificate):
            arguments += ["--cert", certificate.file, "--key", certificate.key, "--implicit-tls"]
        }
        if let login { arguments += ["--login", login] }
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            process.terminate()
            throw Failure(reason: "the peer said no port")
        }
        (self.port, self.process, self.input) = (port, process, input)
    }

    /// Ends the peer; it also ends by itself when this process does.
    package func stop() {
        try? input.fileHandleForWriting.close()
        process.terminate()
    }

    /// Stops the peer in the middle of whatever it does, without closing anything.
    package func freeze() { _ = process.suspend() }

    package func thaw() { _ = process.resume() }

    package func notes() throws -> [Note] {
        guard let text = try? String(contentsOf: letters, encoding: .utf8) else { return [] }
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Note.self, from: Data($0.utf8)) }
    }

    package func receivedLetters() throws -> [Note] { try notes().filter { $0.kind == "letter" } }

    package func connections() throws -> Int { try notes().count { $0.kind == "connect" } }
}

/// Runs `body` with an empty folder that is gone afterwards.
package func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vestibule-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
}
