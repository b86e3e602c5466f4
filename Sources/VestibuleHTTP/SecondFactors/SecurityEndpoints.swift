import HTTPTypes
import Hummingbird
import Vestibule

/// `/{tenant}/me/security`: a guest's second factors. Adding the first one is trust on first use, a short while after the sign-in; for everything
/// else a second factor must have been proved as short a while ago.
struct SecurityEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let signIn: SignInEndpoints
    let policies: PolicyGate

    func show(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await signedIn(request, context) { someone, paths in
            let held = try await parts.secondFactors.held(by: someone.session.guest.id, of: someone.tenant.id)
            return guest.answer(
                SecurityPage(
                    guest.letterhead(someone.tenant, request), tenant: someone.tenant.name, held: held,
                    mayChange: someone.session.mayChangeFactors(at: parts.surroundings.now()),
                    paths: SecurityPage.Paths(
                        remove: paths.remove, renew: paths.recoveryCodes, app: paths.app, passkey: paths.passkey,
                        prove: SecondFactorPaths(tenant: someone.tenant.id, wish: paths.security).proof)))
        }
    }

    func app(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await signedIn(request, context) { someone, paths in
            let held = try await parts.secondFactors.held(by: someone.session.guest.id, of: someone.tenant.id)
            if let elsewhere = mustProveFirst(someone, held, andBackTo: paths.app) { return elsewhere }
            return page(try parts.addSecondFactor.draft(for: someone.session.guest, in: someone.tenant), someone, paths, request)
        }
    }

    func addApp(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await signedIn(request, context) { someone, paths in
            let form = try await request.form(context)
            try guest.forms.check(form, of: request, about: someone.subject)
            guard let id = form["factor"].flatMap({ SecondFactor.ID($0) }),
                let sealed = form["key"].flatMap({ Base64URL.decode($0) }),
                let draft = parts.addSecondFactor.draft(id, sealedKey: sealed, for: someone.session.guest, in: someone.tenant)
            else { return cannotAdd(someone, request) }
            do {
                return added(
                    try await parts.addSecondFactor(
                        draft, confirmedBy: form["code"] ?? "", by: someone.credential, of: someone.session, in: someone.tenant),
                    someone, paths, request)
            } catch SecondFactorRefusal.wrong {
                context.notes.refused(SecondFactorRefusal.wrong)
                return page(draft, someone, paths, request, isWrong: true)
            } catch let refusal as SecondFactorRefusal {
                context.notes.refused(refusal)
                return refusal == .mayNot ? Response.seeOther(paths.app) : cannotAdd(someone, request)
            }
        }
    }

    func passkey(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await signedIn(request, context) { someone, paths in
            let held = try await parts.secondFactors.held(by: someone.session.guest.id, of: someone.tenant.id)
            if let elsewhere = mustProveFirst(someone, held, andBackTo: paths.passkey) { return elsewhere }
            return page(someone, held, paths, request)
        }
    }

    func addPasskey(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await signedIn(request, context) { someone, paths in
            let form = try await request.form(context)
            try guest.forms.check(form, of: request, about: someone.subject)
            do {
                return added(
                    try await parts.addSecondFactor(
                        authenticatorData: form["authenticator"].flatMap { Base64URL.decode($0) } ?? [],
                        clientData: form["client"].flatMap { Base64URL.decode($0) } ?? [], by: someone.credential,
                        of: someone.session, in: someone.tenant), someone, paths, request)
            } catch SecondFactorRefusal.untrusted {
                context.notes.refused(SecondFactorRefusal.untrusted)
                let held = try await parts.secondFactors.held(by: someone.session.guest.id, of: someone.tenant.id)
                return page(someone, held, paths, request, hasFailed: true)
            } catch let refusal as SecondFactorRefusal {
                context.notes.refused(refusal)
                return refusal == .mayNot ? Response.seeOther(paths.passkey) : cannotAdd(someone, request)
            }
        }
    }

    func askToRemove(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await asked(request, context) { someone, held, paths in
            guard let factor = held.factors.first(where: { $0.id.description == request.query("factor") }) else { return nil }
            let letterhead = guest.letterhead(someone.tenant, request)
            let words = letterhead.words.secondFactor
            return guest.form(request, about: someone.subject) { token in
                QuestionPage.secondFactor(
                    letterhead, words.removal,
                    about: [Fact(words.name(of: factor.kind), words.added(letterhead.words.moment(factor.createdAt)))],
                    isGrave: true, action: paths.remove, token: token,
                    kept: [QuestionPage.Kept(name: "factor", value: factor.id.description)])
            }
        }
    }

    func remove(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await signedIn(request, context) { someone, paths in
            let form = try await request.form(context)
            try guest.forms.check(form, of: request, about: someone.subject)
            guard let id = form["factor"].flatMap({ SecondFactor.ID($0) }) else { throw RedemptionRefusal.formExpired }
            do {
                try await parts.changeSecondFactors.remove(
                    id, by: someone.credential, of: someone.session, in: someone.tenant)
                parts.callOutbox(someone.tenant.id, .secondFactor)
            } catch let refusal as SecondFactorRefusal {
                context.notes.refused(refusal)
                // The page says what is so, and asks for the proof where one is missing.
            }
            return Response.seeOther(paths.security)
        }
    }

    func askToRenewRecoveryCodes(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await asked(request, context) { someone, held, paths in
            if held.factors.isEmpty { return nil }
            let letterhead = guest.letterhead(someone.tenant, request)
            return guest.form(request, about: someone.subject) { token in
                QuestionPage.secondFactor(
                    letterhead, letterhead.words.secondFactor.renewal, isGrave: true, action: paths.recoveryCodes, token: token)
            }
        }
    }

    func renewRecoveryCodes(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await signedIn(request, context) { someone, paths in
            try guest.forms.check(try await request.form(context), of: request, about: someone.subject)
            do {
                let codes = try await parts.changeSecondFactors.renewRecoveryCodes(
                    by: someone.credential, of: someone.session, in: someone.tenant)
                parts.callOutbox(someone.tenant.id, .secondFactor)
                return guest.answer(RecoveryCodesPage(guest.letterhead(someone.tenant, request), codes, next: paths.security))
            } catch let refusal as SecondFactorRefusal {
                context.notes.refused(refusal)
                return Response.seeOther(paths.security)
            }
        }
    }

    // MARK: Answers

    /// A question, or the page of the factors where there is nothing to ask or the guest may not change them now.
    private func asked(
        _ request: Request, _ context: RequestFacts,
        _ question: (SignedInGuest, HeldFactors, SecondFactorPaths) throws -> Response?
    ) async throws -> Response {
        try await signedIn(request, context) { someone, paths in
            let held = try await parts.secondFactors.held(by: someone.session.guest.id, of: someone.tenant.id)
            guard someone.session.mayChangeFactors(at: parts.surroundings.now()), let page = try question(someone, held, paths)
            else { return Response.seeOther(paths.security) }
            return page
        }
    }

    private func signedIn(
        _ request: Request, _ context: RequestFacts, _ step: (SignedInGuest, SecondFactorPaths) async throws -> Response
    ) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        return try await signIn.told(tenant, request, context) {
            let paths = SecondFactorPaths(tenant: tenant.id, wish: signIn.returnPath(request, tenant))
            guard let someone = try await signIn.signedIn(request, to: tenant) else {
                return signIn.toSignIn(tenant, andBackTo: paths.security)
            }
            if let refusal = try await refusal(of: someone, on: paths, request, context) { return refusal }
            return try await step(someone, paths)
        }
    }

    /// For who is let in nowhere from here: at the application that asked for the second factor, or the tenant's own pages. What is demanded of the
    /// guest besides is no reason, for that is what brings it here.
    private func refusal(
        of someone: SignedInGuest, on paths: SecondFactorPaths, _ request: Request, _ context: RequestFacts
    ) async throws -> Response? {
        guard try await policies.judges(at: someone.tenant) else { return nil }
        let application = try await signIn.application(askingBy: paths.wish, of: someone.tenant)
        let judgement = try await policies.judge(
            someone.session, to: application, application?.client ?? .browser, at: someone.tenant,
            from: policies.whereabouts(of: request, context))
        switch judgement.outcome {
        case .admitted, .demanded: return nil
        case .blocked, .undecidable:
            context.notes.refused(RedemptionRefusal.accessDenied)
            return policies.refusal(judgement, at: someone.tenant, before: paths.wish, request)
        }
    }

    /// Where the guest goes before it may add a factor; nil where it may.
    private func mustProveFirst(_ someone: SignedInGuest, _ held: HeldFactors, andBackTo path: String) -> Response? {
        let now = parts.surroundings.now()
        if someone.session.mayChangeFactors(at: now) { return nil }
        guard held.factors.isEmpty else {
            return Response.seeOther(SecondFactorPaths(tenant: someone.tenant.id, wish: path).proof)
        }
        return someone.session.mayAddFirstFactor(at: now) ? nil : signIn.toSignIn(someone.tenant, andBackTo: path)
    }

    private func page(
        _ draft: AddSecondFactor.Draft, _ someone: SignedInGuest, _ paths: SecondFactorPaths, _ request: Request,
        isWrong: Bool = false
    ) -> Response {
        let uri = draft.key.uri(account: someone.session.guest.address, issuer: someone.tenant.name)
        return guest.form(request, about: someone.subject, status: isWrong ? .unprocessableContent : .ok) { token in
            AuthenticatorPage(
                guest.letterhead(someone.tenant, request), tenant: someone.tenant.name, wasAsked: paths.wish != nil, draft: draft,
                picture: QRCodePicture.url(of: parts.drawQRCode(uri)), isWrong: isWrong, action: paths.app,
                uri: uri, passkeyURL: paths.passkey, token: token)
        }
    }

    private func page(
        _ someone: SignedInGuest, _ held: HeldFactors, _ paths: SecondFactorPaths, _ request: Request, hasFailed: Bool = false
    ) -> Response {
        let letterhead = guest.letterhead(someone.tenant, request)
        return guest.form(
            request, about: someone.subject, status: hasFailed ? .unprocessableContent : .ok, script: PasskeyRequest.scriptSource
        ) { token in
            PasskeyPage(
                letterhead, tenant: someone.tenant.name, hasFailed: hasFailed,
                passkey: PasskeyRequest(
                    letterhead, toMakeFor: someone.session.guest, of: someone.tenant.name, beside: held.factors,
                    challenge: parts.passkeys.challenge(toAddBy: someone.credential),
                    relyingParty: parts.passkeys.relyingParty, action: paths.passkey, token: token), appURL: paths.app)
        }
    }

    private func added(
        _ added: AddSecondFactor.Added, _ someone: SignedInGuest, _ paths: SecondFactorPaths, _ request: Request
    ) -> Response {
        let next = paths.wish ?? paths.security
        var response =
            added.recoveryCodes.isEmpty
            ? Response.seeOther(next)
            : guest.answer(RecoveryCodesPage(guest.letterhead(someone.tenant, request), added.recoveryCodes, next: next))
        signIn.browserSessions.raise(
            added.session, until: someone.session.expiresAt, now: parts.surroundings.now(), on: &response)
        parts.callOutbox(someone.tenant.id, .secondFactor)
        return response
    }

    private func cannotAdd(_ someone: SignedInGuest, _ request: Request) -> Response {
        let letterhead = guest.letterhead(someone.tenant, request)
        let link = NoticePage.Link(
            url: SecondFactorPaths(tenant: someone.tenant.id).security, text: letterhead.words.secondFactor.title)
        return guest.answer(NoticePage(letterhead, letterhead.words.secondFactor.cannotAdd, .stop, link: link), status: .conflict)
    }
}
