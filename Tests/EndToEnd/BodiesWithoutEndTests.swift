import Foundation
import TestSupport
import Testing
import VestibuleSandbox

@testable import VestibuleServer

@Suite("Bodies without end") struct BodiesWithoutEndTests {
    @Test(
        "a body that drips is cut off when its time is over, over TLS too",
        arguments: [("admin/tenants", false), ("contoso.example/oauth2/v2.0/token", false), ("admin/tenants", true)])
    func dripping(path: String, tls: Bool) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vestibule-drip-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let authority = tls ? try await SandboxAuthority.make(in: folder) : nil
        try await TestService.run(server: { server in
            server.bodySeconds = 1
            server.tls = authority.map { .init(certificateFile: $0.certificateFile, keyFile: $0.keyFile) }
        }) { service in
            if !tls { _ = try await service.tenant() }
            let end = try await EndlessSender.send(
                """
                POST /\(path) HTTP/1.1\r
                Host: localhost:\(service.port)\r
                Authorization: Bearer \(service.adminToken)\r
                Content-Type: application/x-www-form-urlencoded\r
                Content-Length: 5000\r
                \r

                """, then: "a", every: .milliseconds(20), to: service.port, tls: tls)
            #expect(end.wasCut && end.took > .milliseconds(900), "took \(end.took)")
            // Fifty on a machine with nothing else to do, and never the whole of it.
            #expect((1..<5000).contains(end.sent), "\(end.sent) bytes of it")
            // NIOSSL closes both ways or none, so there the cut is the answer.
            #expect(end.answer.hasPrefix(tls ? "" : "HTTP/1.1 408 "), "\(end.answer)")
        }
    }

    private static func refused(_ service: TestService, _ length: String) -> String {
        """
        POST /v1.0/invitations HTTP/1.1\r
        Host: localhost:\(service.port)\r
        Content-Type: application/json\r
        \(length)\r
        \r

        """
    }

    private static let chunk = "10000\r\n" + String(repeating: "x", count: 0x10000) + "\r\n"

    @Test("a flood that was refused before it was read ends with the connection")
    func flood() async throws {
        try await TestService.run(server: { $0.bodySeconds = 60 }) { service in
            for length in ["Transfer-Encoding: chunked", "Content-Length: 9000000000"] {
                let end = try await EndlessSender.send(
                    Self.refused(service, length), then: Self.chunk, every: .zero, to: service.port)
                // Long before the time of a body is over.
                #expect(end.wasCut, "took \(end.took)")
                #expect(end.answer.hasPrefix("HTTP/1.1 401 "), "\(end.answer)")
                #expect(end.answer.lowercased().contains("connection: close") == length.hasPrefix("Content-Length"))
                // What a kernel takes in on both sides besides what we read.
                #expect(end.sent < 32 << 20, "\(end.sent) bytes went")
            }
        }
    }

    @Test("a body that drips on after its refusal ends with the connection")
    func drippingOn() async throws {
        try await TestService.run(server: { $0.bodySeconds = 1 }) { service in
            let end = try await EndlessSender.send(
                Self.refused(service, "Transfer-Encoding: chunked"), then: "1\r\nx\r\n", every: .milliseconds(20),
                to: service.port)
            #expect(end.wasCut, "took \(end.took)")
            #expect(end.answer.hasPrefix("HTTP/1.1 401 "), "\(end.answer)")
        }
    }

    @Test("a small body that was refused unread leaves the connection for the next request")
    func small() async throws {
        try await TestService.run { service in
            let connection = KeptConnection(port: service.port)
            defer { connection.close() }
            let body = [UInt8](repeating: UInt8(ascii: "x"), count: 200_000)
            for _ in 0..<3 {
                let refused = try await connection.send(HTTPExchange(method: "POST", target: "/v1.0/invitations", body: body))
                #expect(refused.status == 401)
                #expect(try await connection.send(HTTPExchange(target: "/health/live")).status == 200)
            }
            #expect(connection.farewells == 0)
        }
    }
}
