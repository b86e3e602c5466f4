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
    let browserSessions: BrowserSessions
    let lookup: TenantLookup
    let reader: SignedTokenReader
    let policies: PolicyGate

    func authorize(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let tenant = try await lookup.tenant(context) else { throw EdgeRefusal.notFound }
        guard request.method == .get else {
            // Another site's form brings no session along (SameSite); the same request by GET does.
            let fields = try await request.form(context).pairs
            return Response.seeOther(Self.path(of: tenant, fields))
        }
        let parameters = try FormFields(request.uri.query ?? "").pairs
        let asked: Asked
        do { asked = try await self.asked(parameters, of: tenant) } catch let error as OAuthError {
            context.notes.ended(error.code.rawValue)
            return guest.answer(
                NoticePage.applicationWrong(guest.letterhead(tenant, request), because: error.description), status: .badRequest)
        }
        do { return try await answer(to: asked, in: tenant, request, context) } catch let error as OAuthError {
            context.notes.ended(error.code.rawValue)
            let help = ErrorCatalogue.help(error.code.rawValue, at: parts.site)
            return answer(
                [("error", error.code.rawValue), ("error_description", error.description), ("error_uri", help)], to: asked, tenant,
                request)
        }
    }

    // MARK: The request

    /// Who asks, and where the answer goes.
    struct Asked: Sendable {
        let address: AnswerAddress
        let application: Application
        let redirectURI: RedirectURI
        let parameters: [(name: String, value: String)]
        /// What our own pages wrote into the request.
        let notes: [String: String]
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
        let (ours, theirs) = (parameters.filter { Note.all.contains($0.name) }, parameters.filter { !Note.all.contains($0.name) })
        return Asked(
            address: address, application: application, redirectURI: registered, parameters: theirs,
            notes: Dictionary(ours.map { ($0.name, $0.value) }) { first, _ in first })
    }

    /// Names of what our own pages add to a request.
    enum Note {
        /// The browser comes from a form of ours, whose page lets no redirect out: a page sends it on.
        static let resumed = "resumed"
        static let since = "since"
        /// A provider was asked for a proof made now.
        static let proved = "proved"
        static let confirmed = "confirmed"
        static let cancelled = "cancelled"
        static let all: Set<String> = [resumed, since, proved, confirmed, cancelled]
    }

    // MARK: What comes next

    private func answer(
        to asked: Asked, in tenant: Tenant, _ request: Request, _ context: RequestFacts
    ) async throws -> Response {
        guard tenant.status == .active else { throw OAuthError(.accessDenied, "The tenant is suspended.") }
        let wanted = try AuthenticationRequest(asked.parameters)
        guard asked.notes[Note.cancelled] == nil else { throw OAuthError(.accessDenied, "The guest did not want to go on.") }
        let mark = RequestMark(vault: parts.vault, application: asked.application, challenge: wanted.codeChallenge)
        let session = try await browserSessions.session(of: request, at: tenant.id)
        let facts =
            if let session { try await facts(of: session, for: wanted, asked, mark, in: tenant) } else {
                nil as AuthorizeStep.Facts?
            }
        switch (AuthorizeStep(wanted, facts), session) {
        case (.answer, let session?):
            guard tenant.admits(session.guest.address.domain) else {
                throw OAuthError(.accessDenied, "The tenant no longer lets guests of this domain in.")
            }
            guard try await parts.appRoles.lets(session.guest.id, into: asked.application) else {
                throw OAuthError(.accessDenied, NotAssigned(to: asked.application, of: tenant).sentence)
            }
            return try await answer(to: asked, wanting: wanted, as: session, mark, in: tenant, request, context)
        case (.ask, let session?):
            return guest.answer(try choice(of: session, for: wanted, asked, mark, tenant, request))
        case (.refuse(let error), _): throw error
        case (.signIn, _), (.answer, nil), (.ask, nil):
            var response = Response.seeOther(try signInPath(for: wanted, as: wanted.hintedAddress, asked, mark, tenant))
            if let language = wanted.locales.lazy.compactMap(Language.init(tag:)).first {
                guest.cookies.set(guest.cookies.language, to: language.rawValue, seconds: 600, on: &response)
            }
            return response
        }
    }

    /// What the tenant's policies say of the guest at the application's door.
    private func answer(
        to asked: Asked, wanting wanted: AuthenticationRequest, as session: Session, _ mark: RequestMark, in tenant: Tenant,
        _ request: Request, _ context: RequestFacts
    ) async throws -> Response {
        let whereabouts = policies.whereabouts(of: request, context)
        let judgement = try await policies.judge(
            session, to: asked.application, asked.application.client, at: tenant, from: whereabouts)
        let isSilent = wanted.prompt.contains(.none)
        switch judgement.outcome {
        case .admitted:
            let code = try parts.grantTokens.code(
                for: session, application: asked.application.id, redirectURI: asked.address.redirectURI,
                challenge: wanted.codeChallenge, nonce: wanted.nonce,
                scope: DelegatedScope.granted(of: wanted.scope, to: asked.application, at: parts.site), claims: wanted.claims.kept,
                whereabouts: whereabouts, client: asked.application.client, judgement: judgement)
            var response = answer([("code", code)], to: asked, tenant, request)
            policies.keep(judgement, for: request, at: tenant, on: &response)
            return response
        case .demanded(let demands):
            guard !isSilent, let demand = demands.first else {
                throw OAuthError(.interactionRequired, "The tenant's policies ask the guest for more than a sign-in.")
            }
            if demand == .freshProof {
                return Response.seeOther(try signInPath(for: wanted, as: session.guest.address, asked, mark, tenant))
            }
            // What was proved and said on the way here counts when the guest comes back.
            let notes = [Note.since, Note.proved, Note.confirmed].compactMap { name in
                asked.notes[name].map { (name: name, value: $0) }
            }
            let back = Self.path(of: tenant, asked.parameters + notes + [(Note.resumed, "1")])
            guard back.utf8.count <= SignInEndpoints.longestReturnPath else { throw Self.tooLong }
            return Response.seeOther(PolicyGate.path(to: demand, at: tenant.id, returningTo: back))
        case .blocked, .undecidable:
            guard !isSilent else {
                throw OAuthError(.accessDenied, "The tenant's policies do not let the guest in so.")
            }
            context.notes.refused(RedemptionRefusal.accessDenied)
            return policies.refusal(judgement, at: tenant, request)
        }
    }

    private func facts(
        of session: Session, for wanted: AuthenticationRequest, _ asked: Asked, _ mark: RequestMark, in tenant: Tenant
    ) async throws -> AuthorizeStep.Facts {
        var facts = AuthorizeStep.Facts(
            age: parts.surroundings.now().timeIntervalSince(session.provedAt), contextClass: session.contextClass)
        if let since = asked.notes[Note.since].flatMap(mark.sentAway) {
            facts.isProvedForThis = facts.age < 300 && session.provedAt.timeIntervalSince1970 >= Double(since - Self.slack)
        }
        facts.isProvedAnew =
            session.contextClass == .passcode
            || asked.notes[Note.proved].map { ProofMark(vault: parts.vault).holds($0, of: session.id) } ?? false
        facts.isConfirmed = asked.notes[Note.confirmed].map { mark.isConfirmed($0, by: session.id) } ?? false
        let name = SubjectNames(sector: asked.application.pairwiseSector, in: tenant).name(of: session.guest.id)
        if let subject = wanted.claims.subject { facts.isTheOneMeant = subject == name }
        if let hint = wanted.idTokenHint {
            let hinted = try await reader.hint(hint, of: tenant.id)
            guard let hinted, hinted.application == asked.application.id else {
                throw OAuthError(.invalidRequest, "id_token_hint is no ID token that this application was given here.")
            }
            facts.isTheOneMeant = facts.isTheOneMeant && hinted.subject == name
        }
        facts.isTheOneHinted = wanted.hintedAddress.map { $0 == session.guest.address } ?? true
        return facts
    }

    /// Between the clock of this machine, which marks, and the database's, which proves.
    private static let slack = 5

    // MARK: Through our own pages, and back to here

    private static func path(of tenant: Tenant, _ fields: [(name: String, value: String)]) -> String {
        "/\(tenant.id)/oauth2/v2.0/authorize?" + FormText.encode(fields)
    }

    /// - Parameter address: What the sign-in page is to suggest.
    private func signInPath(
        for wanted: AuthenticationRequest, as address: EmailAddress?, _ asked: Asked, _ mark: RequestMark, _ tenant: Tenant
    ) throws(OAuthError) -> String {
        let back = Self.path(
            of: tenant,
            asked.parameters + [(Note.resumed, "1"), (Note.since, mark.text(sentAway: parts.surroundings.now()))])
        guard back.utf8.count <= SignInEndpoints.longestReturnPath else { throw Self.tooLong }
        let hints = [("address", address?.text), ("domain", wanted.domainHint)].compactMap { name, value in
            value.map { "&\(name)=\($0.percentEncoded)" }
        }
        return "/\(tenant.id)/signin?return=\(back.percentEncoded)" + hints.joined()
    }

    private static let tooLong = OAuthError(
        .invalidRequest, "The request is too long: \(SignInEndpoints.longestReturnPath) bytes at the most.")

    private func choice(
        of session: Session, for wanted: AuthenticationRequest, _ asked: Asked, _ mark: RequestMark, _ tenant: Tenant,
        _ request: Request
    ) throws(OAuthError) -> AccountPage {
        let name = session.guest.displayName
        let address = session.guest.address.text
        let hinted = wanted.hintedAddress.flatMap { $0 == session.guest.address ? nil : $0 }
        // A proof that was made on the way to this question is the answer's too.
        let proof = [Note.since, Note.proved].compactMap { name in asked.notes[name].map { (name: name, value: $0) } }
        return AccountPage(
            guest.letterhead(tenant, request), application: asked.application.name, tenant: tenant.name,
            guest: Person(name: name == address ? nil : name, address: address),
            hinted: hinted?.text,
            paths: AccountPage.Paths(
                goOn: Self.path(of: tenant, asked.parameters + proof + [(Note.confirmed, mark.text(confirmedBy: session.id))]),
                other: try signInPath(for: wanted, as: hinted, asked, mark, tenant),
                cancel: Self.path(of: tenant, asked.parameters + [(Note.cancelled, "1")])))
    }

    // MARK: The answer

    private func answer(_ fields: [(String, String)], to asked: Asked, _ tenant: Tenant, _ request: Request) -> Response {
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
            return asked.notes[Note.resumed] == nil
                ? Response.seeOther(url) : guest.answer(LeavingPage(letterhead, to: url, provider: asked.application.name))
        }
    }
}

extension AuthenticationRequest {
    /// `login_hint` where it is an address; what else it may be is nothing to us.
    fileprivate var hintedAddress: EmailAddress? { loginHint.flatMap { try? EmailAddress($0) } }
}

extension Application {
    /// What policies call it: only a public application runs where the guest is.
    var client: ClientKind { isPublic ? .mobileAppsAndDesktopClients : .browser }
}

extension ClaimsRequest {
    /// As a grant keeps it: those that we have to give, and that no scope is needed for.
    fileprivate var kept: [String] {
        let known = GuestClaim.allCases.map(\.rawValue)
        return known.filter(idToken.contains).map { "id_token:\($0)" } + known.filter(userInfo.contains).map { "userinfo:\($0)" }
    }
}
