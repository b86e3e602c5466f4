/// Asks a web server that we do not run: a provider's documents, its token endpoint.
///
/// Redirects are not followed, proxies of the environment are not used, and an answer that is too long is none. The addresses that may be
/// connected to are the ``EgressRule``'s; `http` goes to this machine only, and only where that was said.
package struct HTTPFetch: Sendable {
    private let loop: TransferLoop
    private let egress: EgressRule
    private let permitsPlainLoopback: Bool
    private let caFile: String?

    /// - Parameters:
    ///   - loop: One of its own: a connection that a wider rule permitted is used again by whoever asks the same loop for the same host.
    ///   - permitsPlainLoopback: For stand-ins of providers on this machine, by `http` and by `https`.
    ///   - caFile: Certificates to trust instead of the system's.
    package init(
        loop: TransferLoop, egress: EgressRule = .publicOnly, permitsPlainLoopback: Bool = false, caFile: String? = nil
    ) {
        self.loop = loop
        self.egress = egress
        self.permitsPlainLoopback = permitsPlainLoopback
        self.caFile = caFile
    }

    package struct Answer: Sendable, Equatable {
        package var status: Int
        /// Headers as they came.
        package var contentType: String?
        package var cacheControl: String?
        package var date: String?
        package var retryAfter: String?
        package var body: [UInt8]
    }

    /// Longest answer but for keys and metadata, in bytes.
    package static let usualBytes = 64 * 1024
    /// Longest answer with keys or metadata, in bytes.
    package static let documentBytes = 256 * 1024

    /// - Parameters:
    ///   - within: For everything: the wait for a turn, name, connection, TLS, answer.
    ///   - mostBytes: The longest body that is an answer.
    ///   - authorization: The whole value of that header.
    /// - Throws: ``CurlError`` when there is no whole answer, whatever its status.
    package func get(
        _ url: String, authorization: String? = nil, mostBytes: Int = documentBytes, within: Duration = .seconds(5)
    ) async throws(CurlError) -> Answer {
        try await fetch(url, .page, headers: try Self.headers(authorization: authorization), upload: [], mostBytes, within)
    }

    /// Sends an encoded form (`application/x-www-form-urlencoded`). A connection that an earlier request left open is used again; when it
    /// turns out dead before anything was answered, libcurl tries once more.
    ///
    /// - Parameter authorization: The whole value of that header.
    package func post(
        form: String, authorization: String? = nil, to url: String, mostBytes: Int = usualBytes, within: Duration = .seconds(5)
    ) async throws(CurlError) -> Answer {
        let headers = ["Content-Type: application/x-www-form-urlencoded"] + (try Self.headers(authorization: authorization))
        return try await fetch(url, .post, headers: headers, upload: Array(form.utf8), mostBytes, within)
    }

    /// Sends JSON. Where the answer's status is no success, its body counts for nothing but its length.
    ///
    /// - Parameter headers: Each a name and a value of visible ASCII.
    package func post(
        json: [UInt8], headers: [(name: String, value: String)], to url: String, mostBytes: Int = usualBytes, within: Duration
    ) async throws(CurlError) -> Answer {
        var lines = ["Content-Type: application/json"]
        for header in headers {
            let line = "\(header.name): \(header.value)"
            guard line.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .invalidArgument("a header") }
            lines.append(line)
        }
        return try await fetch(url, .post, headers: lines, upload: json, mostBytes, within)
    }

    private static func headers(authorization: String?) throws(CurlError) -> [String] {
        guard let authorization else { return [] }
        guard authorization.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .invalidArgument("the authorization") }
        return ["Authorization: \(authorization)"]
    }

    private func fetch(
        _ url: String, _ work: Transfer.Work, headers: [String], upload: [UInt8], _ mostBytes: Int, _ within: Duration
    ) async throws(CurlError) -> Answer {
        let isPlain = try WebAddress.isPlain(url)
        guard !isPlain || permitsPlainLoopback else { throw .invalidArgument("a URL without TLS") }
        var egress = egress
        if permitsPlainLoopback { egress.permitsLoopback = true }
        let report = try await loop.run(
            Transfer(
                url: url, schemes: isPlain ? "http" : "https", work: work, upload: upload,
                security: isPlain ? .plaintext : .fromTheStart, headers: headers + ["Accept: application/json"],
                bodyBound: .refused(beyond: mostBytes), caFile: caFile, egress: isPlain ? .loopbackOnly : egress,
                connectWithin: within),
            within: within)
        if let problem = report.httpProblem { throw problem }
        return Answer(
            status: report.status, contentType: report.header("content-type"), cacheControl: report.header("cache-control"),
            date: report.header("date"), retryAfter: report.header("retry-after"), body: report.body)
    }
}
