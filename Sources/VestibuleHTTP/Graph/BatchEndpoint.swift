import HTTPTypes
import Hummingbird
import NIOCore
import Vestibule

/// `/v1.0/$batch`: several requests of Graph in one, each answered as if it had come by itself.
///
/// They go through the same router, so each is admitted, metered and logged by itself, as the caller of the batch. Those that wait for
/// nothing go five at a time.
struct BatchEndpoint: Sendable {
    typealias Responder = @Sendable (Request, RequestFacts) async throws -> Response

    let site: Site
    /// Graph's routes, without this one.
    let graph: Responder

    private static let atOnce = 5
    /// Bytes of answers after which nothing more is asked.
    private static let mostBytes = 4 << 20

    func run(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        guard request.headers[.idempotencyKey] == nil else {
            throw RequestRefusal.malformed("A batch has no Idempotency-Key. Give each of its requests one, in its headers.")
        }
        let batch = try BatchRequest(try await request.json(context), origin: site.base.origin)
        var answers: [String: Answer] = [:]
        var room = Self.mostBytes
        for wave in batch.waves {
            var ready = wave.filter { item in
                guard item.dependsOn.contains(where: { answers[$0].map { !$0.isDone } ?? true }) else { return true }
                answers[item.id] = .failedDependency(help: ErrorCatalogue.help(GraphErrorCode.failedDependency.rawValue, at: site))
                return false
            }[...]
            while !ready.isEmpty {
                let next = Array(ready.prefix(Self.atOnce))
                if room > 0 {
                    for (id, answer) in try await answered(next, of: request, context) {
                        answers[id] = answer
                        room -= answer.body.readableBytes
                    }
                } else {
                    let help = ErrorCatalogue.help(GraphErrorCode.responseTooLarge.rawValue, at: site)
                    for item in next { answers[item.id] = .noRoom(help: help) }
                }
                ready = ready.dropFirst(Self.atOnce)
            }
        }
        let inOrder = batch.items.compactMap { item in answers[item.id].map { (id: item.id, answer: $0) } }
        return Response.json(capacity: inOrder.reduce(256) { $0 + $1.answer.body.readableBytes + 256 }) { json in
            json.object {
                $0.member("responses") { $0.array(inOrder.span) { json, entry in entry.answer.write(as: entry.id, to: &json) } }
            }
        }
    }

    private func answered(
        _ items: [BatchRequest.Item], of outer: Request, _ context: RequestFacts
    ) async throws -> [(String, Answer)] {
        try await withThrowingTaskGroup(of: (String, Answer).self) { group in
            for item in items {
                group.addTask {
                    let inner = RequestFacts(
                        source: ApplicationRequestContextSource(channel: context.channel, logger: context.logger))
                    let response = try await graph(Self.request(item, within: outer), inner)
                    return (
                        item.id,
                        Answer(
                            status: response.status.code, headers: response.headers, body: try await response.body.collected())
                    )
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// As the batch's caller, whatever the item says; and to the host that the batch came to.
    private static func request(_ item: BatchRequest.Item, within outer: Request) -> Request {
        var headers = HTTPFields(item.headers.filter { asked.contains($0.name) })
        headers[.authorization] = outer.headers[.authorization]
        if headers[.clientRequestID] == nil { headers[.clientRequestID] = outer.headers[.clientRequestID] }
        var body = ByteBuffer()
        if let value = item.body {
            body = ByteBuffer(bytes: value.json)
            if headers[.contentType] == nil { headers[.contentType] = "application/json" }
        }
        return Request(
            head: HTTPRequest(
                method: item.method, scheme: outer.head.scheme, authority: outer.head.authority, path: item.path,
                headerFields: headers),
            body: RequestBody(buffer: body))
    }

    /// What a request of a batch may say of itself; the rest is the connection's, and its caller's.
    private static let asked: Set<HTTPField.Name> = [
        .contentType, .accept, .acceptLanguage, .ifMatch, .ifNoneMatch, .idempotencyKey, .clientRequestID, .prefer,
        .consistencyLevel,
    ]

    /// One request's answer, as it stands in the batch's.
    private struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let body: ByteBuffer

        var isDone: Bool { (200..<300).contains(status) }

        /// Not sent, because a request that it waits for was not done.
        static func failedDependency(help: String) -> Answer {
            Answer(424, .failedDependency, "A request that this one depends on was not done, so this one was not sent.", help)
        }

        static func noRoom(help: String) -> Answer {
            Answer(
                413, .responseTooLarge,
                "The answers before it are more than 4 MiB, so this one was not sent. Ask with a smaller $top, or in another batch.",
                help)
        }

        init(status: Int, headers: HTTPFields, body: ByteBuffer) {
            self.status = status
            self.headers = headers
            self.body = body
        }

        private init(_ status: Int, _ code: GraphErrorCode, _ message: String, _ help: String) {
            var json = JSONWriter(capacity: 256)
            json.object {
                $0.member("error") {
                    $0.object {
                        $0.member("code", code.rawValue)
                        $0.member("message", message)
                        $0.member("innerError") { $0.object { $0.member("help", help) } }
                    }
                }
            }
            self.init(status: status, headers: [.contentType: "application/json"], body: json.finished())
        }

        func write(as id: String, to json: inout JSONWriter) {
            json.object { json in
                json.member("id", id)
                json.member("status", status)
                json.member("headers") { json in
                    json.object { json in
                        for field in headers where Self.told.contains(field.name) {
                            json.member(named: field.name.rawName) { $0.string(field.value) }
                        }
                    }
                }
                guard body.readableBytes > 0 else { return }
                json.member("body") { json in
                    if headers[.contentType]?.hasPrefix("application/json") == true {
                        json.put(together: Array(body.readableBytesView).span)
                    } else {
                        json.string(String(buffer: body))
                    }
                }
            }
        }

        private static let told: Set<HTTPField.Name> = [.contentType, .location, .retryAfter, .eTag, .requestID, .clientRequestID]
    }
}
