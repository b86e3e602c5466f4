import FoundationEssentials
import HTTPTypes
import Hummingbird
import OpenIDConnect
import Vestibule

/// `/{tenant}/oauth2/v2.0/logout`: an application sends a guest to sign out (OpenID Connect RP-Initiated Logout 1.0). The guest is asked: a
/// link on another site signs nobody out.
struct LogoutEndpoint: Sendable {
    let parts: Parts
    let guest: GuestPages
    let browserSessions: BrowserSessions
    let lookup: TenantLookup
    let reader: SignedTokenReader

    /// A press on our button, or an application that asks by POST (RP-Initiated Logout 1.0 §2).
    func leave(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let form = try await request.form(context)
        let tenant = try await tenant(context)
        guard form["token"] != nil else {
            // Another site's form brings no session along (SameSite); the same request by GET does.
            return Response.seeOther("/\(tenant.id)/oauth2/v2.0/logout?" + FormText.encode(form.pairs))
        }
        try guest.forms.check(form, of: request, about: subject(tenant))
        try await browserSessions.end(request, at: tenant.id)
        // The way on is held against the registrations again: nothing of the form is taken on trust.
        var response =
            switch try await target(of: form, tenant) {
            case .some(let url)?: guest.answer(LeavingPage(guest.letterhead(tenant, request), to: url, provider: tenant.name))
            default: Response.seeOther("/\(tenant.id)/signed-out")
            }
        guest.cookies.drop(guest.cookies.session(of: tenant.id), on: &response)
        return response
    }

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let fields = try FormFields(request.uri.query ?? "")
        let tenant = try await tenant(context)
        // A name that came twice is no name: who asks would not be known.
        let names = fields.pairs.map(\.name)
        guard Set(names).count == names.count, let target = try await target(of: fields, tenant) else {
            context.notes.ended(OAuthError.Code.invalidRequest.rawValue)
            return guest.answer(
                NoticePage.applicationWrong(
                    guest.letterhead(tenant, request),
                    because: "post_logout_redirect_uri is not registered for the application that id_token_hint or client_id names."
                ),
                status: .badRequest)
        }
        // Held or not: what waits for a better door would go on after it.
        guard browserSessions.credential(of: request, at: tenant.id) != nil else {
            return Response.seeOther(target ?? "/\(tenant.id)/signed-out")
        }
        let kept = ["id_token_hint", "client_id", "post_logout_redirect_uri", "state"].compactMap { name in
            fields[name].map { QuestionPage.Kept(name: name, value: $0) }
        }
        return guest.form(request, about: subject(tenant)) { token in
            QuestionPage.signOut(
                guest.letterhead(tenant, request), tenant: tenant.name, action: "/\(tenant.id)/oauth2/v2.0/logout", token: token,
                kept: kept)
        }
    }

    /// Where the browser goes afterwards: nil for a place that is not registered, an empty choice where none was asked for.
    private func target(of fields: FormFields, _ tenant: Tenant) async throws -> String?? {
        guard let wanted = fields["post_logout_redirect_uri"], !wanted.isEmpty else { return .some(nil) }
        guard let application = try await application(fields, tenant),
            application.postLogoutRedirectURIs.contains(where: { $0.covers(wanted) })
        else { return nil }
        let state = fields["state"].map { (wanted.contains("?") ? "&" : "?") + FormText.encode([(name: "state", value: $0)]) } ?? ""
        return wanted + state
    }

    /// Whom the hint was made for, though it may have expired, or whom the request names; both must agree.
    private func application(_ fields: FormFields, _ tenant: Tenant) async throws -> Application? {
        var id = fields["client_id"].flatMap { Application.ID($0) }
        if let hint = fields["id_token_hint"], !hint.isEmpty {
            guard let hinted = try await reader.hint(hint, of: tenant.id), id == nil || id == hinted.application else { return nil }
            id = hinted.application
        }
        guard let id else { return nil }
        return try await parts.applications.recentApplication(id, of: tenant.id).flatMap { $0.disabledAt == nil ? $0 : nil }
    }

    private func tenant(_ context: RequestFacts) async throws -> Tenant {
        guard let tenant = try await lookup.tenant(context) else { throw EdgeRefusal.notFound }
        return tenant
    }

    private func subject(_ tenant: Tenant) -> String { "logout \(tenant.id)" }
}
