import Curl
import Foundation
import Synchronization
import Vestibule
import VestibuleFederation

/// The real way out, with plain http to this machine allowed.
struct CurlTransport: ProviderTransport {
    var fetch: HTTPFetch

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
            throw ProviderSilence(reason: "\(error)")
        }
    }
}

/// A transport that is told what to do.
struct ToldTransport: ProviderTransport {
    var reply: @Sendable (ProviderRequest) async throws(ProviderSilence) -> ProviderReply

    func send(_ request: ProviderRequest) async throws(ProviderSilence) -> ProviderReply { try await reply(request) }
}

final class HeldClock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))

    var now: Date { time.withLock { $0 } }
    func advance(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

func withTransport(_ body: (any ProviderTransport) async throws -> Void) async throws {
    let loop = try TransferLoop()
    let outcome: Result<Void, any Error>
    do {
        outcome = .success(try await body(CurlTransport(fetch: HTTPFetch(loop: loop, permitsPlainLoopback: true))))
    } catch { outcome = .failure(error) }
    await loop.stop()
    try outcome.get()
}

/// A relying party and the provider that it uses.
struct Bench {
    let provider: StandInProvider
    let party: RelyingParty
    let clock: HeldClock

    static func run(
        _ manners: StandInProvider.Manners = .init(), _ body: (Bench) async throws -> Void
    ) async throws {
        let clock = HeldClock()
        try await StandInProvider.run(manners, now: { clock.now }) { provider in
            try await withTransport { transport in
                try await body(
                    Bench(provider: provider, party: RelyingParty(transport: transport, now: { clock.now }), clock: clock))
            }
        }
    }

    func registration(_ kind: ProviderRegistration.Kind? = nil, secret: String = StandInProvider.secret) -> ProviderRegistration {
        ProviderRegistration(
            kind: kind ?? .openID(domains: []), authority: provider.base, clientID: StandInProvider.clientID, clientSecret: secret)
    }

    /// To the provider and back.
    func signIn(
        _ kind: ProviderRegistration.Kind? = nil, issuer: String? = nil, secret: String = StandInProvider.secret
    ) async throws -> ProvedIdentity {
        let registration = registration(kind, secret: secret)
        let request = FederatedRequest(
            state: UUID().uuidString, nonce: UUID().uuidString, verifier: UUID().uuidString + UUID().uuidString,
            redirectURI: "https://guests.example/signin/partner")
        let url = try await party.authorizationURL(for: request, at: registration)
        return try await party.identity(provedBy: try provider.authorize(url), issuer: issuer, for: request, at: registration)
    }

    func refusal(
        _ kind: ProviderRegistration.Kind? = nil, issuer: String? = nil, secret: String = StandInProvider.secret
    ) async -> FederationRefusal? {
        do {
            _ = try await signIn(kind, issuer: issuer, secret: secret)
            return nil
        } catch {
            return error as? FederationRefusal
        }
    }
}
