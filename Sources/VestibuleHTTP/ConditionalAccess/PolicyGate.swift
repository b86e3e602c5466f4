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
        Whereabouts(
            address: context.client(request, behind: site.trustedProxies),
            platform: request.headers[.userAgent].flatMap { Platform(userAgent: $0) })
    }

    func all(of tenant: Tenant) async throws -> ConditionalAccess { try await askPolicies.all(of: tenant) }

    /// - Parameter application: Nil for the tenant's own pages.
    func judge(
        _ session: Session, to application: Application?, _ client: ClientKind = .browser, at tenant: Tenant,
        from whereabouts: Whereabouts?
    ) async throws -> AccessJudgement {
        try await askPolicies.judge(
            AccessQuestion(session, to: application?.id, client: client, whereabouts: whereabouts), in: tenant)
    }

    /// The answer for a guest who may not see the page yet, or not at all; nil for who may.
    ///
    /// - Parameter path: Where the guest wanted to go, and comes back to.
    func detour(
        of session: Session, to application: Application? = nil, _ client: ClientKind = .browser, at tenant: Tenant,
        before path: String, _ request: Request, _ context: RequestFacts
    ) async throws -> Response? {
        let judgement = try await judge(session, to: application, client, at: tenant, from: whereabouts(of: request, context))
        switch judgement.outcome {
        case .admitted: return nil
        case .demanded(let demands):
            return demands.first.map { Response.seeOther(Self.path(to: $0, at: tenant.id, returningTo: path)) }
        case .blocked, .undecidable:
            context.notes.refused(RedemptionRefusal.accessDenied)
            return refusal(at: tenant, request)
        }
    }

    func refusal(at tenant: Tenant, _ request: Request) -> Response {
        guest.answer(
            NoticePage.refusal(guest.letterhead(tenant, request), .accessDenied(tenant: tenant.name)), status: .forbidden)
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
