import NIOCore
import NIOPosix

/// A bare SMTP client for tests: sends exactly the bytes it is told to, and waits for replies.
final class SMTPClient {
    private var replies: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var received = ""

    /// Connects, runs the conversation and closes.
    static func converse(
        port: Int, _ conversation: @Sendable (SMTPClient) async throws -> Void
    ) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        try await channel.executeThenClose { inbound, outbound in
            let client = SMTPClient(replies: inbound.makeAsyncIterator(), outbound: outbound)
            try await conversation(client)
        }
    }

    private init(
        replies: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.replies = replies
        self.outbound = outbound
    }

    func send(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text))
    }

    /// The next reply, its lines joined by `|`; `nil` when the server closed.
    func reply() async throws -> String? {
        var lines: [String] = []
        while true {
            guard let line = try await line() else { return nil }
            lines.append(line)
            if line.dropFirst(3).first != "-" { return lines.joined(separator: "|") }
        }
    }

    /// Sends a command and gives the code of its reply.
    func code(of command: String) async throws -> String? {
        try await send(command + "\r\n")
        return try await reply().map { String($0.prefix(3)) }
    }

    private func line() async throws -> String? {
        while true {
            // "\r\n" is one Character in Swift, and so one element to look for.
            if let end = received.firstIndex(of: "\r\n") {
                let line = String(received[..<end])
                received = String(received[received.index(after: end)...])
                return line
            }
            guard let chunk = try await replies.next(isolation: #isolation) else { return nil }
            received += String(buffer: chunk)
        }
    }
}
