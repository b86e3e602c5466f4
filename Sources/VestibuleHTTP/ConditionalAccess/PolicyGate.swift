import HTTPTypes
import Hummingbird
import Vestibule

/// Holds a guest who is signed in against the tenant's conditional access policies, before anything behind the sign-in opens.
struct PolicyGate: Sendable {
    let askPolicies: AskPolicies
    let guest: GuestPages
    let browserSessions: BrowserSessions
    let site: Site

    /// From where and with what a request comes. What a browser says of its platform is its own word.
    func whereabouts(of request: Request, _ context: RequestFacts) -> Whereabouts {
        let address = context.client(request, behind: site.trustedProxies)
        return Whereabouts(
            // A proxy that does not say for whom it asks: where the guest is, nobody knows.
            address: site.trustedProxies.contains { range in address.map(range.contains) ?? false } ? nil : address,
            platform: request.headers[.userAgent].flatMap { Platform(userAgent: $0) })
    }

    func all(of tenant: Tenant) async throws -> ConditionalAccess { try await askPolicies.all(of: tenant) }

    /// Whether anything could keep a guest out: what costs a look-up is not looked up for nothing.
    func judges(at tenant: Tenant) async throws -> Bool {
        if !tenant.hooks(at: .signInEvaluating).isEmpty { return true }
        return try await !all(of: tenant).isEmpty
    }

    /// - Parameter application: Nil for the tenant's own pages.
    func judge(
        _ session: Session, to application: Application?, _ client: ClientKind = .browser, at tenant: Tenant,
        from whereabouts: Whereabouts?
    ) async throws -> AccessJudgement {
        var question = AccessQuestion(session, to: application?.id, client: client, whereabouts: whereabouts)
        question.applicationName = application?.name
        return try await askPolicies.judgeAndAskHooks(question, in: tenant)
    }

    /// What policies and hooks say of a grant from which tokens shall be made.
    func judge(
        _ grant: Grant, to application: Application, at tenant: Tenant, from whereabouts: Whereabouts? = nil
    ) async throws -> AccessJudgement {
        try await judge(
            grant.session, to: application, grant.whereabouts?.client ?? application.client, at: tenant,
            from: whereabouts ?? grant.whereabouts)
    }

    /// Whether policies let a grant's token be used: asked often, and hooks are not.
    func lets(_ grant: Grant, into application: Application, at tenant: Tenant) async throws -> Bool {
        try await askPolicies.judge(
            AccessQuestion(
                grant.session, to: application.id, client: grant.whereabouts?.client ?? application.client,
                whereabouts: grant.whereabouts), in: tenant
        ).outcome == .admitted
    }

    /// The answer for a guest who may not see the page yet, or not at all; nil for who may.
    ///
    /// - Parameter path: Where the guest wanted to go, and comes back to.
    func detour(
        of session: Session, to application: Application? = nil, _ client: ClientKind = .browser, at tenant: Tenant,
        before path: String, _ request: Request, _ context: RequestFacts
    ) async throws -> Response? {
        let judgement = try await judge(session, to: application, client, at: tenant, from: whereabouts(of: request, context))
        return detour(after: judgement, at: tenant, before: path, request, context)
    }

    func detour(
        after judgement: AccessJudgement, at tenant: Tenant, before path: String, _ request: Request, _ context: RequestFacts
    ) -> Response? {
        switch judgement.outcome {
        case .admitted: return nil
        case .demanded(let demands):
            return demands.first.map { Response.seeOther(Self.path(to: $0, at: tenant.id, returningTo: path)) }
        case .blocked, .undecidable:
            context.notes.refused(RedemptionRefusal.accessDenied)
            return refusal(judgement, at: tenant, before: path, request)
        }
    }

    /// - Parameter path: Where another sign-in, which may be let in, leads; nil for the tenant's own page.
    func refusal(
        _ judgement: AccessJudgement? = nil, at tenant: Tenant, before path: String? = nil, _ request: Request
    ) -> Response {
        let wish = path.map { "?return=\($0.percentEncoded)" } ?? ""
        let language = guest.language(request, else: tenant.language)
        let refusal = judgement?.denial.map { GuestRefusal.hookDenied(tenant: tenant.name, words: $0.words?.text(in: language)) }
        let letterhead = guest.letterhead(tenant, request)
        return guest.answer(
            NoticePage.refusal(
                letterhead, refusal ?? .accessDenied(tenant: tenant.name),
                offer: .signIn(url: "/\(tenant.id)/signin\(wish)"), reference: letterhead.words.moment(guest.surroundings.now())),
            status: .forbidden)
    }

    /// The page where a guest does what is asked.
    static func path(to demand: Demand, at tenant: Tenant.ID, returningTo path: String) -> String {
        let page =
            switch demand {
            case .freshProof: "/signin?"
            case .secondFactor: "/signin/second-factor?"
            case .terms(let id): "/signin/terms?terms=\(id)&"
            }
        return "/\(tenant)\(page)return=\(path.percentEncoded)"
    }

    /// Lets the browser forget the session when it is closed, where a policy says so.
    func keep(_ judgement: AccessJudgement, for request: Request, at tenant: Tenant, on response: inout Response) {
        guard judgement.persistence == .never, let session = browserSessions.credential(of: request, at: tenant.id) else { return }
        guest.cookies.set(guest.cookies.session(of: tenant.id), to: session.text, on: &response)
    }
}
