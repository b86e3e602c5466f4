import HTTPTypes
import Hummingbird
package import Tracing

/// A span for each request, where the operator's build has a tracer. There is no such value where there is none, so nothing is paid.
///
/// Hummingbird's own middleware is left out: it writes the raw path and query into the span, and links carry their secret there.
package struct RequestTracing: Sendable {
    let tracer: any Tracer

    package init(_ tracer: any Tracer) { self.tracer = tracer }

    /// Answers inside the request's span, which continues the caller's trace.
    ///
    /// - Returns: The trace's id in W3C's spelling too, if the tracer speaks it.
    func span(
        of request: Request, _ meter: RouteMeter, _ requestID: String, _ answer: () async -> Response
    ) async -> (Response, traceID: String?) {
        var context = InstrumentationContext.current ?? .topLevel
        tracer.extract(request.headers, into: &context, using: HeaderReader())
        let span = tracer.startAnySpan("\(request.method.rawValue) \(meter.route)", context: context, ofKind: .server)
        defer { span.end() }
        let response = await InstrumentationContext.$current.withValue(span.context) { await answer() }
        span.attributes["http.request.method"] = request.method.rawValue
        span.attributes["http.route"] = meter.route
        span.attributes["http.response.status_code"] = response.status.code
        span.attributes["vestibule.request_id"] = requestID
        if response.status.code >= 500 { span.setStatus(SpanStatus(code: .error)) }
        var spoken: [String: String] = [:]
        tracer.inject(span.context, into: &spoken, using: DictionaryWriter())
        return (response, spoken["traceparent"].flatMap { VestibuleHTTP.traceID(of: $0) })
    }

    private struct HeaderReader: Extractor {
        func extract(key name: String, from headers: HTTPFields) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
    }

    private struct DictionaryWriter: Injector {
        func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key.lowercased()] = value }
    }
}
