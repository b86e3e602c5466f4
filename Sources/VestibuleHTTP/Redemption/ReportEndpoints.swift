import HTTPTypes
import Hummingbird
import Vestibule

/// `/report`: *this was not me*. Looking changes nothing; the button kills the attempt, freezes the invitation, tells the sponsor.
struct ReportEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try request.link("r", kind: .report)
        let (reported, tenant) = try await parts.reportAttempt.look(link)
        let letterhead = guest.letterhead(tenant, request)
        if reported.reportedAt != nil { return done(reported, letterhead, isNew: false) }
        return guest.form(request, about: subject(link)) { token in
            QuestionPage.report(
                letterhead, asksForAccess: reported.asksForAccess, action: "/report?r=\(link.text)", token: token)
        }
    }

    func report(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try request.link("r", kind: .report)
        try guest.forms.check(try await request.form(context), of: request, about: subject(link))
        let (reported, tenant) = try await parts.reportAttempt.look(link)
        let isNew = try await parts.reportAttempt(link)
        parts.callOutbox(tenant.id, .reported)
        return done(reported, guest.letterhead(tenant, request), isNew: isNew)
    }

    private func done(_ reported: ReportedAttempt, _ letterhead: Letterhead, isNew: Bool) -> Response {
        if reported.asksForAccess { return guest.answer(NoticePage.accessReported(letterhead)) }
        return guest.answer(isNew ? NoticePage.reported(letterhead) : NoticePage.reportedBefore(letterhead))
    }

    private func subject(_ link: Credential) -> String { "report \(Attempt.ID(rawValue: link.row))" }
}

extension ReportedAttempt {
    fileprivate var asksForAccess: Bool {
        if case .accessRequest = purpose { true } else { false }
    }
}
