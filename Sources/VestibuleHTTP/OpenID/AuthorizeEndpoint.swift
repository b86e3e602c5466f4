import FoundationEssentials
import HTTPTypes
import Hummingbird
import OpenIDConnect
import Vestibule

/// `/{tenant}/oauth2/v2.0/authorize`: a guest comes from an application and goes back with a code (OpenID Connect Core 1.0 §3.1.2).
///
/// It writes nothing: who is signed in gets a sealed code, who is not goes to the tenant's sign-in and comes back to this very request.
struct AuthorizeEndpoint: Sendable {
    let parts: Parts
    let guest: GuestPages
    let lookup: TenantLookup

    func authorize(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let tenant = try await lookup.tenant(context) else { throw EdgeRefusal.notFound }
        guard request.method == .get else {
            // Another site's form brings no session along (SameSite); the same request by GET does.
            let fields = try await request.form(context).pairs
            return Response.seeOther("/\(tenant.id)/oauth2/v2.0/authorize?" + FormText.encode(fields))
        }
        let parameters = try FormFields(request.uri.query ?? "").pairs
        let asked: Asked
        do { asked = try await self.asked(parameters, of: tenant) } catch let error as OAuthError {
            context.notes.ended(error.code.rawValue)
            return guest.answer(
                NoticePage.applicationWrong(guest.letterhead(tenant, request), because: error.description), status: .badRequest)
        }
        let isResumed = parameters.contains { $0.name == Self.resumed }
        do {
            guard tenant.status == .active else { throw OAuthError(.accessDenied, "The tenant is suspended.") }
            let wanted = try AuthenticationRequest(parameters)
            guard let session = try await session(request, tenant), isFresh(session, for: wanted, asked, parameters)
            else {
                guard !wanted.prompt.contains(.none) else {
                    throw OAuthError(.loginRequired, "No guest of the tenant is signed in, or not freshly enough.")
                }
                return signIn(to: tenant, wanted, asked, parameters)
            }
            guard domainVerdict(on: session.guest.address.domain, rules: tenant.domainRules).isAllowed else {
                throw OAuthError(.accessDenied, "The tenant no longer lets guests of this domain in.")
            }
            let code = try parts.grantTokens.code(
                for: session, application: asked.application.id, redirectURI: asked.address.redirectURI,
                challenge: wanted.codeChallenge, nonce: wanted.nonce,
                scope: wanted.scope.filter(ProviderMetadata.scopes.contains))
            return answer([("code", code)], asked, tenant, request, isResumed: isResumed)
        } catch let error as OAuthError {
            context.notes.ended(error.code.rawValue)
            return answer(
                [("error", error.code.rawValue), ("error_description", error.description)], asked, tenant, request,
                isResumed: isResumed)
        }
    }

    // MARK: The request

    private struct Asked {
        let address: AnswerAddress
        let application: Application
        let redirectURI: RedirectURI
    }

    private func asked(_ parameters: [(name: String, value: String)], of tenant: Tenant) async throws -> Asked {
        let address = try AnswerAddress(parameters)
        guard let id = Application.ID(address.clientID),
            let application = try await parts.applications.recentApplication(id, of: tenant.id), application.disabledAt == nil
        else { throw OAuthError(.unauthorizedClient, "The client id is none of this tenant's applications.") }
        guard
            let registered = application.redirectURIs.first(where: {
                $0.covers(address.redirectURI, freesPort: application.isPublic)
            })
        else {
            throw OAuthError(.invalidRequest, "The redirect URI is not registered for this application.")
        }
        return Asked(address: address, application: application, redirectURI: registered)
    }

    // MARK: Who is there

    private func session(_ request: Request, _ tenant: Tenant) async throws -> Session? {
        guard let credential = request.cookie(guest.cookies.session(of: tenant.id)).flatMap({ Credential($0, kind: .session) }),
            credential.tenant == tenant.id
        else { return nil }
        return try await parts.sessions.session(credential)
    }

    /// Whether the proof is as young as the application wants it.
    private func isFresh(
        _ session: Session, for wanted: AuthenticationRequest, _ asked: Asked, _ parameters: [(name: String, value: String)]
    ) -> Bool {
        let age = parts.surroundings.now().timeIntervalSince(session.provedAt)
        // Proved on the way from this very request, which our own mark on it tells.
        if let mark = parameters.first(where: { $0.name == Self.since })?.value, let since = seconds(in: mark, of: wanted, asked),
            age < 300, session.provedAt.timeIntervalSince1970 >= Double(since - Self.slack)
        {
            return true
        }
        return wanted.prompt.isDisjoint(with: [.login, .selectAccount]) && wanted.maxAge.map { age <= Double($0) } ?? true
    }

    // MARK: To the sign-in, and back to here

    /// Whether a path leads back to a request that wants a proof made now: then a session that a provider remembers is none.
    static func wantsProofAnew(_ path: String) -> Bool {
        let parts = path.split(separator: "?", maxSplits: 1)
        guard parts.count == 2, parts[0].hasSuffix("/oauth2/v2.0/authorize"), let fields = try? FormFields(String(parts[1])) else {
            return false
        }
        return fields["max_age"] != nil || (fields["prompt"] ?? "").split(separator: " ").contains("login")
    }

    private static let resumed = "resumed"
    private static let since = "since"
    /// Between the clock of this machine, which marks, and the database's, which proves.
    private static let slack = 5

    private func signIn(
        to tenant: Tenant, _ wanted: AuthenticationRequest, _ asked: Asked, _ parameters: [(name: String, value: String)]
    ) -> Response {
        let ours = [Self.resumed, Self.since]
        let now = Int(parts.surroundings.now().timeIntervalSince1970)
        let kept =
            parameters.filter { !ours.contains($0.name) } + [(Self.resumed, "1"), (Self.since, mark(now, of: wanted, asked))]
        let path = "/\(tenant.id)/oauth2/v2.0/authorize?" + FormText.encode(kept)
        let hint = wanted.loginHint.flatMap { try? EmailAddress($0) }.map { "&address=\($0.text.percentEncoded)" } ?? ""
        return Response.seeOther("/\(tenant.id)/signin?return=\(path.percentEncoded)\(hint)")
    }

    /// Good for this request of this application and no other.
    private func mark(_ seconds: Int, of wanted: AuthenticationRequest, _ asked: Asked) -> String {
        "\(seconds)."
            + Base64URL.encode(parts.vault.authenticationCode(of: Self.marked(seconds, wanted, asked), for: .proofAgain))
    }

    private func seconds(in mark: String, of wanted: AuthenticationRequest, _ asked: Asked) -> Int? {
        let pieces = mark.split(separator: ".", maxSplits: 1)
        guard pieces.count == 2, let seconds = Int(pieces[0]), let code = Base64URL.decode(String(pieces[1])),
            parts.vault.isAuthentic(code, of: Self.marked(seconds, wanted, asked), for: .proofAgain)
        else { return nil }
        return seconds
    }

    private static func marked(_ seconds: Int, _ wanted: AuthenticationRequest, _ asked: Asked) -> String {
        "\(seconds) \(asked.application.tenant) \(asked.application.id) \(wanted.codeChallenge)"
    }

    // MARK: The answer

    /// - Parameter isResumed: The browser comes from a form of ours, whose page lets no redirect out: a page sends it on.
    private func answer(
        _ fields: [(String, String)], _ asked: Asked, _ tenant: Tenant, _ request: Request, isResumed: Bool
    ) -> Response {
        var fields = fields.map { (name: $0.0, value: $0.1) }
        if let state = asked.address.state { fields.append(("state", state)) }
        // RFC 9207.
        fields.append(("iss", parts.site.links.issuer(of: tenant.id)))
        let letterhead = guest.letterhead(tenant, request)
        switch asked.address.mode {
        case .formPost:
            return guest.formPost(
                FormPostPage(letterhead, to: asked.address.redirectURI, application: asked.application.name, fields: fields),
                origin: RedirectURI(asked.address.redirectURI) ?? asked.redirectURI)
        case .query:
            let uri = asked.address.redirectURI
            let url = uri + (uri.contains("?") ? "&" : "?") + FormText.encode(fields)
            return isResumed
                ? guest.answer(LeavingPage(letterhead, to: url, provider: asked.application.name)) : Response.seeOther(url)
        }
    }
}
