/// A client's connection that is kept from request to request, as a balancer's are. Used by one task.
package final class KeptConnection {
    package let port: Int
    private var socket: LoopbackSocket?
    /// Answers after which the server wished the connection closed.
    package private(set) var farewells = 0

    package init(port: Int) { self.port = port }

    /// Sends a request and reads its answer; a connection that was cut is the caller's error.
    package func send(_ exchange: HTTPExchange) async throws -> HTTPAnswer {
        let port = port
        let kept = socket
        let (answer, used) = try await offThePool {
            let socket = try kept ?? LoopbackSocket(port: port, seconds: 10)
            _ = try socket.send(exchange.wire(port, keepsAlive: true), stopsAtAnswer: false)
            var received: [UInt8] = []
            while true {
                if let answer = HTTPAnswer(received, expectsBody: true, isWhole: false, sent: 0) { return (answer, socket) }
                let more = try socket.receive()
                guard !more.isEmpty else {
                    throw HTTPExchange.Failure(reason: "cut after \(received.count) bytes, \(kept == nil ? "new" : "kept")")
                }
                received += more
            }
        }
        socket = used
        if answer["Connection"]?.lowercased() == "close" {
            farewells += 1
            close()
        }
        return answer
    }

    package func close() {
        socket?.close()
        socket = nil
    }
}
