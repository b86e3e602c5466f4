import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// `/{tenant}/signin/second-factor`: who has signed in proves a second factor, and goes on to where it wanted to go. Whoever asks for it sends
/// the browser here.
struct SecondFactorEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let signIn: SignInEndpoints

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        return try await signIn.told(tenant, request, context) {
            let paths = paths(request, tenant)
            guard let someone = try await signIn.signedIn(request, to: tenant) else {
                return signIn.toSignIn(tenant, andBackTo: paths.proof)
            }
            let held = try await parts.secondFactors.held(by: someone.session.guest.id, of: tenant.id)
            // That page knows whether the guest may add one now; whose provider asked for a factor needs none here.
            guard !held.factors.isEmpty else {
                return Response.seeOther(someone.session.methods.contains("mfa") ? paths.wish ?? "/\(tenant.id)/me" : paths.app)
            }
            return page(someone, held, request, nil)
        }
    }

    func prove(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await proved(request, context) { someone, form in
            try await parts.proveSecondFactor(
                typed: form["code"] ?? "", by: someone.credential, of: someone.session, in: someone.tenant)
        } orElse: { form in
            (form["code"] ?? "").contains(where: \.isLetter) ? .wrongRecoveryCode : .wrong
        }
    }

    func provePasskey(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await proved(request, context) { someone, form in
            let assertion = PasskeyAssertion(form)
            // Who closed the browser's question has tried nothing.
            guard !assertion.clientData.isEmpty else { throw SecondFactorRefusal.untrusted }
            return try await parts.proveSecondFactor(assertion, by: someone.credential, of: someone.session)
        } orElse: { _ in
            .passkey
        }
    }

    private func proved(
        _ request: Request, _ context: RequestFacts,
        _ prove: (SignedInGuest, FormFields) async throws -> Credential, orElse problem: (FormFields) -> SecondFactorPage.Problem
    ) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        return try await signIn.told(tenant, request, context) {
            let paths = paths(request, tenant)
            guard let someone = try await signIn.signedIn(request, to: tenant) else {
                return signIn.toSignIn(tenant, andBackTo: paths.proof)
            }
            let form = try await request.form(context)
            try guest.forms.check(form, of: request, about: someone.subject)
            let refusal: SecondFactorRefusal
            do {
                let raised = try await prove(someone, form)
                var response = Response.seeOther(paths.wish ?? "/\(tenant.id)/me")
                signIn.browserSessions.raise(
                    raised, until: someone.session.expiresAt, now: parts.surroundings.now(), on: &response)
                parts.callOutbox(tenant.id, .secondFactor)
                return response
            } catch let error as SecondFactorRefusal { refusal = error }
            context.notes.refused(refusal)
            let held = try await parts.secondFactors.held(by: someone.session.guest.id, of: tenant.id)
            let letterhead = guest.letterhead(tenant, request)
            switch refusal {
            case .wait(let until):
                return page(
                    someone, held, request, .wait(until: letterhead.words.time(until)), status: .tooManyRequests,
                    retryAfter: Int(until.timeIntervalSince(parts.surroundings.now()).rounded(.up)))
            case .locked:
                let link = NoticePage.Link(url: paths.lost, text: letterhead.words.secondFactor.lostLink)
                return guest.answer(
                    NoticePage(letterhead, letterhead.words.secondFactor.locked, .stop, link: link), status: .tooManyRequests)
            case .mayNot: return signIn.toSignIn(tenant, andBackTo: paths.proof)
            case .wrong, .untrusted, .taken, .tooMany, .notFound, .mailboxDue:
                return page(someone, held, request, problem(form), status: .unprocessableContent)
            }
        }
    }

    func askLost(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        return try await signIn.told(tenant, request, context) {
            let paths = paths(request, tenant)
            guard let someone = try await signIn.signedIn(request, to: tenant) else {
                return signIn.toSignIn(tenant, andBackTo: paths.lost)
            }
            let letterhead = guest.letterhead(tenant, request)
            return guest.form(request, about: someone.subject) { token in
                QuestionPage.secondFactor(letterhead, letterhead.words.secondFactor.lost, action: paths.lost, token: token)
            }
        }
    }

    func lost(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        return try await signIn.told(tenant, request, context) {
            guard let someone = try await signIn.signedIn(request, to: tenant) else {
                return signIn.toSignIn(tenant, andBackTo: paths(request, tenant).lost)
            }
            try guest.forms.check(try await request.form(context), of: request, about: someone.subject)
            let letterhead = guest.letterhead(tenant, request)
            let words = letterhead.words.secondFactor
            guard try await parts.resetSecondFactors.ask(by: someone.credential, of: someone.session, in: tenant) else {
                return guest.answer(NoticePage(letterhead, words.cannotAsk, .stop), status: .conflict)
            }
            parts.callOutbox(tenant.id, .factorResetAsked)
            return guest.answer(NoticePage(letterhead, words.asked, .wait))
        }
    }

    private func page(
        _ someone: SignedInGuest, _ held: HeldFactors, _ request: Request, _ problem: SecondFactorPage.Problem?,
        status: HTTPResponse.Status = .ok, retryAfter: Int? = nil
    ) -> Response {
        let letterhead = guest.letterhead(someone.tenant, request)
        let paths = paths(request, someone.tenant)
        let hasPasskey = held.has(.passkey)
        var response = guest.form(
            request, about: someone.subject, status: status, script: hasPasskey ? PasskeyRequest.scriptSource : nil
        ) { token in
            SecondFactorPage(
                letterhead, tenant: someone.tenant.name, problem: problem, action: paths.proof, lostURL: paths.lost,
                passkey: hasPasskey
                    ? PasskeyRequest(
                        letterhead, toUse: held.factors, challenge: parts.passkeys.challenge(toProveBy: someone.credential),
                        relyingParty: parts.passkeys.relyingParty, action: paths.passkeyProof, token: token) : nil,
                hasApp: held.has(.authenticator), token: token)
        }
        if let retryAfter { response.headers[.retryAfter] = String(max(1, retryAfter)) }
        return response
    }

    private func paths(_ request: Request, _ tenant: Tenant) -> SecondFactorPaths {
        SecondFactorPaths(tenant: tenant.id, wish: signIn.returnPath(request, tenant))
    }
}
