import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Vestibule

/// Does a request with an `Idempotency-Key` once, and gives whoever sends it again the first answer, for a day.
///
/// The answer is kept after the work: where the process dies between the two, the request is done again a minute later. Most find what they
/// did; a letter that is sent anew goes twice. An invitation keeps its answer in the transaction that makes it, and does not come here.
struct RepetitionGuard: Sendable {
    let repetitions: any RepetitionStore
    let vault: Vault
    let surroundings: Surroundings

    /// - Parameter limit: The most bytes of a body.
    func answer(
        _ request: Request, _ context: RequestFacts, _ caller: Caller, limit: Int = 1 << 20,
        _ handler: (Request, RequestFacts, Caller) async throws -> Response
    ) async throws -> Response {
        guard let text = request.headers[.idempotencyKey] else { return try await handler(request, context, caller) }
        let key = try IdempotencyKey(text)
        let body = try await request.bytes(context, limit: limit)
        var request = request
        request.body = RequestBody(buffer: body)
        let repeatable = RepeatableRequest(
            application: caller.application.id, tenant: caller.tenant.id, key: key, digest: digest(of: request, body),
            claim: surroundings.newID())
        switch try await repetitions.claim(repeatable) {
        case .mine: return try await first(repeatable) { try await handler(request, context, caller) }
        case .answered(let status, let sealed):
            let json = try vault.open(sealed, for: .keptAnswer, context: Self.context(of: repeatable))
            return try JSONDecoder().decode(KeptAnswer.self, from: Data(json)).response(status: status)
        case .reused: throw IdempotencyRefusal.reused
        case .underWay: throw IdempotencyRefusal.underWay
        }
    }

    /// Only what was done is kept: a refusal may be mended, and the request sent again.
    private func first(_ repeatable: RepeatableRequest, _ handler: () async throws -> Response) async throws -> Response {
        let response: Response
        // Who is refused has had nothing done. After an accident nobody knows: then the claim ends by itself.
        do { response = try await handler() } catch let refusal as any Refusal {
            try? await repetitions.release(repeatable)
            throw refusal
        }
        let (kept, again) = try await KeptAnswer.taken(from: response)
        let sealed = try vault.seal(
            Array(try JSONEncoder().encode(kept)), for: .keptAnswer, context: Self.context(of: repeatable))
        // The work is done: an answer that cannot be kept is given all the same.
        do { try await repetitions.keep(sealed, status: response.status.code, for: repeatable) } catch is Unavailable {}
        return again
    }

    /// A body that says the same in another order is the same.
    private func digest(of request: Request, _ body: ByteBuffer) -> TokenDigest {
        let said = (try? JSONReader.object(body.readableBytesView)).map {
            String(decoding: JSONValue.object($0).json, as: UTF8.self)
        }
        let parts = [request.method.rawValue, request.uri.string, said ?? String(buffer: body)]
        return TokenDigest(of: parts.map { "\($0.utf8.count):\($0)" }.joined())
    }

    private static func context(of request: RepeatableRequest) -> String {
        "\(request.tenant) \(request.application) \(request.key.text)"
    }
}

/// An answer as it is kept: what its handler said, and not what the edge dresses it in, which is each request's own.
private struct KeptAnswer: Codable {
    var fields: [String: String]
    var body: [UInt8]

    /// The answer, and the same to be sent.
    static func taken(from response: Response) async throws -> (KeptAnswer, Response) {
        let body = try await response.body.collected()
        let fields = Dictionary(response.headers.map { ($0.name.canonicalName, $0.value) }) { first, _ in first }
        var again = response
        again.body = ResponseBody(byteBuffer: body)
        return (KeptAnswer(fields: fields, body: Array(body.readableBytesView)), again)
    }

    func response(status: Int) -> Response {
        var headers = HTTPFields()
        for (name, value) in fields { if let name = HTTPField.Name(name) { headers[name] = value } }
        return Response(status: .init(code: status), headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
