import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

extension RedeemEndpoints {
    /// What the tenant learns, asked of a guest who has proved the mailbox.
    func consent(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let visit = try visit(request, context)
        return try await told(visit, request) {
            let held = try await parts.proveMailbox.look(try credential(request, visit))
            let opened = try await parts.redeemInvitation.open(visit.link)
            if let refusal = opened.refusal { throw refusal }
            guard held.provedAt != nil, held.finishedAt == nil, held.killedAt == nil else {
                return Response.seeOther(visit.path + "/passcode")
            }
            let invitation = opened.invitation
            return guest.form(request, about: visit.subject, formsLeadTo: invitation.redirectURL.origin) { token in
                ConsentPage(
                    letterhead(opened, request), tenant: opened.tenant.name,
                    guest: Person(name: invitation.displayName, address: invitation.address.text),
                    destination: destination(invitation), privacyURL: nil, action: visit.path + "/consent", token: token)
            }
        }
    }

    func decide(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let visit = try visit(request, context)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: visit.subject)
        return try await told(visit, request) {
            let credential = try await held(request, visit).credential
            switch form["decision"] {
            case "accept": return try await accept(credential, visit, request, context)
            case "decline": return try await decline(credential, visit, request)
            default: throw RedemptionRefusal.formExpired
            }
        }
    }

    private func accept(
        _ credential: Credential, _ visit: Visit, _ request: Request, _ context: RequestFacts
    ) async throws -> Response {
        let held = try await parts.proveMailbox.look(credential)
        let (session, demands, isHeld, url) = try await parts.redeemInvitation.accept(
            credential, from: policies.whereabouts(of: request, context))
        let isAsked = try await parts.healGuest.asks(afterRedeeming: held, session: session, isHeld: isHeld)
        var response = Response.seeOther(
            isAsked ? "/\(visit.tenant)/healing" : wayOn(from: visit, past: demands, to: url) ?? "/\(visit.tenant)/me")
        try await browserSessions.begin(session, request, on: &response)
        guest.cookies.drop(guest.cookies.attempt(of: visit.invitation), on: &response)
        if let someone = held.guest {
            try browsers.remember(someone, request, tenant: visit.tenant, on: &response)
        }
        return response
    }

    /// Past what policies ask for, and by a page that asks them once more; else at once to where the invitation leads.
    private func wayOn(from visit: Visit, past demands: [Demand], to url: RedirectURL?) -> String? {
        guard let first = demands.first else { return url?.text }
        return PolicyGate.path(
            to: first, at: visit.tenant, returningTo: "/\(visit.tenant)/welcome/\(visit.invitation)")
    }

    private func decline(_ credential: Credential, _ visit: Visit, _ request: Request) async throws -> Response {
        let opened = try await parts.redeemInvitation.open(visit.link)
        try await parts.redeemInvitation.decline(credential)
        var response = guest.answer(NoticePage.declined(letterhead(opened, request), tenant: opened.tenant.name))
        guest.cookies.drop(guest.cookies.attempt(of: visit.invitation), on: &response)
        return response
    }
}
