import Glibc

/// Asks `GET /health/ready` until it answers 200.
enum Readiness {
    static func wait(for program: Program, port: Int) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while !isReady(port) {
            guard program.isRunning, ContinuousClock.now < deadline else {
                throw Program.Failure(description: "Nothing answers on port \(port); see \(program.log)")
            }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private static func isReady(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { return false }
        let request = Array("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { return false }
        var answer = [UInt8](repeating: 0, count: 64)
        let count = recv(descriptor, &answer, answer.count, 0)
        return count >= 12 && String(decoding: answer[..<12], as: UTF8.self) == "HTTP/1.1 200"
    }
}
