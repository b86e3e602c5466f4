import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// `/redeem`: from the mailed link to the application, page by page. Every GET changes nothing; every POST carries a token.
struct RedeemEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let browserSessions: BrowserSessions
    let links: LinkCookie
    let browsers: KnownBrowser
    let policies: PolicyGate

    /// The mailed link: its secret goes into a sealed cookie, the browser to a clean URL.
    func arrive(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let text = request.query("i"), let link = Credential(text, kind: .invitationLink) else {
            throw RedemptionRefusal.linkUnknown
        }
        var response = Response.seeOther("/redeem/\(link.tenant)/\(Invitation.ID(rawValue: link.row))")
        try links.keep(link, on: &response)
        return response
    }

    /// Who invites whom to what.
    func landing(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let visit = try visit(request, context)
        let opened = try await parts.redeemInvitation.open(visit.link)
        if let refusal = opened.refusal { return try await refuse(refusal, opened, visit, request) }
        return try await told(visit, request) {
            let failed = try await earlierAttempt(request, visit)?.failedDoors ?? []
            return landing(opened, visit, request, to: try await parts.redeemInvitation.route(of: opened, without: failed))
        }
    }

    private func landing(
        _ opened: RedeemInvitation.Opened, _ visit: Visit, _ request: Request, to route: Route
    ) -> Response {
        let invitation = opened.invitation
        let letterhead = letterhead(opened, request)
        return guest.form(request, about: visit.subject) { token in
            LandingPage(
                letterhead, tenant: opened.tenant.name, inviter: nil,
                guest: Person(name: invitation.displayName, address: invitation.address.masked),
                destination: destination(invitation), message: invitation.message, validUntil: invitation.expiresAt,
                next: letterhead.words.name(of: route.first.door, of: opened.tenant).map { .signIn(with: $0) }
                    ?? .code(to: invitation.address.masked),
                action: visit.path + "/continue", token: token,
                offersPasscode: route.offersPasscode)
        }
    }

    /// A person pressed *Continue*. An attempt that this browser has open is gone on with; else one begins and its code is sent.
    func proceed(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let visit = try visit(request, context)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: visit.subject)
        let earlier = try await earlierAttempt(request, visit)
        // Who wants to go to the first door after all leaves a code behind that nobody has typed.
        let wantsFirst = form["door"] == "first" && earlier?.provedAt == nil
        if let earlier, !wantsFirst, earlier.isOpen(at: parts.surroundings.now()) {
            return Response.seeOther(visit.path + "/passcode")
        }
        return try await told(visit, request) {
            let begun = try await parts.redeemInvitation.begin(
                visit.link, from: browsers.asking(request, context, tenant: visit.tenant), language: guest.language(request),
                without: earlier?.failedDoors ?? [], choosesAccount: request.query("account") == "other",
                prefersPasscode: form["door"] == "passcode")
            switch begun {
            case .code(let credential):
                parts.callOutbox(visit.tenant, .passcode)
                var response = Response.seeOther(visit.path + "/passcode")
                keep(credential, of: visit.invitation, on: &response)
                return response
            case .visit(let leaving):
                let opened = try await parts.redeemInvitation.open(visit.link)
                var response = guest.leave(leaving, of: opened.tenant, letterhead(opened, request))
                if let attempt = leaving.attempt { keep(attempt, of: visit.invitation, on: &response) }
                return response
            }
        }
    }

    private func keep(_ attempt: Credential, of invitation: Invitation.ID, on response: inout Response) {
        guest.cookies.set(guest.cookies.attempt(of: invitation), to: attempt.text, seconds: Int(Attempt.life), on: &response)
    }

    /// What this browser began before. A cookie whose attempt is gone is as good as none; a database that does not answer is no such
    /// answer.
    private func earlierAttempt(_ request: Request, _ visit: Visit) async throws -> Attempt? {
        guard let credential = attempt(request, visit) else { return nil }
        do { return try await parts.proveMailbox.look(credential) } catch is RedemptionRefusal { return nil }
    }

    func passcode(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let visit = try visit(request, context)
        return try await told(visit, request) {
            let held = try await parts.proveMailbox.look(try credential(request, visit))
            let opened = try await parts.redeemInvitation.open(visit.link)
            if let refusal = opened.refusal { throw refusal }
            if held.provedAt != nil, held.finishedAt == nil { return Response.seeOther(visit.path + "/consent") }
            if held.owesFirstCode(at: parts.surroundings.now()) {
                return guest.form(request, about: visit.subject) { token in
                    NoticePage.mailboxOwed(letterhead(opened, request), action: visit.path + "/resend", token: token)
                }
            }
            let place = PasscodeForm.Place(
                paths: PasscodePage.Paths(
                    check: visit.path + "/passcode", resend: visit.path + "/resend", page: visit.path + "/passcode",
                    other: try await wayBack(from: held, of: opened, visit, request)),
                restart: visit.path + "/continue", subject: visit.subject)
            guard
                let response = PasscodeForm(guest: guest).page(
                    of: held, at: place, letterhead: letterhead(opened, request), request, now: parts.surroundings.now())
            else { throw RedemptionRefusal.attemptOver }
            return response
        }
    }

    /// Of a guest who took the passcode instead of the first door: back to that.
    private func wayBack(
        from held: Attempt, of opened: RedeemInvitation.Opened, _ visit: Visit, _ request: Request
    ) async throws -> (path: String, button: String)? {
        guard held.door == .passcode, opened.tenant.routes.guestMayChoosePasscode else { return nil }
        let route = try await parts.redeemInvitation.route(of: opened, without: held.failedDoors)
        let words = letterhead(opened, request).words
        guard route.offersPasscode, let name = words.name(of: route.first.door, of: opened.tenant) else { return nil }
        return (visit.path + "/continue", words.signIn.orWith(name))
    }

    func check(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let visit = try visit(request, context)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: visit.subject)
        return try await told(visit, request) {
            guard let typed = Passcode(typed: form["code"] ?? "") else {
                return Response.seeOther(visit.path + "/passcode?problem=digits")
            }
            let outcome = try await parts.proveMailbox.check(typed, redeeming: try await held(request, visit).credential)
            switch outcome {
            case .proved: return Response.seeOther(visit.path + "/consent")
            case .over: throw RedemptionRefusal.attemptOver
            default:
                visit.notes.ended(outcome.code)
                return Response.seeOther(visit.path + "/passcode" + (outcome.problem.map { "?problem=\($0)" } ?? ""))
            }
        }
    }

    func sendAgain(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let visit = try visit(request, context)
        try guest.forms.check(try await request.form(context), of: request, about: visit.subject)
        return try await told(visit, request) {
            let opened = try await parts.redeemInvitation.open(visit.link)
            if let refusal = opened.refusal { throw refusal }
            let outcome = try await parts.proveMailbox.sendAgain(
                try credential(request, visit), language: guest.language(request))
            parts.callOutbox(visit.tenant, .passcode)
            switch outcome {
            case .sent: return Response.seeOther(visit.path + "/passcode")
            case .tooEarly: return Response.seeOther(visit.path + "/passcode?problem=early")
            case .over: throw RedemptionRefusal.attemptOver
            }
        }
    }

    func newLink(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let visit = try visit(request, context)
        try guest.forms.check(try await request.form(context), of: request, about: visit.subject)
        return try await told(visit, request) {
            let answer = try await parts.requestNewLink(visit.link)
            parts.callOutbox(visit.tenant, .invitation)
            let opened = try await parts.redeemInvitation.open(visit.link)
            let letterhead = letterhead(opened, request)
            switch answer {
            case .onItsWay:
                return guest.answer(NoticePage.newLinkOnItsWay(letterhead, to: opened.invitation.address.masked))
            case .sponsorAsked: return guest.answer(NoticePage.sponsorAsked(letterhead))
            }
        }
    }
}

extension Attempt {
    /// Whether the account has come back, and no code to the mailbox has been asked for yet or could be sent now.
    func owesFirstCode(at now: Date) -> Bool {
        identity != nil && code == nil && nextSendAt == nil && finishedAt == nil && killedAt == nil && expiresAt > now
    }

    /// Whether a browser that holds it can go on with it: to type its code, or to consent.
    func isOpen(at now: Date) -> Bool {
        guard killedAt == nil, finishedAt == nil, expiresAt > now, triesLeft > 0 else { return false }
        return provedAt != nil || (code.map { $0.expiresAt > now } ?? false)
    }
}
