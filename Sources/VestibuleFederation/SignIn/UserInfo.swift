import Foundation
import OpenIDConnect
import Vestibule

/// The UserInfo endpoint, where a provider may say what `scope` asked for instead of in the ID token (OpenID Connect Core 1.0 §5.3, §5.4).
struct UserInfo {
    var transport: any ProviderTransport
    var endpoint: String

    /// What it says of the person whom `claims` are about, added to them. The ID token's own word stays.
    func completed(_ claims: IDTokenClaims, accessToken: String) async throws(FederationRefusal) -> IDTokenClaims {
        let reply: ProviderReply
        do throws(ProviderSilence) {
            reply = try await transport.send(
                ProviderRequest(url: endpoint, authorization: "Bearer \(accessToken)", mostBytes: 64 * 1024))
        } catch {
            throw .unavailable(reason: error.reason)
        }
        guard reply.status == 200, let said = try? JSONDecoder().decode(IDTokenClaims.self, from: Data(reply.body)) else {
            throw .unavailable(reason: "status \(reply.status) of its UserInfo endpoint, or no JSON")
        }
        // Else a token could be put in place of another's (§5.3.2).
        guard said.subject != nil, said.subject == claims.subject else {
            throw .untrusted(reason: "its UserInfo is of somebody else")
        }
        var completed = claims
        if claims.email == nil { (completed.email, completed.isEmailVerified) = (said.email, said.isEmailVerified) }
        completed.name = claims.name ?? said.name
        return completed
    }
}
