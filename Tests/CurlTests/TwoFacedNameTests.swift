import Curl
import Foundation
import TestSupport
import Testing

/// A name is what its resolver says, and may say another thing the next moment. It is asked here in a namespace of the kernel's, where nothing but
/// this machine can be reached and `/etc/hosts` is a file of the test's.
@Suite("A name that leads into the operator's network", .timeLimit(.minutes(2)))
struct TwoFacedNameTests {
    /// Public, and nobody's neighbour here.
    private static let outside = "9.9.9.9"
    /// Private, and this machine in the namespace.
    private static let inside = "10.20.4.17"
    private static let marker = "VESTIBULE_TEST_HOSTS"

    @Test(
        "and elsewhere first, or then, sends no byte there",
        .enabled(if: canChangeNames() && ProcessInfo.processInfo.environment[marker] == nil))
    func inItsOwnNamespace() async throws {
        try await withFolder { folder in
            let hosts = folder.appending(path: "hosts").path
            try "".write(toFile: hosts, atomically: false, encoding: .utf8)
            let (status, said) = try await offThePool {
                try Self.run(
                    """
                    mount --bind \(hosts) /etc/hosts && ip link set lo up && ip address add \(Self.inside)/32 dev lo &&
                    exec \(try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) --testing-library swift-testing \
                    --filter 'CurlTests.TwoFacedNameTests/namesLead'
                    """, [Self.marker: hosts])
            }
            #expect(status == 0 && said.contains("1 test"), "\(said.suffix(2000))")
        }
    }

    @Test("(there)", .enabled(if: ProcessInfo.processInfo.environment[marker] != nil))
    func namesLead() async throws {
        let hosts = try #require(ProcessInfo.processInfo.environment[Self.marker])
        try await HTTPPeer.run(host: "0.0.0.0") { _ in
            .answer(body: "{}")
        } _: { peer in
            func say(_ addresses: [String], of name: String) throws {
                try addresses.map { "\($0) \(name)\n" }.joined().write(toFile: hosts, atomically: false, encoding: .utf8)
            }
            /// By a loop of its own, which has not asked for any name yet.
            func fetch(_ url: String, _ kind: @Sendable (TransferLoop) -> HTTPFetch) async throws -> CurlError? {
                let loop = try TransferLoop()
                var error: CurlError?
                do throws(CurlError) { _ = try await kind(loop).get(url) } catch let thrown { error = thrown }
                await loop.stop()
                return error
            }
            // Whoever may come here does: names are read, and the listener listens.
            for (addresses, isReached) in [([Self.outside], false), (["127.0.0.1"], true)] {
                try say(addresses, of: "one.example")
                let error = try await fetch("http://one.example:\(peer.port)/") { HTTPFetch(loop: $0, permitsPlainLoopback: true) }
                #expect((error == nil) == isReached, "\(addresses)")
            }
            #expect(peer.requests.count == 1)
            let connections = peer.connections

            for (name, addresses) in [
                ("one.example", ["127.0.0.1"]), ("two.example", [Self.outside, "127.0.0.1"]),
                ("three.example", [Self.outside, "::1"]),
            ] {
                try say(addresses, of: name)
                #expect(try await fetch("https://\(name):\(peer.port)/") { HTTPFetch(loop: $0) } != nil, "\(name)")
            }
            // One loop keeps what it was told, or asks again: neither leads here.
            let loop = try TransferLoop()
            for address in [Self.outside, "127.0.0.1", "127.0.0.1"] {
                try say([address], of: "four.example")
                await #expect(throws: CurlError.self) {
                    _ = try await HTTPFetch(loop: loop).get("https://four.example:\(peer.port)/")
                }
            }
            await loop.stop()
            #expect(peer.connections == connections)

            // The operator may open an address inside: then that one is reached, and no other.
            try say([Self.inside], of: "hr.example")
            for (range, isReached) in [("10.20.4.16", false), ("10.20.4.16/31", true)] {
                let before = peer.connections
                let rule = EgressRule.publicAnd([try #require(PeerRange(privateUse: range))])
                let error = try await fetch("https://hr.example:\(peer.port)/") { HTTPFetch(loop: $0, egress: rule) }
                let isRefused = if case .refusedByEgressRule = error { true } else { false }
                #expect(isRefused != isReached, "\(range)")
                #expect((peer.connections > before) == isReached, "\(range)")
            }
        }
    }

    /// Whether this user may have a namespace with names of its own.
    private static func canChangeNames() -> Bool {
        (try? run("mount --bind /dev/null /etc/hosts && ip link set lo up", [:]).0) == 0
    }

    private static func run(_ script: String, _ more: [String: String]) throws -> (Int32, String) {
        let shell = Process()
        shell.executableURL = URL(filePath: "/usr/bin/unshare")
        shell.arguments = ["--mount", "--net", "bash", "-c", script]
        shell.environment = ProcessInfo.processInfo.environment.merging(more) { $1 }
        let output = Pipe()
        (shell.standardOutput, shell.standardError) = (output, output)
        try shell.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        return (shell.terminationStatus, said)
    }
}
