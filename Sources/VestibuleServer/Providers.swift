import Curl
import Vestibule
import VestibuleFederation

/// The relying party and the directory of domains, wired to the network by one loop of their own.
struct Providers: Sendable {
    let signIn: any FederatedSignIn
    let realms: any RealmDirectory
    private let loop: TransferLoop

    init(_ settings: FederationSettings, surroundings: Surroundings) throws {
        loop = try TransferLoop()
        let transport = CurlTransport(fetch: HTTPFetch(loop: loop, permitsPlainLoopback: settings.allowsLoopback))
        let lookup = MXLookup()
        var mailExchangers: LiveRealmDirectory.MailExchangers?
        if settings.looksUpWorkspaces { mailExchangers = { await lookup.exchangers(of: $0) } }
        signIn = RelyingParty(transport: transport, now: surroundings.now)
        realms = LiveRealmDirectory(
            transport: transport, mailExchangers: mailExchangers, now: surroundings.now)
    }

    func stop() async { await loop.stop() }
}

/// libcurl's answers in the words of the federation target, which does not know libcurl.
struct CurlTransport: ProviderTransport {
    let fetch: HTTPFetch

    func send(_ request: ProviderRequest) async throws(ProviderSilence) -> ProviderReply {
        do throws(CurlError) {
            let answer =
                if let form = request.form {
                    try await fetch.post(
                        form: form, authorization: request.authorization, to: request.url, mostBytes: request.mostBytes,
                        within: request.within)
                } else {
                    try await fetch.get(
                        request.url, authorization: request.authorization, mostBytes: request.mostBytes, within: request.within)
                }
            return ProviderReply(status: answer.status, body: answer.body)
        } catch {
            throw ProviderSilence(reason: error.class)
        }
    }
}

extension CurlError {
    /// What a tenant's administrator may learn, who could ask about places inside the network else (SECURITY 27).
    fileprivate var `class`: String {
        switch self {
        case .timedOut: "no answer in time"
        case .tooLong: "its answer is longer than is allowed"
        case .busy, .stopped, .cancelled: "too much is asked of it just now"
        default: "it cannot be reached"
        }
    }
}
