import HTTPTypes
import Hummingbird
import Vestibule

/// `/sponsor`: the one press that a letter to the sponsor asks for.
struct SponsorEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try request.link("a", kind: .sponsorAction)
        let question = try await parts.actAsSponsor.look(link)
        let letterhead = guest.letterhead(question.tenant, request)
        guard question.isOpen else { return over(question, letterhead) }
        return guest.form(request, about: subject(link)) { token in
            page(question, letterhead, action: "/sponsor?a=\(link.text)", token: token)
        }
    }

    func act(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try request.link("a", kind: .sponsorAction)
        try guest.forms.check(try await request.form(context), of: request, about: subject(link))
        let question = try await parts.actAsSponsor.look(link)
        let letterhead = guest.letterhead(question.tenant, request)
        do {
            guard try await parts.actAsSponsor(link) else { return over(question, letterhead) }
        } catch let refusal as any Refusal where Self.isOfTheRules(refusal, for: question) {
            context.notes.refused(refusal)
            return guest.answer(NoticePage(letterhead, letterhead.words.accessRequest.cannot, .stop), status: .conflict)
        }
        parts.callOutbox(question.tenant.id, .invitation)
        return guest.answer(done(question, letterhead))
    }

    private func over(_ question: ActAsSponsor.Question, _ letterhead: Letterhead) -> Response {
        guest.answer(
            question.isExpired ? NoticePage.sponsorLinkExpired(letterhead) : .sponsorLinkUsed(letterhead), status: .gone)
    }

    /// What an administrator can mend, and the sponsor cannot.
    private static func isOfTheRules(_ refusal: any Refusal, for question: ActAsSponsor.Question) -> Bool {
        guard case .accessRequest(_, isApproval: true) = question.subject else { return false }
        return refusal is InviteRefusal || refusal as? AccessRequestRefusal == .noStart
    }

    private func page(_ question: ActAsSponsor.Question, _ letterhead: Letterhead, action: String, token: String) -> QuestionPage {
        switch question.subject {
        case .invitation(let invitation, let wish):
            QuestionPage.sponsor(
                letterhead, wish,
                guest: Person(name: invitation.displayName, address: invitation.address.text),
                destination: Destination(applicationName: invitation.inviterName, host: invitation.redirectURL.host),
                action: action, token: token)
        case .accessRequest(let asked, let isApproval):
            QuestionPage.access(
                letterhead, isApproval: isApproval,
                asker: Person(name: asked.name, address: asked.address.text), application: asked.applicationName,
                reason: asked.reason, action: action, token: token)
        }
    }

    private func done(_ question: ActAsSponsor.Question, _ letterhead: Letterhead) -> NoticePage {
        switch question.subject {
        case .invitation(let invitation, let wish):
            return NoticePage.sponsorDone(letterhead, wish, guest: invitation.address.text)
        case .accessRequest(let asked, let isApproval):
            let words = letterhead.words.accessRequest
            let notice = isApproval ? words.approved : words.refused
            return NoticePage(letterhead, notice(asked.address.text), .good)
        }
    }

    private func subject(_ link: Credential) -> String { "sponsor \(SponsorAction.ID(rawValue: link.row))" }
}
