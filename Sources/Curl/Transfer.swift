/// One easy handle's settings, as a value: what is to be done, with whom, and within which bounds.
///
/// What every protocol needs stands here; what only mail needs is in ``Work``, where other protocols find their place.
package struct Transfer: Sendable {
    package enum Work: Sendable {
        case mail(Envelope)
        /// Comes in, to the end of the login, and says NOOP: nothing is delivered.
        case greeting
        /// One page by GET.
        case page
        /// What is uploaded, by POST.
        case post
    }

    package struct Envelope: Sendable {
        package var sender: String
        package var recipients: [String]
    }

    /// What happens to an answer that is longer than it should be.
    package enum BodyBound: Sendable {
        /// The beginning is kept.
        case cut(at: Int)
        /// The transfer ends there.
        case refused(beyond: Int)
    }

    package enum Security: Sendable {
        case plaintext
        /// Begin in plain text, then require the upgrade before anything is said.
        case upgraded
        case fromTheStart
    }

    package struct Credentials: Sendable {
        package var username: String
        package var password: String
    }

    package var url: String
    /// libcurl's names of the schemes this transfer may use, as in `smtp,smtps`.
    package var schemes: String
    package var work: Work
    package var upload: [UInt8]
    package var security: Security
    package var credentials: Credentials?
    /// Lines of an HTTP request's head beyond the usual ones.
    package var headers: [String] = []
    package var bodyBound = BodyBound.cut(at: 4096)
    /// Certificates to trust instead of the system's.
    package var caFile: String?
    package var egress: EgressRule
    /// At most this long for name, connection and TLS; whole milliseconds count.
    package var connectWithin: Duration
    /// No connection of an earlier transfer will do.
    package var needsFreshConnection = false
}

/// What a server's certificate showed of itself.
package struct CertificateGlimpse: Equatable, Sendable {
    /// OpenSSL's verdict on the chain (`X509_V_ERR_…`), 0 for none.
    package var verdict: Int
    /// As libcurl prints it, `Nov 23 09:00:00 2026 GMT`; only of a certificate that was taken.
    package var ends: String?

    package init(verdict: Int = 0, ends: String? = nil) {
        self.verdict = verdict
        self.ends = ends
    }
}

/// What became of a transfer, in libcurl's words; what it means is for the protocol's own type to say.
package struct TransferReport: Sendable {
    /// libcurl's `CURLcode`; 0 is success.
    package var code: Int
    /// libcurl's words for the code. They quote nothing of the transfer.
    package var reason: String
    /// The last lines that the server said, without their line ends.
    package var serverLines: [[UInt8]]
    /// Connections made for this transfer; 0 when an earlier one was used again.
    package var connectsMade: Int
    package var uploadBegan: Bool
    /// libcurl has taken the whole upload; it may or may not have left this machine.
    package var uploadEnded: Bool
    /// The last answer's code, 0 when there was none.
    package var status: Int
    /// Of a page, as much as its bound allows.
    package var body: [UInt8]
    /// There was more than was allowed, and the transfer was ended for it.
    package var bodyWasRefused: Bool
    package var certificate: CertificateGlimpse
    /// An address that the egress rule refused, when it refused all that were tried.
    package var refusedAddress: PeerAddress?
}
