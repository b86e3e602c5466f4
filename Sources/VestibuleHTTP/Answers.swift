import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// JSON with RFC 3339 dates in UTC, its names in a fixed order so that a repeated answer is the same text.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        text(jsonText(value), type: "application/json", status: status)
    }

    static func jsonText(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Values of ours hold nothing that JSON cannot say (no NaN), so an empty body is never sent.
        return String(decoding: (try? encoder.encode(value)) ?? Data(), as: UTF8.self)
    }

    /// The same for what writes itself, which costs a fraction of the generic way.
    static func json(_ value: some JSONWritable, status: HTTPResponse.Status = .ok, capacity: Int = 1024) -> Response {
        json(status: status, capacity: capacity) { value.write(to: &$0) }
    }

    static func json(
        status: HTTPResponse.Status = .ok, capacity: Int = 1024, _ write: (inout JSONWriter) -> Void
    ) -> Response {
        var json = JSONWriter(capacity: capacity)
        write(&json)
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: json.finished()))
    }

    static func text(
        _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// 303, so that a POST is followed by a GET.
    static func seeOther(_ location: String) -> Response {
        Response(status: .seeOther, headers: [.location: location])
    }

    static var noContent: Response { Response(status: .noContent) }
}
