import Crypto
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// Gives tokens for a code (OpenID Connect Core §3.1.3), and tells of a person for an access token (§5.3).
struct TokenEndpoint: Sendable {
    let dialect: any ProviderDialect
    let clients: [StandInClient]
    let grants: GrantBook
    let keys: StandInKeys
    let now: @Sendable () -> Date

    @Sendable
    func redeem(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        let form = try await StandInForm(bodyOf: request)
        do {
            let realm = try dialect.realm(context.parameters.get("tenant"))
            if let repeated = form.repeated { throw OAuthRefusal.repeated(repeated) }
            let client = try client(form, authorization: request.headers[.authorization])
            guard let type = form["grant_type"] else { throw OAuthRefusal.missing("grant_type") }
            guard type == "authorization_code" else { throw OAuthRefusal.wrongGrantType }
            guard let code = form["code"] else { throw OAuthRefusal.missing("code") }
            let grant = try await grants.spend(code, by: client.id, in: realm)
            guard form["redirect_uri"] == grant.wanted.redirectURI else { throw OAuthRefusal.otherRedirectURI }
            guard Self.proves(form["code_verifier"], grant.wanted.challenge) else { throw OAuthRefusal.wrongVerifier }
            return try await tokens(for: grant)
        } catch let refusal as OAuthRefusal {
            return answer(refusal)
        }
    }

    @Sendable
    func userInfo(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        let words = (request.headers[.authorization] ?? "").split(separator: " ")
        do throws(OAuthRefusal) {
            guard words.count == 2, words[0].lowercased() == "bearer" else { throw .wrongBearer }
            let grant = try await grants.grant(ofAccessToken: String(words[1]))
            let claims = dialect.claims(of: grant.persona, for: grant.wanted.clientID, scopes: grant.wanted.scopes)
            let told = ["sub", "name", "given_name", "family_name", "email", "email_verified", "hd"]
            return StandInJSON.object(claims.filter { told.contains($0.key) }).response()
        } catch {
            return answer(error)
        }
    }

    private func tokens(for grant: GrantBook.Grant) async throws -> Response {
        let accessToken = await grants.issueAccessToken(grant)
        let client = grant.wanted.clientID
        let issuedAt = Int(now().timeIntervalSince1970)
        var claims = dialect.claims(of: grant.persona, for: client, scopes: grant.wanted.scopes)
        claims.merge(dialect.tokenClaims(accessToken: accessToken, client: client)) { $1 }
        claims["aud"] = .string(client)
        claims["iat"] = .number(issuedAt)
        claims["nbf"] = .number(issuedAt)
        claims["exp"] = .number(issuedAt + Int(GrantBook.tokenLife))
        claims["nonce"] = grant.wanted.nonce.map { .string($0) }
        return StandInJSON.object([
            "token_type": "Bearer", "expires_in": .number(Int(GrantBook.tokenLife) - 1),
            "scope": .string(grant.wanted.scopes.sorted().joined(separator: " ")),
            "access_token": .string(accessToken), "id_token": .string(try await keys.sign(claims)),
        ]).response()
    }

    /// `client_secret_basic` or `client_secret_post` (OpenID Connect Core §9).
    private func client(_ form: StandInForm, authorization: String?) throws(OAuthRefusal) -> StandInClient {
        var id = form["client_id"]
        var secret = form["client_secret"]
        if let authorization {
            guard secret == nil else { throw .twoAuthentications }
            let words = authorization.split(separator: " ")
            guard words.count == 2, words[0].lowercased() == "basic", let data = Data(base64Encoded: String(words[1])),
                let pair = Optional(String(decoding: data, as: UTF8.self).split(separator: ":", maxSplits: 1)),
                pair.count == 2, id == nil || id == StandInForm.decoded(pair[0])
            else { throw .wrongSecret }
            id = StandInForm.decoded(pair[0])
            secret = StandInForm.decoded(pair[1])
        }
        guard let id else { throw .missing("client_id") }
        guard let secret else { throw .missing("client_secret") }
        guard let client = clients.first(where: { $0.id == id }) else { throw .clientNotFound }
        guard client.secret == secret else { throw .wrongSecret }
        return client
    }

    /// Without a challenge there must be no verifier either: a code whose challenge somebody took away is refused (RFC 9700 §2.1.1).
    private static func proves(_ verifier: String?, _ challenge: String?) -> Bool {
        verifier.map { base64URL(SHA256.hash(data: Data($0.utf8))) } == challenge
    }

    private func answer(_ refusal: OAuthRefusal) -> Response {
        var response = StandInJSON.object(dialect.body(of: refusal)).response(status: .init(code: refusal.status))
        // RFC 6749 §5.2 and RFC 6750 §3.
        if refusal.status == 401 {
            response.headers[.wwwAuthenticate] =
                refusal == .wrongBearer ? "Bearer error=\"invalid_token\"" : "Basic realm=\"\(dialect.name)\""
        }
        return response
    }
}
