/// The way to a provider. The server wires it to libcurl, with the egress rule of everything that leaves the process (SECURITY 27).
package protocol ProviderTransport: Sendable {
    /// One exchange: no redirects, and no answer at all when it is longer or later than was asked.
    func send(_ request: ProviderRequest) async throws(ProviderSilence) -> ProviderReply
}

package struct ProviderRequest: Sendable, Equatable {
    package var url: String
    /// An encoded form, to be sent by POST; nil for GET.
    package var form: String?
    /// The whole value of that header.
    package var authorization: String?
    /// The longest body that is an answer.
    package var mostBytes: Int
    /// For everything, from the wait for a turn to the last byte.
    package var within: Duration

    package init(
        url: String, form: String? = nil, authorization: String? = nil, mostBytes: Int, within: Duration = .seconds(5)
    ) {
        self.url = url
        self.form = form
        self.authorization = authorization
        self.mostBytes = mostBytes
        self.within = within
    }

    /// A document that a provider publishes: metadata or keys.
    static func document(at url: String, within: Duration = .seconds(5)) -> ProviderRequest {
        ProviderRequest(url: url, mostBytes: 256 * 1024, within: within)
    }
}

package struct ProviderReply: Sendable, Equatable {
    package var status: Int
    package var body: [UInt8]

    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// There was no whole answer.
package struct ProviderSilence: Error, Equatable {
    /// For logs and administrators, in words that complete "the provider did not answer as it should: …".
    package var reason: String

    package init(reason: String) {
        self.reason = reason
    }
}
