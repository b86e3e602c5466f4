import HTTPTypes
import Hummingbird
import Vestibule

/// `/{tenant}/me/hand-over`: a guest asks that a colleague takes over, where the tenant lets guests.
struct GuestHandOverEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let browserSessions: BrowserSessions
    let lookup: TenantLookup
    let policies: PolicyGate

    func show(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        guard let session = try await session(request, tenant) else { return toSignIn(tenant) }
        if let detour = try await detour(of: session, tenant, request, context) { return detour }
        return page(session.guest, tenant, request, typed: .init(), problem: nil)
    }

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        guard let session = try await session(request, tenant) else { return toSignIn(tenant) }
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: subject(session.guest))
        if let detour = try await detour(of: session, tenant, request, context) { return detour }
        let typed = PersonFormPage.Typed(form)
        func again(_ problem: PersonFormPage.HandOverProblem, _ status: HTTPResponse.Status = .unprocessableContent) -> Response {
            page(session.guest, tenant, request, typed: typed, problem: problem, status: status)
        }
        guard let address = EmailAddress(typed: typed.address) else { return again(.notAnAddress) }
        guard let name = AccessWish.name(typed: typed.name) else { return again(.noName) }
        guard let reason = AccessWish.reason(typed: typed.reason) else { return again(.badReason) }
        let letterhead = guest.letterhead(tenant, request)
        do {
            _ = try await parts.askForHandOver.asGuest(session.guest, to: address, named: name, because: reason, in: tenant)
        } catch let refusal as HandOverRefusal {
            context.notes.refused(refusal)
            switch refusal {
            case .otherDomain, .sameMailbox: return again(.notAColleague)
            case .tooMany: return again(.tooMany, .tooManyRequests)
            case .notFound, .everybodysDomain, .reason, .neverInvited, .colleagueIsSponsor, .tooManyRoles, .over:
                return cannot(letterhead)
            }
        } catch let refusal as InviteRefusal {
            context.notes.refused(refusal)
            return cannot(letterhead)
        }
        parts.callOutbox(tenant.id, .handOverAsked)
        return guest.answer(NoticePage(letterhead, letterhead.words.handOver.asked, .wait))
    }

    private func page(
        _ asker: Guest, _ tenant: Tenant, _ request: Request, typed: PersonFormPage.Typed,
        problem: PersonFormPage.HandOverProblem?, status: HTTPResponse.Status = .ok
    ) -> Response {
        guest.form(request, about: subject(asker), status: status) { token in
            PersonFormPage.handOver(
                guest.letterhead(tenant, request), tenant: tenant.name, domain: asker.address.domain.text, typed: typed,
                problem: problem, action: path(tenant), token: token)
        }
    }

    private func cannot(_ letterhead: Letterhead) -> Response {
        guest.answer(NoticePage(letterhead, letterhead.words.handOver.cannotAsk, .stop), status: .conflict)
    }

    /// There is no such page where guests may not ask.
    private func tenant(_ context: RequestFacts) async throws -> Tenant {
        guard let tenant = try await lookup.tenant(context), tenant.status == .active, tenant.lifecycle.guestsMayHandOver else {
            throw EdgeRefusal.notFound
        }
        return tenant
    }

    private func session(_ request: Request, _ tenant: Tenant) async throws -> Session? {
        guard let session = try await browserSessions.session(of: request, at: tenant.id) else { return nil }
        guard tenant.admits(session.guest.address.domain) else { throw RedemptionRefusal.domainBlocked }
        return session
    }

    private func detour(
        of session: Session, _ tenant: Tenant, _ request: Request, _ context: RequestFacts
    ) async throws -> Response? {
        try await policies.detour(of: session, at: tenant, before: path(tenant), request, context)
    }

    private func toSignIn(_ tenant: Tenant) -> Response {
        Response.seeOther("/\(tenant.id)/signin?return=\(path(tenant).percentEncoded)")
    }

    private func path(_ tenant: Tenant) -> String { "/\(tenant.id)/me/hand-over" }
    /// The form is the guest's to whom it was shown, and not of who signs in at the same browser later.
    private func subject(_ asker: Guest) -> String { "hand over by \(asker.tenant) \(asker.id)" }
}
