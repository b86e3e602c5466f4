import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// `/{tenant}/signin/terms`: a guest who is signed in reads what a policy asks to accept, and accepts it or does not.
struct TermsEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let signIn: SignInEndpoints
    let browsers: KnownBrowser

    func show(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        guard let session = try await signIn.browserSessions.session(of: request, at: tenant.id) else {
            return toSignIn(tenant, request)
        }
        return try await page(try terms(request), for: session, at: tenant, request)
    }

    func decide(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        let form = try await request.form(context)
        guard let session = try await signIn.browserSessions.session(of: request, at: tenant.id) else {
            return toSignIn(tenant, request)
        }
        let id = try terms(request)
        try guest.forms.check(form, of: request, about: subject(session, id))
        let letterhead = guest.letterhead(tenant, request)
        switch form["decision"] {
        case "accept":
            guard let version = form["version"].flatMap({ Int($0) }) else { throw RedemptionRefusal.formExpired }
            let shown = try await parts.acceptTerms.show(id, of: tenant, in: language(tenant, request))
            guard form["read"] != nil || shown?.terms.isViewingRequired != true else {
                return try await page(id, for: session, at: tenant, request, isUnread: true)
            }
            let outcome = try await parts.acceptTerms.accept(
                id, version: version, in: form["language"] ?? "", by: session, in: tenant, reading: language(tenant, request),
                network: browsers.network(of: request, context))
            switch outcome {
            case .accepted:
                parts.callOutbox(tenant.id, .termsAccepted)
                return Response.seeOther(signIn.returnPath(request, tenant) ?? "/\(tenant.id)/me")
            case .changed: return try await page(id, for: session, at: tenant, request, isChanged: true)
            case .over: throw EdgeRefusal.notFound
            }
        case "decline":
            try await parts.acceptTerms.decline(id, by: session)
            let shown = try await parts.acceptTerms.show(id, of: tenant, in: language(tenant, request))
            let link = shown.map { NoticePage.Link(url: path(tenant, id, request), text: $0.terms.displayName) }
            return guest.answer(NoticePage(letterhead, letterhead.words.terms.declined(tenant.name), .stop, link: link))
        default: throw RedemptionRefusal.formExpired
        }
    }

    private func page(
        _ id: TermsOfUse.ID, for session: Session, at tenant: Tenant, _ request: Request, isUnread: Bool = false,
        isChanged: Bool = false
    ) async throws -> Response {
        let letterhead = guest.letterhead(tenant, request)
        guard let shown = try await parts.acceptTerms.show(id, of: tenant, in: language(tenant, request)) else {
            throw EdgeRefusal.notFound
        }
        let html = parts.renderMarkdown(shown.text.markdown)
        let status: HTTPResponse.Status = isUnread ? .unprocessableContent : isChanged ? .conflict : .ok
        return guest.form(request, about: subject(session, id), status: status) { token in
            TermsPage(
                letterhead, shown, tenant: tenant.name, html: html,
                problem: isUnread ? letterhead.words.terms.unread : isChanged ? letterhead.words.terms.changed : nil,
                action: path(tenant, id, request), token: token)
        }
    }

    private func language(_ tenant: Tenant, _ request: Request) -> Language { guest.language(request, else: tenant.language) }

    private func terms(_ request: Request) throws -> TermsOfUse.ID {
        guard let id = request.query("terms").flatMap({ TermsOfUse.ID($0) }) else { throw EdgeRefusal.notFound }
        return id
    }

    private func path(_ tenant: Tenant, _ id: TermsOfUse.ID, _ request: Request) -> String {
        let wish = signIn.returnPath(request, tenant).map { "&return=\($0.percentEncoded)" } ?? ""
        return "/\(tenant.id)/signin/terms?terms=\(id)\(wish)"
    }

    /// Back to where the guest wanted to go: there it is found out what is to be accepted.
    private func toSignIn(_ tenant: Tenant, _ request: Request) -> Response {
        let wish = signIn.returnPath(request, tenant).map { "?return=\($0.percentEncoded)" } ?? ""
        return Response.seeOther("/\(tenant.id)/signin\(wish)")
    }

    private func subject(_ session: Session, _ id: TermsOfUse.ID) -> String { "terms \(session.tenant) \(session.id) \(id)" }
}
