import Curl
import Vestibule
import VestibuleFederation

/// The relying party and the directory of domains, wired to the network twice: once for the providers that the operator named, and once for
/// those that tenants did. A tenant's provider that answers slowly, or many of them, hold up nobody's way to the operator's.
struct Providers: FederatedSignIn, RealmDirectory {
    private let named: Set<String>
    private let operators: Side
    private let tenants: Side

    private struct Side: Sendable {
        let loop: TransferLoop
        let signIn: RelyingParty
        let realms: LiveRealmDirectory

        init(
            _ settings: FederationSettings, mailExchangers: LiveRealmDirectory.MailExchangers?, surroundings: Surroundings
        ) throws {
            loop = try TransferLoop()
            let transport = CurlTransport(fetch: HTTPFetch(loop: loop, permitsPlainLoopback: settings.allowsLoopback))
            signIn = RelyingParty(transport: transport, now: surroundings.now)
            realms = LiveRealmDirectory(transport: transport, mailExchangers: mailExchangers, now: surroundings.now)
        }
    }

    init(_ settings: FederationSettings, surroundings: Surroundings) throws {
        let lookup = MXLookup()
        var mailExchangers: LiveRealmDirectory.MailExchangers?
        if settings.looksUpWorkspaces { mailExchangers = { await lookup.exchangers(of: $0) } }
        named = Set(settings.registrations.authorities)
        operators = try Side(settings, mailExchangers: mailExchangers, surroundings: surroundings)
        tenants = try Side(settings, mailExchangers: nil, surroundings: surroundings)
    }

    func authorizationURL(
        for request: FederatedRequest, at provider: ProviderRegistration
    ) async throws(FederationRefusal) -> String {
        try await side(of: provider.authority).signIn.authorizationURL(for: request, at: provider)
    }

    func identity(
        provedBy code: String, issuer: String?, for request: FederatedRequest, at provider: ProviderRegistration
    ) async throws(FederationRefusal) -> ProvedIdentity {
        try await side(of: provider.authority).signIn.identity(provedBy: code, issuer: issuer, for: request, at: provider)
    }

    func facts(about domain: DomainName, fromEntraAt authority: String?, asksForWorkspace: Bool) async -> RealmFacts {
        guard let authority, !named.contains(authority) else {
            return await operators.realms.facts(about: domain, fromEntraAt: authority, asksForWorkspace: asksForWorkspace)
        }
        async let entra = tenants.realms.facts(about: domain, fromEntraAt: authority, asksForWorkspace: false)
        async let names = operators.realms.facts(about: domain, fromEntraAt: nil, asksForWorkspace: asksForWorkspace)
        return await RealmFacts(azureAD: entra.azureAD, googleWorkspace: names.googleWorkspace)
    }

    private func side(of authority: String) -> Side { named.contains(authority) ? operators : tenants }

    func stop() async {
        await operators.loop.stop()
        await tenants.loop.stop()
    }
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
    var `class`: String {
        switch self {
        case .timedOut: "no answer in time"
        case .tooLong: "its answer is longer than is allowed"
        case .busy, .stopped, .cancelled: "too much is asked of it just now"
        default: "it cannot be reached"
        }
    }
}
