import HTTPTypes
import Hummingbird
import Vestibule

extension RedeemEndpoints {
    /// The browser of an invitation is back from its provider: on to the consent, or first to a code where the provider cannot vouch for
    /// the mailbox. The code is asked for by a press: coming back sends none.
    func comeBack(
        to invitation: Invitation.ID, attempt: Attempt.ID, of left: ProviderVisit, _ request: Request, _ context: RequestFacts,
        with identity: () async throws -> ProvedIdentity
    ) async throws -> Response {
        let visit = Visit(
            tenant: left.tenant, invitation: invitation,
            link: try links.link(request, tenant: left.tenant, invitation: invitation), notes: context.notes)
        return try await told(visit, request) {
            let credential = try credential(request, visit)
            guard credential.row == attempt.rawValue else { throw RedemptionRefusal.wrongBrowser }
            let proved: ProvedIdentity
            do { proved = try await identity() } catch let refusal as FederationRefusal {
                try await parts.returnFromProvider.note(refusal, on: credential)
                throw refusal
            }
            let isMailboxProved = try await parts.returnFromProvider.bind(proved, to: credential)
            return Response.seeOther(visit.path + (isMailboxProved ? "/consent" : "/passcode"))
        }
    }
}
