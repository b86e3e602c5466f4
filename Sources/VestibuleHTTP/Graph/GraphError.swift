import FoundationEssentials

/// Graph's error envelope. A malformed date would cost the reader the whole error.
struct GraphError: Encodable {
    let error: Body

    struct Body: Encodable {
        let code: String
        let message: String
        let innerError: Inner
    }

    struct Inner: Encodable {
        let date: String
        let requestID: String
        let clientRequestID: String
        /// Where the code is explained.
        let help: String

        enum CodingKeys: String, CodingKey {
            case date
            case requestID = "request-id"
            case clientRequestID = "client-request-id"
            case help
        }
    }

    init(code: String, message: String, date: Date, requestID: String, clientRequestID: String, help: String) {
        // Graph writes this date without a zone.
        let stamp = String(date.formatted(.iso8601).dropLast())
        error = Body(
            code: code, message: message,
            innerError: Inner(date: stamp, requestID: requestID, clientRequestID: clientRequestID, help: help))
    }
}
