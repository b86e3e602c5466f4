import HTTPTypes
import Hummingbird
import Vestibule

/// `/{tenant}/signin/request-access`: who is not invited asks an application for it. Every address gets the same answers.
struct AccessRequestEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let signIn: SignInEndpoints

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        let (application, _) = try await asked(request, tenant)
        return page(
            tenant, application, request,
            typed: .init(address: request.query("address").flatMap { try? EmailAddress($0) }?.text ?? ""), problem: nil)
    }

    func begin(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        let (application, returnPath) = try await asked(request, tenant)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: subject(tenant))
        let typed = PersonFormPage.Typed(form)
        func again(_ problem: PersonFormPage.AccessRequestProblem) -> Response {
            page(tenant, application, request, typed: typed, problem: problem)
        }
        guard let address = EmailAddress(typed: typed.address) else { return again(.notAnAddress) }
        guard let name = AccessWish.name(typed: typed.name) else { return again(.noName) }
        guard let reason = AccessWish.reason(typed: typed.reason) else { return again(.badReason) }
        return try await told(tenant, request, context) {
            let wish = AccessWish(
                application: application.id, name: name, reason: reason,
                language: guest.language(request, else: tenant.language), returnPath: returnPath)
            let network = signIn.browsers.asking(request, context, tenant: tenant.id).network
            let credential = try await parts.askForAccess(wish, as: address, of: tenant.id, from: network)
            parts.callOutbox(tenant.id, .passcode)
            var response = Response.seeOther(path(tenant) + "/passcode")
            guest.cookies.set(
                guest.cookies.accessRequest(of: tenant.id), to: credential.text, seconds: Int(Attempt.life), on: &response)
            return response
        }
    }

    func passcode(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        return try await told(tenant, request, context) {
            let (held, _) = try await parts.askForAccess.look(try credential(request, tenant))
            let path = path(tenant)
            let place = PasscodeForm.Place(
                paths: PasscodePage.Paths(check: path + "/passcode", resend: path + "/resend", page: path + "/passcode"),
                restart: path + "/restart", subject: subject(tenant))
            guard
                let response = PasscodeForm(guest: guest).page(
                    of: held, at: place, letterhead: guest.letterhead(tenant, request), request, now: parts.surroundings.now())
            else { throw RedemptionRefusal.attemptOver }
            return response
        }
    }

    func check(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: subject(tenant))
        return try await told(tenant, request, context) {
            guard let typed = Passcode(typed: form["code"] ?? "") else {
                return Response.seeOther(path(tenant) + "/passcode?problem=digits")
            }
            let checked = try await parts.askForAccess.check(typed, by: try credential(request, tenant))
            if checked.outcome == .over { throw RedemptionRefusal.attemptOver }
            guard checked.outcome == .proved else {
                context.notes.ended(checked.outcome.code)
                return Response.seeOther(path(tenant) + "/passcode" + (checked.outcome.problem.map { "?problem=\($0)" } ?? ""))
            }
            parts.callOutbox(tenant.id, .accessRequested)
            var response = Response.seeOther(path(tenant) + "/asked")
            guest.cookies.drop(guest.cookies.accessRequest(of: tenant.id), on: &response)
            return response
        }
    }

    func sendAgain(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        try guest.forms.check(try await request.form(context), of: request, about: subject(tenant))
        return try await told(tenant, request, context) {
            let outcome = try await parts.askForAccess.sendAgain(try credential(request, tenant))
            parts.callOutbox(tenant.id, .passcode)
            switch outcome {
            case .sent: return Response.seeOther(path(tenant) + "/passcode")
            case .tooEarly: return Response.seeOther(path(tenant) + "/passcode?problem=early")
            case .over: throw RedemptionRefusal.attemptOver
            }
        }
    }

    /// A used-up attempt's way on: back to the question, or to the sign-in where this browser asked for nothing.
    func restart(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        try guest.forms.check(try await request.form(context), of: request, about: subject(tenant))
        var place = "/\(tenant.id)/signin"
        if let credential = try? credential(request, tenant), let held = try? await parts.askForAccess.look(credential),
            let wish = held.wish.returnPath
        {
            place = path(tenant) + "?return=\(wish.percentEncoded)"
        }
        var response = Response.seeOther(place)
        guest.cookies.drop(guest.cookies.accessRequest(of: tenant.id), on: &response)
        return response
    }

    func asked(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let letterhead = guest.letterhead(try await signIn.tenant(context), request)
        return guest.answer(NoticePage(letterhead, letterhead.words.accessRequest.asked, .wait))
    }

    /// The application that sent the stranger, as the way back says; there is no such page where it takes no requests.
    private func asked(_ request: Request, _ tenant: Tenant) async throws -> (Application, returnPath: String) {
        guard let path = signIn.returnPath(request, tenant),
            let application = try await signIn.application(askingBy: path, of: tenant),
            application.start(for: tenant) != nil, tenant.status == .active
        else { throw EdgeRefusal.notFound }
        return (application, path)
    }

    private func page(
        _ tenant: Tenant, _ application: Application, _ request: Request, typed: PersonFormPage.Typed,
        problem: PersonFormPage.AccessRequestProblem?
    ) -> Response {
        let wish = signIn.returnPath(request, tenant).map { "?return=\($0.percentEncoded)" } ?? ""
        return guest.form(request, about: subject(tenant), status: problem == nil ? .ok : .unprocessableContent) { token in
            PersonFormPage.accessRequest(
                guest.letterhead(tenant, request), tenant: tenant.name, application: application.name, typed: typed,
                problem: problem, action: path(tenant) + wish, token: token)
        }
    }

    private func told(
        _ tenant: Tenant, _ request: Request, _ context: RequestFacts, _ step: () async throws -> Response
    ) async throws -> Response {
        do { return try await step() } catch let refusal as RedemptionRefusal {
            context.notes.refused(refusal)
            return guest.form(request, about: subject(tenant), status: refusal.status) { token in
                NoticePage.refusal(
                    guest.letterhead(tenant, request),
                    GuestRefusal(refusal, tenant: tenant.name, language: guest.language(request, else: tenant.language)),
                    offer: .startAgain(action: path(tenant) + "/restart", token: token))
            }
        }
    }

    private func credential(_ request: Request, _ tenant: Tenant) throws -> Credential {
        guard let value = request.cookie(guest.cookies.accessRequest(of: tenant.id)),
            let credential = Credential(value, kind: .attempt), credential.tenant == tenant.id
        else { throw RedemptionRefusal.wrongBrowser }
        return credential
    }

    private func path(_ tenant: Tenant) -> String { "/\(tenant.id)/signin/request-access" }
    private func subject(_ tenant: Tenant) -> String { "access \(tenant.id)" }
}
