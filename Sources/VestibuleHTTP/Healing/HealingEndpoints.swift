import HTTPTypes
import Hummingbird
import Vestibule

/// `/{tenant}/healing`: a guest who has just come by code is offered a better door, goes there, and moves. Whoever cannot, goes on by code.
struct HealingEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let signIn: SignInEndpoints

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        let place = Place(tenant, returnPath: signIn.returnPath(request, tenant))
        guard let session = session(request, of: tenant.id), let offer = try await parts.healGuest.offer(to: session) else {
            return Response.seeOther(place.end)
        }
        let letterhead = guest.letterhead(tenant, request)
        let provider = letterhead.words.name(of: offer.door, of: tenant) ?? letterhead.words.common.guestAccess
        return guest.form(request, about: place.subject) { token in
            HealingPage(
                letterhead, provider: provider, tenant: tenant.name, isRequired: offer.isRequired, action: place.path,
                token: token)
        }
    }

    /// *Switch now* leads to the provider, *Not now* on.
    func decide(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        let form = try await request.form(context)
        let place = Place(tenant, returnPath: signIn.returnPath(request, tenant))
        try guest.forms.check(form, of: request, about: place.subject)
        return try await told(place, request, context) {
            guard let session = session(request, of: tenant.id) else { throw RedemptionRefusal.attemptOver }
            if form["decision"] == "later" {
                try await parts.healGuest.decline(session)
                return Response.seeOther(place.end)
            }
            let network = signIn.browsers.asking(request, context, tenant: tenant.id).network
            let leaving = try await parts.healGuest.leave(
                session, from: network, choosesAccount: request.query("account") == "other", returnPath: place.returnPath)
            return guest.leave(leaving, of: tenant, guest.letterhead(tenant, request))
        }
    }

    func comeBack(
        of left: ProviderVisit, for holder: Session.ID, to returnPath: String?, _ request: Request, _ context: RequestFacts,
        with identity: () async throws -> ProvedIdentity
    ) async throws -> Response {
        guard let tenant = try await parts.tenants.tenant(left.tenant) else { throw EdgeRefusal.notFound }
        let place = Place(tenant, returnPath: returnPath)
        return try await told(place, request, context) {
            // The proof of the mailbox is in this very browser too.
            guard let session = session(request, of: tenant.id), session.row == holder.rawValue else {
                throw RedemptionRefusal.wrongBrowser
            }
            let proved: ProvedIdentity
            do { proved = try await identity() } catch let refusal as FederationRefusal {
                try await parts.healGuest.note(refusal, at: left.door, of: session)
                throw refusal
            }
            let (new, someone) = try await parts.healGuest(session, with: proved, by: left)
            var response = Response.seeOther(place.end)
            try await signIn.browserSessions.begin(new, request, on: &response)
            try signIn.browsers.remember(someone, request, tenant: tenant.id, on: &response)
            return response
        }
    }

    /// A tenant's page, and where it leads in the end.
    private struct Place {
        let tenant: Tenant
        let returnPath: String?

        init(_ tenant: Tenant, returnPath: String?) {
            self.tenant = tenant
            self.returnPath = returnPath
        }

        private var wish: String { returnPath.map { "?return=\($0.percentEncoded)" } ?? "" }
        var path: String { "/\(tenant.id)/healing\(wish)" }
        var pathToOther: String { path + (wish.isEmpty ? "?" : "&") + "account=other" }
        var end: String { returnPath ?? "/\(tenant.id)/me" }
        var subject: String { "healing \(tenant.id)" }
    }

    private func session(_ request: Request, of tenant: Tenant.ID) -> Credential? {
        signIn.browserSessions.credential(of: request, at: tenant)
    }

    /// Runs a step. Whatever goes wrong at the provider, the guest reads that nothing is lost, and goes on or tries again.
    private func told(
        _ place: Place, _ request: Request, _ context: RequestFacts, _ step: () async throws -> Response
    ) async throws -> Response {
        let refusal: RedemptionRefusal
        do { return try await step() } catch let error as RedemptionRefusal {
            context.notes.refused(error)
            refusal = error
        } catch let error as FederationRefusal {
            context.notes.refused(error)
            refusal = RedemptionRefusal(error)
        }
        let letterhead = guest.letterhead(place.tenant, request)
        let mayGoOn = try await !isHeld(request, of: place.tenant.id)
        return guest.form(request, about: place.subject, status: refusal.status) { token in
            NoticePage.notHealed(
                letterhead, refusal, tenant: place.tenant.name, goOn: mayGoOn ? place.end : nil, again: place.path,
                withOther: place.pathToOther, signIn: "/\(place.tenant.id)/signin", token: token)
        }
    }

    private func isHeld(_ request: Request, of tenant: Tenant.ID) async throws -> Bool {
        guard let session = session(request, of: tenant) else { return true }
        return try await parts.sessions.session(session) == nil
    }
}
