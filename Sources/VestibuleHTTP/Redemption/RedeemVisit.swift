import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

extension RedeemEndpoints {
    /// One invitation in one browser: what the path names, with the link that the browser opened.
    struct Visit: Sendable {
        let tenant: Tenant.ID
        let invitation: Invitation.ID
        let link: Credential
        let notes: RequestNotes

        var path: String { "/redeem/\(tenant)/\(invitation)" }
        /// What this invitation's forms are about.
        var subject: String { "redeem \(invitation)" }
    }

    func visit(_ request: Request, _ context: RequestFacts) throws -> Visit {
        guard let tenant = context.id("tenant", of: Tenant.self),
            let invitation = context.id("invitation", of: Invitation.self)
        else { throw RedemptionRefusal.linkUnknown }
        context.notes.isAbout(tenant)
        return Visit(
            tenant: tenant, invitation: invitation,
            link: try links.link(request, tenant: tenant, invitation: invitation), notes: context.notes)
    }

    /// The attempt that this browser holds for the invitation.
    func attempt(_ request: Request, _ visit: Visit) -> Credential? {
        request.cookie(guest.cookies.attempt(of: visit.invitation)).flatMap { Credential($0, kind: .attempt) }
            .flatMap { $0.tenant == visit.tenant ? $0 : nil }
    }

    /// The attempt with its credential, if the link is still good and the attempt is of this very invitation.
    func held(_ request: Request, _ visit: Visit) async throws -> (attempt: Attempt, credential: Credential) {
        let opened = try await parts.redeemInvitation.open(visit.link)
        if let refusal = opened.refusal { throw refusal }
        let credential = try credential(request, visit)
        let attempt = try await parts.proveMailbox.look(credential)
        guard attempt.purpose == .redemption(visit.invitation) else { throw RedemptionRefusal.wrongBrowser }
        return (attempt, credential)
    }

    func credential(_ request: Request, _ visit: Visit) throws -> Credential {
        guard let credential = attempt(request, visit) else { throw RedemptionRefusal.wrongBrowser }
        return credential
    }

    func letterhead(_ opened: RedeemInvitation.Opened, _ request: Request) -> Letterhead {
        guest.letterhead(
            opened.tenant, request,
            language: guest.language(request, else: opened.invitation.language ?? opened.tenant.language))
    }

    func destination(_ invitation: Invitation) -> Destination {
        Destination(applicationName: invitation.inviterName, host: invitation.redirectURL.host)
    }

    /// Runs a step; its refusal becomes the tenant's own page with the way on.
    func told(_ visit: Visit, _ request: Request, _ step: () async throws -> Response) async throws -> Response {
        do { return try await step() } catch let refusal as RedemptionRefusal {
            return try await refuse(refusal, try await parts.redeemInvitation.open(visit.link), visit, request)
        } catch let refusal as FederationRefusal {
            let response = try await refuse(
                RedemptionRefusal(refusal), try await parts.redeemInvitation.open(visit.link), visit, request)
            visit.notes.refused(refusal)
            return response
        }
    }

    func refuse(
        _ refusal: RedemptionRefusal, _ opened: RedeemInvitation.Opened, _ visit: Visit, _ request: Request
    ) async throws -> Response {
        visit.notes.refused(refusal)
        let letterhead = letterhead(opened, request)
        if refusal == .alreadyUsed, try await isSignedIn(request, visit, as: opened.invitation.guest) {
            return guest.answer(
                NoticePage.alreadyIn(
                    letterhead, destination: destination(opened.invitation),
                    url: opened.tenant.redirectOrigins.contains { $0.covers(opened.invitation.redirectURL) }
                        ? opened.invitation.redirectURL.text : "/\(visit.tenant)/me"))
        }
        return guest.form(request, about: visit.subject, status: refusal.status) { token in
            NoticePage.refusal(
                letterhead,
                GuestRefusal(
                    refusal, tenant: opened.tenant.name, invited: opened.invitation.address.masked, language: letterhead.language),
                offer: offer(for: refusal, visit, token))
        }
    }

    private func offer(for refusal: RedemptionRefusal, _ visit: Visit, _ token: String) -> RefusalOffer? {
        switch refusal {
        case .expired, .linkReplaced: .newLink(action: visit.path + "/new-link", token: token)
        case .alreadyUsed: .signIn(url: "/\(visit.tenant)/signin")
        case .wrongBrowser, .attemptOver, .tooManyGuesses, .signInDeclined, .noSuchAccount, .providerUnavailable:
            .startAgain(action: visit.path + "/continue", token: token)
        case .anotherAccount: .startAgain(action: visit.path + "/continue?account=other", token: token)
        case .linkUnknown, .revoked, .frozen, .domainBlocked, .organisationBlocked, .tenantSuspended, .accessDenied, .locked,
            .formExpired,
            .tooManyLetters, .askedTooOften,
            .nothingFits, .accountUnknown, .hookDenied:
            nil
        }
    }

    private func isSignedIn(_ request: Request, _ visit: Visit, as someone: Guest.ID) async throws -> Bool {
        guard let value = request.cookie(guest.cookies.session(of: visit.tenant)),
            let credential = Credential(value, kind: .session), credential.tenant == visit.tenant
        else { return false }
        return try await parts.sessions.session(credential)?.guest.id == someone
    }
}
