internal import CLibCurl

/// One page of ours, fetched as a stranger would: for looking whether the public address leads here.
package struct PageFetch: Sendable {
    private let loop: TransferLoop

    package init(loop: TransferLoop) {
        self.loop = loop
    }

    package struct Glimpse: Sendable {
        /// Why there was no answer; nil when there was one.
        package var problem: CurlError?
        package var status = 0
        /// The `Date` header as it came.
        package var date: String?
        /// The first kilobytes.
        package var body = ""
        package var certificate: CertificateGlimpse

        package init(
            problem: CurlError? = nil, status: Int = 0, date: String? = nil, body: String = "",
            certificate: CertificateGlimpse = CertificateGlimpse()
        ) {
            self.problem = problem
            self.status = status
            self.date = date
            self.body = body
            self.certificate = certificate
        }
    }

    /// - Parameter url: `https://…`, or `http://…` on this machine. Redirects are not followed.
    /// - Throws: ``CurlError`` when nothing was tried: an unusable URL, or no turn.
    package func get(_ url: String, within: Duration) async throws(CurlError) -> Glimpse {
        let isPlain = url.lowercased().hasPrefix("http://")
        guard isPlain || url.lowercased().hasPrefix("https://"), url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .invalidArgument("the URL")
        }
        let report = try await loop.run(
            Transfer(
                url: url, schemes: isPlain ? "http" : "https", work: .page, upload: [],
                security: isPlain ? .plaintext : .fromTheStart, egress: isPlain ? .loopbackOnly : .relay(),
                connectWithin: .seconds(5), needsFreshConnection: true), within: within)
        guard report.code == 0 else { return Glimpse(problem: report.pageProblem, certificate: report.certificate) }
        let lines = report.serverLines.map { String(decoding: $0, as: UTF8.self) }
        let status = lines.last { $0.hasPrefix("HTTP/") }?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        let date = lines.last { $0.lowercased().hasPrefix("date:") }?.dropFirst(5)
        return Glimpse(
            status: status ?? 0, date: date.map { String($0.drop { $0 == " " }) },
            body: String(decoding: report.body, as: UTF8.self), certificate: report.certificate)
    }
}

extension TransferReport {
    fileprivate var pageProblem: CurlError {
        switch CURLcode(rawValue: UInt32(clamping: code)) {
        case CURLE_COULDNT_RESOLVE_HOST: .couldNotResolve
        case CURLE_COULDNT_CONNECT: refusedAddress.map { .refusedByEgressRule($0) } ?? .couldNotConnect
        case CURLE_OPERATION_TIMEDOUT: .timedOut(outcomeUnknown: false)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: .tlsFailed(reason: reason)
        default: .failed(code: code, reason: reason)
        }
    }
}
