import OpenIDConnect
import Vestibule

/// A path that leads back to an application's request, read for what the sign-in on the way must know of it.
struct AuthorizePath: Sendable {
    let client: Application.ID?
    /// A session that a provider remembers is no proof then.
    let wantsProofAnew: Bool
    /// The provider shows its list of accounts.
    let choosesAccount: Bool

    /// Nil for a path that leads elsewhere.
    init?(_ path: String) {
        let parts = path.split(separator: "?", maxSplits: 1)
        guard parts.count == 2, parts[0].hasSuffix("/oauth2/v2.0/authorize"), let fields = try? FormFields(String(parts[1])) else {
            return nil
        }
        let prompt = (fields["prompt"] ?? "").split(separator: " ").compactMap {
            AuthenticationRequest.Prompt(rawValue: String($0))
        }
        client = fields["client_id"].flatMap { Application.ID($0) }
        wantsProofAnew = fields["max_age"] != nil || prompt.contains(.login)
        choosesAccount = prompt.contains(.selectAccount)
    }
}
