import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Vestibule

/// `/{tenant}/me`: who is signed in here, and the way out. Also the tenant's face: its colours and logo.
struct MeEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let browserSessions: BrowserSessions
    let lookup: TenantLookup
    let policies: PolicyGate

    func show(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        guard let session = try await browserSessions.session(of: request, at: tenant.id) else {
            return Response.seeOther("/\(tenant.id)/signin?return=\("/\(tenant.id)/me".percentEncoded)")
        }
        guard tenant.admits(session.guest.address.domain) else {
            return guest.answer(
                NoticePage.refusal(guest.letterhead(tenant, request), .domainBlocked(tenant: tenant.name)), status: .forbidden)
        }
        let judgement = try await policies.judge(session, to: nil, at: tenant, from: policies.whereabouts(of: request, context))
        if let detour = policies.detour(after: judgement, at: tenant, before: "/\(tenant.id)/me", request, context) {
            return detour
        }
        let name = session.guest.displayName
        let person = Person(
            name: name == session.guest.address.text ? nil : name, address: session.guest.address.text)
        let letterhead = guest.letterhead(tenant, request)
        let better = await betterDoor(for: session, in: tenant)
        var response = guest.form(request, about: subject(tenant)) { token in
            MePage(
                letterhead, tenant: tenant.name, guest: person, since: session.provedAt, until: session.expiresAt,
                proof: proof(of: session, at: tenant, in: letterhead.words),
                better: better.flatMap { link(to: $0, session, at: tenant, in: letterhead.words) },
                handOver: tenant.lifecycle.guestsMayHandOver ? "/\(tenant.id)/me/hand-over" : nil,
                security: "/\(tenant.id)/me/security",
                action: "/\(tenant.id)/signout", token: token)
        }
        policies.keep(judgement, for: request, at: tenant, on: &response)
        return response
    }

    /// From redemption by what policies ask for, to where the invitation leads.
    func welcome(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        guard let id = context.id("invitation", of: Invitation.self) else { throw EdgeRefusal.notFound }
        let path = "/\(tenant.id)/welcome/\(id)"
        guard let session = try await browserSessions.session(of: request, at: tenant.id) else {
            return Response.seeOther("/\(tenant.id)/signin?return=\(path.percentEncoded)")
        }
        if let detour = try await policies.detour(of: session, at: tenant, before: path, request, context) { return detour }
        guard let invitation = try await parts.invitations.invitation(id, of: tenant.id), invitation.guest == session.guest.id,
            tenant.redirectOrigins.contains(where: { $0.covers(invitation.redirectURL) })
        else { return Response.seeOther("/\(tenant.id)/me") }
        // The browser comes from a form whose page lets no redirect out.
        return guest.answer(
            LeavingPage(guest.letterhead(tenant, request), to: invitation.redirectURL.text, provider: invitation.inviterName))
    }

    private func proof(of session: Session, at tenant: Tenant, in words: PageWords) -> MePage.Proof {
        guard session.methods.contains("fed") else { return session.methods.contains("otp") ? .passcode : .passkey }
        return .provider(words.name(of: session.guest.door, of: tenant) ?? words.common.guestAccess)
    }

    private func betterDoor(for session: Session, in tenant: Tenant) async -> Door? {
        guard session.guest.door == .passcode, !session.methods.contains("fed") else { return nil }
        return await parts.healGuest.betterDoor(for: session.guest.address, in: tenant)
    }

    /// To move, the mailbox must have been proved a short while ago; else once more.
    private func link(to door: Door, _ session: Session, at tenant: Tenant, in words: PageWords) -> MePage.Link? {
        guard let name = words.name(of: door, of: tenant) else { return nil }
        let healing = "/\(session.tenant)/healing"
        let isFresh = parts.surroundings.now().timeIntervalSince(session.provedAt) < SelfHealing.proofLife - 60
        return MePage.Link(
            url: isFresh ? healing : "/\(session.tenant)/signin?return=\(healing.percentEncoded)", text: words.me.switchTo(name))
    }

    func signOut(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        try guest.forms.check(try await request.form(context), of: request, about: subject(tenant))
        try await browserSessions.end(request, at: tenant.id)
        var response = Response.seeOther("/\(tenant.id)/signed-out")
        guest.cookies.drop(guest.cookies.session(of: tenant.id), on: &response)
        return response
    }

    func signedOut(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        return guest.answer(
            NoticePage.signedOut(guest.letterhead(tenant, request), signInURL: "/\(tenant.id)/signin"))
    }

    func brand(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let colour = BrandColour(try await tenant(context).branding.colour) ?? .fallback
        var response = Response.text(
            ":root { --brand: \(colour.text); --on-brand: \(colour.readable.text); }\n", type: "text/css; charset=utf-8")
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }

    func logo(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let logo = try await parts.tenants.logo(of: tenant(context).id) else { throw EdgeRefusal.notFound }
        return Response(
            status: .ok, headers: [.contentType: logo.mediaType, .cacheControl: "public, max-age=300"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: logo.bytes)))
    }

    func stylesheet(_ request: Request, _ context: RequestFacts) async throws -> Response {
        var response = Response.text(Stylesheet.text, type: "text/css; charset=utf-8")
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }

    private func tenant(_ context: RequestFacts) async throws -> Tenant {
        guard let tenant = try await lookup.tenant(context) else { throw EdgeRefusal.notFound }
        return tenant
    }

    private func subject(_ tenant: Tenant) -> String { "me \(tenant.id)" }
}
