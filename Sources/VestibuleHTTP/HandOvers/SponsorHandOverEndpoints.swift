import HTTPTypes
import Hummingbird
import Vestibule

/// `/sponsor/hand-over`: whether a colleague takes a guest's place.
struct SponsorHandOverEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages

    func show(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try request.link("h", kind: .handOver)
        let question = try await parts.decideHandOver.look(link)
        let letterhead = guest.letterhead(question.tenant, request)
        guard question.handOver.standing == .pendingApproval else { return over(letterhead) }
        return guest.form(request, about: subject(link)) { token in
            HandOverPage(letterhead, question, action: "/sponsor/hand-over?h=\(link.text)", token: token)
        }
    }

    func decide(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try request.link("h", kind: .handOver)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: subject(link))
        let question = try await parts.decideHandOver.look(link)
        let letterhead = guest.letterhead(question.tenant, request)
        let words = letterhead.words.handOver
        let colleague = question.handOver.address.text
        do {
            switch form["decision"] {
            case "approve":
                try await parts.decideHandOver.approve(link)
                parts.callOutbox(question.tenant.id, .invitation)
                return guest.answer(NoticePage(letterhead, words.approved(colleague), .good))
            case "decline":
                try await parts.decideHandOver.decline(link)
                return guest.answer(NoticePage(letterhead, words.declined(colleague), .good))
            default: throw RedemptionRefusal.formExpired
            }
        } catch let refusal as HandOverRefusal {
            context.notes.refused(refusal)
            return over(letterhead)
        } catch let refusal as InviteRefusal {
            // What an administrator can mend, and the sponsor cannot.
            context.notes.refused(refusal)
            return guest.answer(NoticePage(letterhead, words.cannot, .stop), status: .conflict)
        }
    }

    private func over(_ letterhead: Letterhead) -> Response {
        guest.answer(NoticePage(letterhead, letterhead.words.handOver.over, .stop), status: .gone)
    }

    private func subject(_ link: Credential) -> String { "hand over \(HandOver.ID(rawValue: link.row))" }
}
