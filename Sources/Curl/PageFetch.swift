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
        let isPlain = try WebAddress.isPlain(url)
        let report = try await loop.run(
            Transfer(
                url: url, schemes: isPlain ? "http" : "https", work: .page, upload: [],
                security: isPlain ? .plaintext : .fromTheStart, egress: isPlain ? .loopbackOnly : .relay(),
                connectWithin: .seconds(5), needsFreshConnection: true), within: within)
        if let problem = report.httpProblem { return Glimpse(problem: problem, certificate: report.certificate) }
        return Glimpse(
            status: report.status, date: report.header("date"), body: String(decoding: report.body, as: UTF8.self),
            certificate: report.certificate)
    }
}
