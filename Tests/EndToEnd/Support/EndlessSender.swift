import NIOCore
import NIOPosix
import NIOSSL

/// A client that sends a request's head and then goes on with its body until it is cut off.
enum EndlessSender {
    struct End: Sendable {
        /// What the server said meanwhile.
        let answer: String
        /// What the client got rid of after the head, in bytes.
        let sent: Int
        let took: Duration
        /// False when the client gave up first.
        let wasCut: Bool
    }

    /// - Parameters:
    ///   - piece: The body's pieces; each is sent as soon as the one before it has gone and `pause` is over.
    ///   - patience: When the client gives up: long beside what is awaited, which takes its time on a busy machine.
    static func send(
        _ head: String, then piece: String, every pause: Duration, to port: Int, tls: Bool = false,
        patience: Duration = .seconds(30)
    ) async throws -> End {
        let start = ContinuousClock.now
        let channel = try await connect(to: port, tls: tls)
        let (answer, sent, wasCut) = try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: head))
            return await withTaskGroup(of: Part.self) { group in
                group.addTask {
                    var sent = 0
                    while (try? await outbound.write(ByteBuffer(string: piece))) != nil {
                        sent += piece.utf8.count
                        guard (try? await Task.sleep(for: pause)) != nil else { break }
                    }
                    return .sent(sent)
                }
                group.addTask {
                    var answer = ""
                    do { for try await bytes in inbound { answer += String(buffer: bytes) } } catch {}
                    return .answer(answer)
                }
                group.addTask {
                    .gaveUp((try? await Task.sleep(for: patience)) != nil)
                }
                var (answer, sent, gaveUp) = ("", 0, false)
                for await part in group {
                    switch part {
                    case .sent(let number): sent = number
                    case .answer(let text): answer = text
                    case .gaveUp(let isTrue): gaveUp = isTrue
                    }
                    group.cancelAll()
                }
                return (answer, sent, !gaveUp)
            }
        }
        return End(answer: answer, sent: sent, took: start.duration(to: .now), wasCut: wasCut)
    }

    private enum Part: Sendable {
        case sent(Int)
        case answer(String)
        case gaveUp(Bool)
    }

    private static func connect(to port: Int, tls: Bool) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        let context = try NIOSSLContext(configuration: configuration)
        return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if tls {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: context, serverHostname: nil))
                    }
                    return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                }
            }
    }
}
