import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// `/{tenant}/device`: a guest types the code that a device shows, reads who asks for what, and allows or refuses it (RFC 8628 §3.3).
///
/// A link may fill in the code and does no more. The page that asks is the answer to the typed code, so no link leads to it either.
struct DeviceEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let signIn: SignInEndpoints
    let policies: PolicyGate

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        page(try await signIn.tenant(context), request, typed: request.query("code").flatMap { UserCode(typed: $0) }?.shown ?? "")
    }

    /// Nobody learns whether a code is one before they are signed in.
    func look(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: subject(tenant))
        let typed = String((form["code"] ?? "").prefix(40))
        guard let code = UserCode(typed: typed) else { return page(tenant, request, typed: typed, problem: .notEightLetters) }
        guard let session = try await session(request, tenant) else { return toSignIn(tenant, code) }
        guard tenant.admits(session.guest.address.domain) else { return blocked(tenant, request) }
        switch try await parts.signInByDevice.look(code, by: session, from: network(request, context)) {
        case .found(let asked):
            let letterhead = guest.letterhead(tenant, request)
            guard try await isAssigned(session, to: asked.application, tenant) else {
                return guest.answer(
                    NoticePage(letterhead, letterhead.words.device.notAssigned(tenant.name), .stop), status: .forbidden)
            }
            if let detour = try await detour(of: session, to: asked.application, before: code, tenant, request, context) {
                return detour
            }
            return guest.form(request, about: subject(tenant, session, code)) { token in
                DeviceQuestionPage(
                    letterhead, asked, code: code, tenant: tenant.name, session: session, action: path(tenant) + "/decision",
                    token: token, otherAccountURL: signInPath(tenant, code))
            }
        case .wrong:
            context.notes.ended("wrong")
            return page(tenant, request, typed: code.shown, problem: .wrong)
        case .locked(let until): return locked(until, tenant, request, context)
        }
    }

    func decide(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        let form = try await request.form(context)
        guard let code = form["code"].flatMap({ UserCode(typed: $0) }) else { throw RedemptionRefusal.formExpired }
        guard let session = try await session(request, tenant) else { return toSignIn(tenant, code) }
        // The page was about this code, and about this guest: whoever has signed in here since has not been asked.
        try guest.forms.check(form, of: request, about: subject(tenant, session, code))
        guard let decision = form["decision"], ["allow", "refuse"].contains(decision) else { throw RedemptionRefusal.formExpired }
        guard tenant.admits(session.guest.address.domain) else { return blocked(tenant, request) }
        let isAllowed = decision == "allow"
        if isAllowed,
            case .found(let asked) = try await parts.signInByDevice.look(code, by: session, from: network(request, context)),
            let detour = try await detour(of: session, to: asked.application, before: code, tenant, request, context)
        {
            return detour
        }
        let outcome = try await parts.signInByDevice.decide(
            code, isAllowed: isAllowed, by: session, from: network(request, context))
        let letterhead = guest.letterhead(tenant, request)
        let words = letterhead.words.device
        switch outcome {
        case .found(let asked):
            return guest.answer(
                isAllowed
                    ? NoticePage(letterhead, words.allowed(asked.applicationName), .good)
                    : NoticePage(letterhead, words.refused(tenant.name), .stop))
        case .wrong:
            context.notes.ended("over")
            return guest.answer(NoticePage(letterhead, words.over, .wait), status: .gone)
        case .locked(let until): return locked(until, tenant, request, context)
        }
    }

    // MARK: Who is there

    private func session(_ request: Request, _ tenant: Tenant) async throws -> Session? {
        try await signIn.browserSessions.session(of: request, at: tenant.id)
    }

    /// Told before anything is allowed; the token endpoint asks again.
    private func isAssigned(_ session: Session, to id: Application.ID, _ tenant: Tenant) async throws -> Bool {
        guard let application = try await parts.applications.recentApplication(id, of: tenant.id) else { return true }
        return try await parts.appRoles.lets(session.guest.id, into: application)
    }

    /// Where it is decided, in the guest's browser; the device's own place is judged when it asks for its tokens.
    private func detour(
        of session: Session, to id: Application.ID, before code: UserCode, _ tenant: Tenant, _ request: Request,
        _ context: RequestFacts
    ) async throws -> Response? {
        guard let application = try await parts.applications.recentApplication(id, of: tenant.id) else {
            return policies.refusal(at: tenant, request)
        }
        return try await policies.detour(
            of: session, to: application, .mobileAppsAndDesktopClients, at: tenant, before: path(tenant, code), request, context)
    }

    private func network(_ request: Request, _ context: RequestFacts) -> String {
        context.client(request, behind: parts.site.trustedProxies)?.readableNetwork ?? "unknown"
    }

    // MARK: Answers

    private func page(
        _ tenant: Tenant, _ request: Request, typed: String, problem: DeviceCodePage.Problem? = nil
    ) -> Response {
        guest.form(request, about: subject(tenant), status: problem == nil ? .ok : .unprocessableContent) { token in
            DeviceCodePage(
                guest.letterhead(tenant, request), tenant: tenant.name, typed: typed, problem: problem, action: path(tenant),
                token: token)
        }
    }

    private func toSignIn(_ tenant: Tenant, _ code: UserCode) -> Response { Response.seeOther(signInPath(tenant, code)) }

    private func blocked(_ tenant: Tenant, _ request: Request) -> Response {
        guest.answer(
            NoticePage.refusal(guest.letterhead(tenant, request), .domainBlocked(tenant: tenant.name)), status: .forbidden)
    }

    private func locked(_ until: Date, _ tenant: Tenant, _ request: Request, _ context: RequestFacts) -> Response {
        context.notes.ended("locked")
        let letterhead = guest.letterhead(tenant, request)
        let notice = letterhead.words.device.locked(letterhead.words.moment(until))
        var response = guest.answer(NoticePage(letterhead, notice, .wait), status: .tooManyRequests)
        let seconds = until.timeIntervalSince(parts.surroundings.now()).rounded(.up)
        response.headers[.retryAfter] = String(max(1, Int(seconds)))
        return response
    }

    private func path(_ tenant: Tenant) -> String { "/\(tenant.id)/device" }

    private func signInPath(_ tenant: Tenant, _ code: UserCode) -> String {
        "/\(tenant.id)/signin?return=\(path(tenant, code).percentEncoded)"
    }

    private func path(_ tenant: Tenant, _ code: UserCode) -> String { "\(path(tenant))?code=\(code.shown)" }

    private func subject(_ tenant: Tenant) -> String { "device \(tenant.id)" }

    private func subject(_ tenant: Tenant, _ session: Session, _ code: UserCode) -> String {
        "device \(tenant.id) \(session.id) \(code.letters)"
    }
}
