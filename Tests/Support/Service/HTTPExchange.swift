import Foundation
import Glibc

/// One request and its answer on a connection of its own, byte by byte as we say: a polite library would not send what
/// attackers do.
package struct HTTPExchange: Sendable {
    package var method: String
    package var target: String
    /// `Host`, `Content-Length` and `Connection` are added where they are missing.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(
        method: String = "GET", target: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    package struct Failure: Error {
        package let reason: String

        package init(reason: String) { self.reason = reason }
    }

    package func send(to port: Int, within seconds: Int = 30) async throws -> HTTPAnswer {
        try await Self.send(wire(port), to: port, expectsBody: method != "HEAD", within: seconds)
    }

    /// Sends bytes as they are; stops sending as soon as an answer comes.
    package static func send(
        _ bytes: [UInt8], to port: Int, expectsBody: Bool = true, within seconds: Int = 30
    ) async throws -> HTTPAnswer {
        try await offThePool {
            let socket = try LoopbackSocket(port: port, seconds: seconds)
            defer { socket.close() }
            let sent = try socket.send(bytes)
            var received: [UInt8] = []
            while true {
                if let answer = HTTPAnswer(received, expectsBody: expectsBody, isWhole: false, sent: sent) {
                    return answer
                }
                let more = try socket.receive()
                guard !more.isEmpty else { break }
                received += more
            }
            guard let answer = HTTPAnswer(received, expectsBody: expectsBody, isWhole: true, sent: sent) else {
                throw Failure(
                    reason: "no answer, only \(received.count) bytes: \(String(decoding: received, as: UTF8.self))")
            }
            return answer
        }
    }

    /// Sends it and hangs up without waiting for the answer.
    package func sendAndHangUp(to port: Int) async throws {
        let bytes = wire(port)
        try await offThePool {
            let socket = try LoopbackSocket(port: port, seconds: 10)
            defer { socket.close() }
            _ = try socket.send(bytes)
        }
    }

    func wire(_ port: Int, keepsAlive: Bool = false) -> [UInt8] {
        let given = Set(headers.map { $0.name.lowercased() })
        var lines = ["\(method) \(target) HTTP/1.1"]
        if !given.contains("host") { lines.append("Host: localhost:\(port)") }
        lines += headers.map { "\($0.name): \($0.value)" }
        if !given.contains("content-length"), !body.isEmpty || method == "POST" {
            lines.append("Content-Length: \(body.count)")
        }
        if !keepsAlive { lines.append("Connection: close") }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }
}

/// What came back.
package struct HTTPAnswer: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]
    /// How much of the request was on its way when the answer came.
    package let sent: Int

    package var text: String { String(decoding: body, as: UTF8.self) }

    package subscript(_ name: String) -> String? { all(name).first }

    package func all(_ name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// Nil while something is missing.
    init?(_ bytes: [UInt8], expectsBody: Bool, isWhole: Bool, sent: Int) {
        guard let end = Data(bytes).firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        guard let words = lines.first?.split(separator: " "), words.count >= 2, let status = Int(words[1]) else {
            return nil
        }
        self.status = status
        self.sent = sent
        headers = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (String(line[..<colon]), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
        }
        let rest = Array(bytes[end.upperBound...])
        let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) }
        if !expectsBody || status == 204 || status == 304 {
            body = []
        } else if let length {
            guard rest.count >= length || isWhole else { return nil }
            body = Array(rest.prefix(length))
        } else {
            guard isWhole else { return nil }
            body = rest
        }
    }
}

/// A blocking TCP connection to 127.0.0.1; used on a thread of its own.
struct LoopbackSocket {
    private let descriptor: Int32

    init(port: Int, seconds: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw HTTPExchange.Failure(reason: "no socket: errno \(errno)") }
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            let code = errno
            Glibc.close(descriptor)
            throw HTTPExchange.Failure(reason: "port \(port) takes no connection: errno \(code)")
        }
    }

    func close() { _ = Glibc.close(descriptor) }

    /// - Parameter stopsAtAnswer: False where another request follows: it would be taken for the rest of this one.
    /// - Returns: How many bytes went before an answer came, or all.
    func send(_ bytes: [UInt8], stopsAtAnswer: Bool = true) throws -> Int {
        var sent = 0
        while sent < bytes.count, !(stopsAtAnswer && sent > 0 && hasAnswer) {
            let count = bytes[sent..<min(sent + 65_536, bytes.count)].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            // The peer may have answered and closed while we were still talking.
            guard count > 0 else { break }
            sent += count
        }
        return sent
    }

    /// Empty at the end.
    func receive() throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count < 0, errno == EAGAIN { throw HTTPExchange.Failure(reason: "no answer within the time") }
        return count > 0 ? Array(buffer[..<count]) : []
    }

    private var hasAnswer: Bool {
        var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&question, 1, 0) > 0
    }
}
