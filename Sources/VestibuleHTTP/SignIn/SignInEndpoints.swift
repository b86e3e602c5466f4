import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// `/{tenant}/signin`: a guest comes back. Known and unknown addresses see the same.
struct SignInEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let browserSessions: BrowserSessions
    let lookup: TenantLookup
    let browsers: KnownBrowser

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        let address = request.query("address").flatMap { try? EmailAddress($0) }
        // As the application says that sent the guest, who may know better.
        let domain = address?.domain ?? request.query("domain").flatMap { DomainName($0) }
        return try await page(
            tenant, request, address: address?.text ?? "",
            partner: domain.flatMap { parts.visitProvider.partner(for: $0, of: tenant) })
    }

    func begin(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: subject(tenant))
        let typed = form["address"] ?? ""
        guard let address = EmailAddress(typed: typed) else {
            return try await page(tenant, request, address: String(typed.prefix(254)), isNotAnAddress: true)
        }
        if form["way"] != "passcode", let partner = parts.visitProvider.partner(for: address.domain, of: tenant) {
            return try await page(tenant, request, address: address.text, partner: partner)
        }
        return try await told(tenant, request, context) {
            let credential = try await parts.signIn(
                address, to: tenant.id, returnPath: returnPath(request, tenant),
                from: browsers.asking(request, context, tenant: tenant.id),
                language: guest.language(request, else: tenant.language))
            parts.callOutbox(tenant.id, .passcode)
            var response = Response.seeOther(path(tenant) + "/passcode")
            guest.cookies.set(
                guest.cookies.signIn(to: tenant.id), to: credential.text, seconds: Int(Attempt.life), on: &response)
            return response
        }
    }

    func passcode(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        return try await told(tenant, request, context) {
            let held = try await parts.proveMailbox.look(try credential(request, tenant))
            let path = path(tenant)
            let place = PasscodeForm.Place(
                paths: PasscodePage.Paths(check: path + "/passcode", resend: path + "/resend", page: path + "/passcode"),
                restart: path + "/restart", subject: subject(tenant))
            guard
                let response = PasscodeForm(guest: guest).page(
                    of: held, at: place, letterhead: guest.letterhead(tenant, request), request,
                    now: parts.surroundings.now())
            else { throw RedemptionRefusal.attemptOver }
            return response
        }
    }

    func check(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: subject(tenant))
        return try await told(tenant, request, context) {
            guard let typed = Passcode(typed: form["code"] ?? "") else {
                return Response.seeOther(path(tenant) + "/passcode?problem=digits")
            }
            let credential = try credential(request, tenant)
            let (checked, session) = try await parts.proveMailbox.check(typed, signingInBy: credential)
            if checked.outcome == .over { throw RedemptionRefusal.attemptOver }
            if case .accessEnded(let end) = checked.outcome, let guest = checked.guest { throw AccessEnded(guest: guest, at: end) }
            guard checked.outcome == .proved, let session else {
                context.notes.ended(checked.outcome.code)
                return Response.seeOther(path(tenant) + "/passcode" + (checked.outcome.problem.map { "?problem=\($0)" } ?? ""))
            }
            var response = Response.seeOther(try await whatNext(after: checked, session, in: tenant))
            try await browserSessions.begin(session, request, on: &response)
            guest.cookies.drop(guest.cookies.signIn(to: tenant.id), on: &response)
            if let someone = checked.guest { try browsers.remember(someone, request, tenant: tenant.id, on: &response) }
            return response
        }
    }

    /// Where the guest wanted to go, or first to a better door.
    private func whatNext(after checked: CheckedCode, _ session: Credential, in tenant: Tenant) async throws -> String {
        let healing = "/\(tenant.id)/healing"
        let isWished = checked.returnPath == healing
        let wish = isWished ? nil : checked.returnPath
        guard try await parts.healGuest.asks(after: checked, session: session, isWished: isWished) else {
            return wish ?? "/\(tenant.id)/me"
        }
        return healing + (wish.map { "?return=\($0.percentEncoded)" } ?? "")
    }

    func sendAgain(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        try guest.forms.check(try await request.form(context), of: request, about: subject(tenant))
        return try await told(tenant, request, context) {
            let outcome = try await parts.proveMailbox.sendAgain(
                try credential(request, tenant), language: guest.language(request, else: tenant.language))
            parts.callOutbox(tenant.id, .passcode)
            switch outcome {
            case .sent: return Response.seeOther(path(tenant) + "/passcode")
            case .tooEarly: return Response.seeOther(path(tenant) + "/passcode?problem=early")
            case .over: throw RedemptionRefusal.attemptOver
            }
        }
    }

    /// A used-up attempt's way on: back to the address.
    func restart(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await tenant(context)
        try guest.forms.check(try await request.form(context), of: request, about: subject(tenant))
        var response = Response.seeOther(path(tenant))
        guest.cookies.drop(guest.cookies.signIn(to: tenant.id), on: &response)
        return response
    }

    /// - Parameter partner: Who vouches for the address's domain: shown to everybody who says such an address.
    func page(
        _ tenant: Tenant, _ request: Request, address: String, isNotAnAddress: Bool = false, partner: IdentityProvider? = nil,
        passkeyProblem: SignInPage.PasskeyProblem? = nil
    ) async throws -> Response {
        let status: HTTPResponse.Status = isNotAnAddress || passkeyProblem != nil ? .unprocessableContent : .ok
        let path = returnPath(request, tenant)
        let application = try await application(askingBy: path, of: tenant)
        let wish = path.map { "?return=\($0.percentEncoded)" } ?? ""
        let letterhead = guest.letterhead(tenant, request)
        func provider(_ door: Door) -> SignInPage.Provider? {
            letterhead.words.name(of: door, of: tenant).map {
                SignInPage.Provider(door: door.description, button: letterhead.words.signIn.orWith($0))
            }
        }
        let providers = parts.visitProvider.doors(of: tenant).compactMap(provider)
        let script = tenant.letsPasskeysReplaceCodes ? PasskeyRequest.scriptSource : nil
        return guest.form(request, about: subject(tenant), status: status, script: script) { token in
            SignInPage(
                letterhead, tenant: tenant.name, application: application?.name, address: address, isNotAnAddress: isNotAnAddress,
                action: self.path(tenant) + wish, token: token, providers: providers,
                providerAction: self.path(tenant) + "/provider" + wish,
                partner: partner.flatMap { provider($0.door) }, lostAccountURL: lostAccountPath(tenant),
                requestAccessURL: application?.start(for: tenant).map { _ in self.path(tenant) + "/request-access" + wish },
                passkey: passkey(letterhead, tenant, wish: wish, token: token), passkeyProblem: passkeyProblem)
        }
    }

    func told(
        _ tenant: Tenant, _ request: Request, _ context: RequestFacts, _ step: () async throws -> Response
    ) async throws -> Response {
        do { return try await step() } catch let refusal as RedemptionRefusal {
            context.notes.refused(refusal)
            return notice(of: refusal, tenant, request)
        } catch let refusal as FederationRefusal {
            context.notes.refused(refusal)
            return notice(of: RedemptionRefusal(refusal), tenant, request)
        } catch let ended as AccessEnded {
            context.notes.ended(AccessEnded.code)
            return notice(of: ended, tenant, request)
        }
    }

    private func notice(of refusal: RedemptionRefusal, _ tenant: Tenant, _ request: Request) -> Response {
        guest.form(request, about: subject(tenant), status: refusal.status) { token in
            let letterhead = guest.letterhead(tenant, request)
            let restart = path(tenant) + "/restart"
            return NoticePage.lostAccount(
                letterhead, refusal, tenant: tenant.name, help: lostAccountPath(tenant), restart: restart, token: token)
                ?? NoticePage.refusal(
                    letterhead, GuestRefusal(refusal, tenant: tenant.name, language: letterhead.language),
                    offer: .startAgain(action: restart, token: token))
        }
    }

    /// The application that sent the guest, as the way back says; nil for who came by themselves.
    func application(askingBy returnPath: String?, of tenant: Tenant) async throws -> Application? {
        guard let id = returnPath.flatMap(AuthorizePath.init)?.client else { return nil }
        return try await parts.applications.recentApplication(id, of: tenant.id).flatMap { $0.disabledAt == nil ? $0 : nil }
    }

    func tenant(_ context: RequestFacts) async throws -> Tenant {
        guard let tenant = try await lookup.tenant(context) else { throw EdgeRefusal.notFound }
        return tenant
    }

    private func credential(_ request: Request, _ tenant: Tenant) throws -> Credential {
        guard let value = request.cookie(guest.cookies.signIn(to: tenant.id)),
            let credential = Credential(value, kind: .attempt), credential.tenant == tenant.id
        else { throw RedemptionRefusal.wrongBrowser }
        return credential
    }

    private func path(_ tenant: Tenant) -> String { "/\(tenant.id)/signin" }
    func lostAccountPath(_ tenant: Tenant) -> String { path(tenant) + "/lost-account" }
    func subject(_ tenant: Tenant) -> String { "signin \(tenant.id)" }

    static let longestReturnPath = 6144

    /// Where the guest wanted to go: a path of this tenant's own pages and nothing else.
    func returnPath(_ request: Request, _ tenant: Tenant) -> String? {
        guard let path = request.query("return"), path.hasPrefix("/\(tenant.id)/"), path.utf8.count <= Self.longestReturnPath,
            path.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }), !path.contains("#"),
            let url = try? RedirectURL(parts.site.base.origin + path.prefix { $0 != "?" }), url.origin == parts.site.base.origin
        else { return nil }
        return path
    }
}
