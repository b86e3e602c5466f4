import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Vestibule

/// `GET /openapi.json`: all that is served, as OpenAPI 3.1, with this installation's address for the example's.
///
/// It is written in `Parts` and joined by `deploy/openapi`; a test holds it against the table of routes.
struct OpenAPIDocument: Sendable {
    private let bytes: ByteBuffer
    private let tag: String

    private static let placeholder = "https://guests.contoso.example"
    private static let pieces = text.components(separatedBy: placeholder)

    init(site: Site) {
        let text = Self.pieces.joined(separator: site.base.origin)
        bytes = ByteBuffer(string: text)
        tag = "\"\(Base64URL.encode(Array(SHA256.hash(data: Data(text.utf8)).prefix(12))))\""
    }

    func show(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let headers: HTTPFields = [.eTag: tag, .cacheControl: "public, max-age=300"]
        if request.knows(tag: tag) { return Response(status: .notModified, headers: headers) }
        var response = Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
        response.headers[.contentType] = "application/json"
        return response
    }
}
