import HTTPTypes
import Hummingbird
import Vestibule

/// `/sponsor/renewal`: which guests whose access ends stay; and the guest's press that asks for it.
struct RenewalEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let lookup: TenantLookup

    func show(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try request.link("w", kind: .renewal)
        let (notice, tenant) = try await parts.renewAccess.look(link)
        let letterhead = guest.letterhead(tenant, request)
        guard notice.isAlive, !notice.entries.isEmpty else {
            return guest.answer(NoticePage(letterhead, letterhead.words.renewal.linkOver, .stop), status: .gone)
        }
        return guest.form(request, about: subject(link)) { token in
            RenewalPage(letterhead, notice, tenant: tenant, action: path(link), token: token)
        }
    }

    func decide(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try request.link("w", kind: .renewal)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: subject(link))
        guard let id = form["guest"].flatMap({ Guest.ID($0) }) else { throw RedemptionRefusal.formExpired }
        let outcome =
            switch form["decision"] {
            case "renew": try await parts.renewAccess.renew(id, through: link)
            case "end": try await parts.renewAccess.decline(id, through: link)
            default: throw RedemptionRefusal.formExpired
            }
        if outcome == .over { context.notes.ended("renewalOver") }
        // The page says how it stands now, whoever decided.
        return Response.seeOther(path(link))
    }

    /// The guest proved a moment ago, in this browser, to be the guest that the form's token names.
    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let tenant = try await lookup.tenant(context), tenant.status == .active,
            let id = request.query("guest").flatMap({ Guest.ID($0) })
        else { throw EdgeRefusal.notFound }
        try guest.forms.check(try await request.form(context), of: request, about: Self.subject(of: id, tenant))
        guard try await parts.renewalNotices.ask(id, of: tenant) else { throw RedemptionRefusal.attemptOver }
        parts.callOutbox(tenant.id, .accessEnding)
        let letterhead = guest.letterhead(tenant, request)
        return guest.answer(NoticePage(letterhead, letterhead.words.renewal.asked, .wait))
    }

    private func path(_ link: Credential) -> String { "/sponsor/renewal?w=\(link.text)" }
    private func subject(_ link: Credential) -> String { "renewal \(RenewalNotice.ID(rawValue: link.row))" }
    fileprivate static func subject(of guest: Guest.ID, _ tenant: Tenant) -> String { "access ended \(tenant.id) \(guest)" }
}

extension SignInEndpoints {
    /// Told to who has proved to be the guest, and to nobody else (SECURITY 22).
    func notice(of ended: AccessEnded, _ tenant: Tenant, _ request: Request) -> Response {
        let letterhead = guest.letterhead(tenant, request)
        let words = letterhead.words.renewal
        let notice = words.ended(tenant.name, letterhead.words.moment(ended.at))
        return guest.form(request, about: RenewalEndpoints.subject(of: ended.guest, tenant), status: .forbidden) { token in
            NoticePage(
                letterhead, notice, .stop,
                form: .init(
                    action: "/\(tenant.id)/signin/access-ended?guest=\(ended.guest)", token: token, button: words.askButton))
        }
    }
}
