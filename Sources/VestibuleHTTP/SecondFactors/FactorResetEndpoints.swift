import HTTPTypes
import Hummingbird
import Vestibule

/// `/second-factor-reset`: from its mailbox a guest stops a reset that it did not ask for.
struct FactorResetEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try request.link("x", kind: .factorReset)
        let (tenant, dueAt) = try await parts.resetSecondFactors.look(link)
        let letterhead = guest.letterhead(tenant, request)
        let words = letterhead.words.secondFactor
        guard dueAt != nil else { return guest.answer(NoticePage(letterhead, words.nothingToStop, .stop), status: .gone) }
        return guest.form(request, about: subject(link)) { token in
            QuestionPage.secondFactor(letterhead, words.stop, action: "/second-factor-reset?x=\(link.text)", token: token)
        }
    }

    func stop(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let link = try request.link("x", kind: .factorReset)
        try guest.forms.check(try await request.form(context), of: request, about: subject(link))
        let (tenant, _) = try await parts.resetSecondFactors.look(link)
        let letterhead = guest.letterhead(tenant, request)
        let words = letterhead.words.secondFactor
        guard try await parts.resetSecondFactors.stop(link) else {
            return guest.answer(NoticePage(letterhead, words.nothingToStop, .stop), status: .gone)
        }
        return guest.answer(NoticePage(letterhead, words.stopped, .good))
    }

    private func subject(_ link: Credential) -> String { "factor reset \(Base64URL.encode(link.digest.rawValue))" }
}
