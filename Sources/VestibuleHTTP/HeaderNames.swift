import HTTPTypes

extension HTTPField.Name {
    static let xForwardedFor = make("x-forwarded-for")
    static let proxyRequestID = make("x-request-id")
    static let traceParent = make("traceparent")
    static let requestID = make("request-id")
    static let clientRequestID = make("client-request-id")
    static let idempotencyKey = make("idempotency-key")
    static let prefer = make("prefer")
    static let consistencyLevel = make("consistencylevel")
    static let secFetchSite = make("sec-fetch-site")
    static let referrerPolicy = make("referrer-policy")
    static let openerPolicy = make("cross-origin-opener-policy")

    /// The names above are tokens (RFC 9110 §5.6.2), so the fallback is never taken.
    private static func make(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .via }
}
