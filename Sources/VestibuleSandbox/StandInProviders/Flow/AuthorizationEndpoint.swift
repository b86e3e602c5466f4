import HTTPTypes
import Hummingbird

/// Shows the page to pick somebody, and sends the browser back with a code or with a no.
struct AuthorizationEndpoint: Sendable {
    let dialect: any ProviderDialect
    let clients: [StandInClient]
    let grants: GrantBook

    @Sendable
    func show(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        serve(request, context) { realm, asked throws(OAuthRefusal) in
            _ = try asked.wanted()
            return page(for: asked, in: realm)
        }
    }

    @Sendable
    func answer(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        let form = try await StandInForm(bodyOf: request)
        var granted: (Realm, WantedToken, Persona, StandInAuthorizationRequest)?
        let refusal = serve(request, context) { realm, asked throws(OAuthRefusal) in
            let wanted = try asked.wanted()
            switch form["answer"] {
            case "cancel": throw .cancelled
            case "no-account": throw .noAccount
            default: break
            }
            do throws(OAuthRefusal) {
                granted = (realm, wanted, try persona(form, in: realm), asked)
                return LoopbackSite.response("")
            } catch {
                return page(for: asked, in: realm, problem: error.text, typed: form["address"])
            }
        }
        guard let (realm, wanted, persona, asked) = granted else { return refusal }
        let code = await grants.issueCode(for: persona, wanted: wanted, realm: realm)
        return .redirect(to: asked.redirect([("code", code)] + dialect.codeParameters(scopes: wanted.scopes)))
    }

    /// What cannot be answered by redirect is told on a page; the rest goes back to the application.
    private func serve(
        _ request: Request, _ context: LoopbackSite.Context,
        _ body: (Realm, StandInAuthorizationRequest) throws(OAuthRefusal) -> Response
    ) -> Response {
        do throws(OAuthRefusal) {
            let realm = try dialect.realm(context.parameters.get("tenant"))
            let asked = try StandInAuthorizationRequest(request.uri.query ?? "", clients: clients)
            do throws(OAuthRefusal) { return try body(realm, asked) } catch {
                return .redirect(
                    to: asked.redirect([
                        ("error", error.error), ("error_description", dialect.description(of: error)),
                    ]))
            }
        } catch {
            return LoopbackSite.response(
                PersonaPage.refusal(error, dialect: dialect).html, status: .init(code: error.status))
        }
    }

    private func persona(_ form: StandInForm, in realm: Realm) throws(OAuthRefusal) -> Persona {
        let chosen: Persona
        if let id = form["persona"] {
            guard let known = dialect.personas.first(where: { $0.id == id }) else { throw .notAMember(id) }
            chosen = known
        } else {
            let address = (form["address"] ?? "").filter { !$0.isWhitespace }.lowercased()
            let known = dialect.personas.first { $0.address == address }
            chosen = if let known { known } else { try dialect.persona(typing: address) }
        }
        guard realm.tenant == nil || realm.tenant == chosen.tenant else { throw .notAMember(chosen.address) }
        return chosen
    }

    private func page(
        for asked: StandInAuthorizationRequest, in realm: Realm, problem: String? = nil, typed: String? = nil
    ) -> Response {
        let personas = dialect.personas.filter { realm.tenant == nil || $0.tenant == realm.tenant }
        let page = PersonaPage(
            provider: dialect.name, application: asked.redirectOrigin, personas: personas,
            address: typed ?? asked.loginHint ?? "", problem: problem)
        var response = LoopbackSite.response(page.document.html)
        // Chromium holds every redirect after a form to the page's form-action, and where the application sends its guest on to,
        // we cannot know.
        response.headers[.contentSecurityPolicy] = LoopbackGuard<LoopbackSite.Context>.contentSecurityPolicy.replacing(
            "form-action 'self'; ", with: "")
        return response
    }
}
