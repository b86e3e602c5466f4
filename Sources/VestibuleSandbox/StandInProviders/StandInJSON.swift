import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

/// JSON that a stand-in says: metadata, keys, claims, errors.
enum StandInJSON: Encodable, Sendable, Equatable, ExpressibleByStringLiteral {
    case null, bool(Bool), number(Int), string(String), array([StandInJSON]), object([String: StandInJSON])

    init(stringLiteral value: String) { self = .string(value) }

    static func strings(_ texts: [String]) -> StandInJSON { .array(texts.map { .string($0) }) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let values): try container.encode(values)
        case .object(let fields): try container.encode(fields)
        }
    }

    var data: Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Nothing that this type can hold fails to encode.
        return (try? encoder.encode(self)) ?? Data("null".utf8)
    }

    /// - Parameter seconds: How long anybody may keep it, who may then also be a script of any site; nil for what is secret.
    func response(status: HTTPResponse.Status = .ok, cachedFor seconds: Int? = nil) -> Response {
        var headers: HTTPFields = [.contentType: "application/json; charset=utf-8"]
        if let seconds {
            headers[.cacheControl] = "max-age=\(seconds), private"
            headers[.accessControlAllowOrigin] = "*"
        } else {
            headers[.cacheControl] = "no-store"
            // RFC 6749 §5.1.
            if let pragma = HTTPField.Name("Pragma") { headers[pragma] = "no-cache" }
        }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}
