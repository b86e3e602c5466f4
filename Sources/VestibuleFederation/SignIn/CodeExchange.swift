import FoundationEssentials
import OpenIDConnect
import Vestibule

/// Spends a code at the token endpoint (OpenID Connect Core 1.0 §3.1.3).
struct CodeExchange {
    var transport: any ProviderTransport
    var provider: DiscoveredProvider
    var registration: ProviderRegistration

    func tokens(for code: String, of request: FederatedRequest) async throws(FederationRefusal) -> TokenAnswer {
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", request.redirectURI),
            ("code_verifier", request.verifier),
        ]
        var authorization: String?
        // By form where the provider has it: of HTTP Basic, many forget that id and secret are encoded first.
        if provider.tokenEndpointAuthMethods.contains("client_secret_post") {
            fields += [("client_id", registration.clientID), ("client_secret", registration.clientSecret)]
        } else if provider.tokenEndpointAuthMethods.contains("client_secret_basic") {
            authorization = basic
        } else {
            throw .misconfigured(reason: "it takes no client secret, by form or by HTTP Basic")
        }
        let reply: ProviderReply
        do throws(ProviderSilence) {
            reply = try await transport.send(
                ProviderRequest(
                    url: provider.tokenEndpoint, form: FormText.encode(fields.map { (name: $0.0, value: $0.1) }),
                    authorization: authorization, mostBytes: 64 * 1024))
        } catch {
            throw .unavailable(reason: error.reason)
        }
        return try Self.answer(in: reply)
    }

    private static func answer(in reply: ProviderReply) throws(FederationRefusal) -> TokenAnswer {
        switch reply.status {
        case 200:
            guard let answer = TokenAnswer(json: reply.body) else {
                throw .unavailable(reason: "its token endpoint answered with something else than tokens")
            }
            return answer
        case 400..<500 where reply.status != 429:
            guard let answer = ProviderErrorAnswer(json: reply.body) else { fallthrough }
            throw FederationRefusal(answer)
        default: throw .unavailable(reason: "status \(reply.status) of its token endpoint")
        }
    }

    /// RFC 6749 §2.3.1: each part is form-encoded before they are joined.
    private var basic: String {
        let pair = "\(FormText.encode(registration.clientID)):\(FormText.encode(registration.clientSecret))"
        return "Basic \(Data(pair.utf8).base64EncodedString())"
    }
}
