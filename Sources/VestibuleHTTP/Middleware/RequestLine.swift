/// One request as its log line tells it. No address of a person or a machine, no query, no path as it was asked for.
package struct RequestLine: Sendable {
    package var id: String
    package var method: String
    /// The path as the table of routes has it.
    package var route: String
    package var status: Int
    package var nanoseconds: Int
    /// Its id, as soon as the request's tenant was known.
    package var tenant: String?
    /// `ok`, or the code of what was refused.
    package var outcome: String
    /// W3C Trace Context's trace id: the caller's, or our tracer's.
    package var trace: String?
}

/// Who looks on while requests are answered. Nobody, unless said otherwise.
package struct Observers: Sendable {
    /// Takes each request's line; must not block.
    package var log: (@Sendable (RequestLine) -> Void)?
    package var tracing: RequestTracing?
    package var meters = RequestMeters()
    /// Metrics of others, read when `/metrics` is.
    package var sources: [MetricSource] = []
    package var departure = Departure()

    package init() {}
}
