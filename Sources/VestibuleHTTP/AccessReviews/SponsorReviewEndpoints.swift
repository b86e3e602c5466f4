import HTTPTypes
import Hummingbird
import Vestibule

/// `/sponsor/access-review`: which guests keep access, asked of a sponsor by a review.
struct SponsorReviewEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages

    func show(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await page(of: try request.link("v", kind: .accessReview), request, hasBadReason: false)
    }

    func decide(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try request.link("v", kind: .accessReview)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: subject(link))
        guard let id = form["guest"].flatMap({ Guest.ID($0) }) else { throw RedemptionRefusal.formExpired }
        let verdict: ReviewVerdict
        switch form["decision"] {
        case "keep": verdict = .approve
        case "remove": verdict = .deny
        default: throw RedemptionRefusal.formExpired
        }
        switch try await parts.reviewAsSponsor.decide(verdict, reason: form["reason"] ?? "", about: id, through: link) {
        case .done: break
        case .over: context.notes.ended("reviewOver")
        case .badReason: return try await page(of: link, request, hasBadReason: true)
        }
        // The page says how it stands now, whoever decided.
        return Response.seeOther(path(link, after: after(request)))
    }

    private func page(of link: Credential, _ request: Request, hasBadReason: Bool) async throws -> Response {
        let after = after(request)
        var (notice, tenant) = try await parts.reviewAsSponsor.look(link, after: after)
        let letterhead = guest.letterhead(tenant, request)
        guard notice.isAlive else {
            return guest.answer(NoticePage(letterhead, letterhead.words.accessReview.linkOver, .stop), status: .gone)
        }
        var next: String?
        if notice.entries.count > ReviewAsSponsor.page {
            notice.entries.removeLast()
            next = notice.entries.last.map { path(link, after: $0.guest) }
        }
        return guest.form(request, about: subject(link), status: hasBadReason ? .badRequest : .ok) { token in
            AccessReviewPage(
                letterhead, notice, tenant: tenant.name, hasBadReason: hasBadReason, action: path(link, after: after), next: next,
                token: token)
        }
    }

    private func after(_ request: Request) -> Guest.ID? { request.query("after").flatMap { Guest.ID($0) } }

    private func path(_ link: Credential, after guest: Guest.ID?) -> String {
        "/sponsor/access-review?v=\(link.text)" + (guest.map { "&after=\($0)" } ?? "")
    }

    private func subject(_ link: Credential) -> String { "access review \(ReviewNotice.ID(rawValue: link.row))" }
}
