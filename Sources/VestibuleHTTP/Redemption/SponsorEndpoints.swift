import HTTPTypes
import Hummingbird
import Vestibule

/// `/sponsor`: the one press that a letter to the sponsor asks for.
struct SponsorEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try link(request)
        let question = try await parts.actAsSponsor.look(link)
        let letterhead = guest.letterhead(question.tenant, request)
        guard question.action.isOpen else { return guest.answer(NoticePage.sponsorLinkUsed(letterhead), status: .gone) }
        return guest.form(request, about: subject(link)) { token in
            QuestionPage.sponsor(
                letterhead, question.request, guest: person(question),
                destination: Destination(
                    applicationName: question.invitation.inviterName, host: question.invitation.redirectURL.host),
                action: "/sponsor?a=\(link.text)", token: token)
        }
    }

    func act(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try link(request)
        try guest.forms.check(try await request.form(context), of: request, about: subject(link))
        let question = try await parts.actAsSponsor.look(link)
        let letterhead = guest.letterhead(question.tenant, request)
        guard try await parts.actAsSponsor(link) else {
            return guest.answer(NoticePage.sponsorLinkUsed(letterhead), status: .gone)
        }
        parts.callOutbox(question.tenant.id, .invitation)
        return guest.answer(NoticePage.sponsorDone(letterhead, question.request, guest: question.invitation.address.text))
    }

    private func person(_ question: ActAsSponsor.Question) -> Person {
        Person(name: question.invitation.displayName, address: question.invitation.address.text)
    }

    private func link(_ request: Request) throws -> Credential {
        guard let link = request.query("a").flatMap({ Credential($0, kind: .sponsorAction) }) else {
            throw RedemptionRefusal.linkUnknown
        }
        return link
    }

    private func subject(_ link: Credential) -> String { "sponsor \(SponsorAction.ID(rawValue: link.row))" }
}

extension ActAsSponsor.Question {
    fileprivate var request: SponsorRequest {
        switch action.kind {
        case .liftFreeze: .liftFreeze
        case .approveLink: .approveNewLink
        case .allowPasscode: .allowPasscode
        }
    }
}
