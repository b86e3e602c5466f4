import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// Makes pages into answers: the guest's language, the tenant's face, the form cookie, the content policy.
struct GuestPages: Sendable {
    let pages: Pages
    let forms: FormGuard
    let site: Site
    let surroundings: Surroundings

    var cookies: Cookies { forms.cookies }

    /// The page's language: what the application asks for that the guest comes from (`ui_locales`), or the browser, else what the
    /// invitation or tenant says.
    func language(_ request: Request, else fallback: Language = .english) -> Language {
        request.cookie(cookies.language).flatMap(Language.init(rawValue:)) ?? request.headers[.acceptLanguage].flatMap {
            Language(acceptLanguage: $0)
        } ?? fallback
    }

    func letterhead(_ tenant: Tenant?, _ request: Request, language: Language? = nil) -> Letterhead {
        guard let tenant else { return Letterhead(language: self.language(request)) }
        let logo = tenant.branding.logo == nil ? nil : "/\(tenant.id)/logo?\(tenant.revision)"
        return Letterhead(
            language: language ?? self.language(request, else: tenant.language), tenantName: tenant.name, logoURL: logo,
            brandURL: "/\(tenant.id)/brand.css?\(tenant.revision)", contact: tenant.contact.text)
    }

    /// - Parameters:
    ///   - origin: The one foreign origin that this page's form may lead to after a redirect.
    ///   - script: The one script that may run on it, by its hash.
    func answer(
        _ page: some Page, status: HTTPResponse.Status = .ok, formsLeadTo origin: String? = nil, script: String? = nil
    ) -> Response {
        var response = Response.text(pages.render(page), type: "text/html; charset=utf-8", status: status)
        response.headers[.contentSecurityPolicy] = ContentPolicy.page(formsLeadTo: origin, script: script)
        return response
    }

    /// An answer to an application by a form that presses itself.
    func formPost(_ page: FormPostPage, origin: RedirectURI) -> Response {
        var response = answer(page)
        response.headers[.contentSecurityPolicy] = ContentPolicy.page(
            formsLeadTo: origin.origin, script: FormPostPage.scriptSource)
        return response
    }

    /// An answer with a form about `subject`: the page gets its token, the browser its form cookie.
    func form(
        _ request: Request, about subject: String, status: HTTPResponse.Status = .ok, formsLeadTo origin: String? = nil,
        script: String? = nil, _ page: (_ token: String) -> some Page
    ) -> Response {
        let browser = forms.browser(of: request)
        var response = answer(
            page(forms.token(for: browser.value, about: subject)), status: status, formsLeadTo: origin, script: script)
        if browser.isNew { cookies.set(cookies.form, to: browser.value, on: &response) }
        return response
    }

    /// To a provider, with the secret that lets this browser and no other come back.
    func leave(_ leaving: VisitProvider.Leaving, of tenant: Tenant, _ letterhead: Letterhead) -> Response {
        let name = letterhead.words.name(of: leaving.door, of: tenant) ?? letterhead.words.common.guestAccess
        var response = answer(LeavingPage(letterhead, to: leaving.url, provider: name))
        cookies.set(
            cookies.visit(leaving.visit), to: leaving.browserSecret, seconds: Int(ProviderVisit.life), on: &response)
        return response
    }

    /// The page for an error that no page of its own caught.
    func refusal(
        _ error: any Error, verdict: ErrorResponses.Verdict, request: Request, context: RequestFacts
    ) -> Response {
        let letterhead = letterhead(nil, request)
        if let refusal = error as? RedemptionRefusal {
            return answer(
                NoticePage.refusal(letterhead, GuestRefusal(refusal, tenant: "", language: letterhead.language)),
                status: refusal.status)
        }
        if error is CookiesAreOff {
            return answer(NoticePage.refusal(letterhead, .cookiesOff), status: .badRequest)
        }
        let failure: RequestFailure =
            switch verdict.status {
            case .notFound: .notFound
            case .methodNotAllowed: .methodNotAllowed
            case .serviceUnavailable: .unavailable
            case .internalServerError: .internalError
            default: .badRequest
            }
        let reference = failure == .internalError ? context.requestID : nil
        return answer(NoticePage.failure(letterhead, failure, reference: reference), status: verdict.status)
    }
}

extension RedemptionRefusal {
    var status: HTTPResponse.Status {
        switch self {
        case .linkUnknown: .notFound
        case .linkReplaced, .expired, .revoked, .alreadyUsed, .attemptOver: .gone
        case .frozen, .domainBlocked, .organisationBlocked, .tenantSuspended, .accessDenied, .formExpired, .anotherAccount,
            .accountUnknown,
            .signInDeclined,
            .noSuchAccount,
            .nothingFits, .hookDenied:
            .forbidden
        case .providerUnavailable: .badGateway
        case .wrongBrowser: .badRequest
        case .tooManyGuesses, .locked, .tooManyLetters, .askedTooOften: .tooManyRequests
        }
    }
}

extension GuestRefusal {
    /// - Parameters:
    ///   - tenant: The tenant's name, for the sentences that say it.
    ///   - invited: The invited address, masked.
    ///   - language: In which a hook's words are chosen.
    init(_ refusal: RedemptionRefusal, tenant: String, invited: String? = nil, language: Language) {
        self =
            switch refusal {
            case .linkUnknown: .linkUnknown
            case .linkReplaced: .newerLetterSent
            case .expired: .invitationExpired
            case .revoked: .invitationRevoked
            case .alreadyUsed: .alreadyUsed
            case .frozen: .frozen
            case .domainBlocked: .domainBlocked(tenant: tenant)
            case .organisationBlocked: .organisationBlocked(tenant: tenant)
            case .tenantSuspended: .tenantSuspended(tenant: tenant)
            case .accessDenied: .accessDenied(tenant: tenant)
            case .wrongBrowser: .wrongBrowser
            case .attemptOver: .attemptExpired
            case .tooManyGuesses: .attemptExpired
            case .locked(let until): .tooManyTries(until: until)
            case .formExpired: .formExpired
            case .tooManyLetters(let until): .tooManyLetters(until: until)
            case .askedTooOften(let until): .askedTooOften(until: until)
            case .anotherAccount: invited.map { .anotherAccount(invited: $0) } ?? .accountUnknown(tenant: tenant)
            case .accountUnknown: .accountUnknown(tenant: tenant)
            case .signInDeclined: .signInDeclined
            case .noSuchAccount: .noSuchAccount
            case .providerUnavailable: .providerUnavailable
            case .nothingFits: .nothingFits
            case .hookDenied(let denial): .hookDenied(tenant: tenant, words: denial.words?.text(in: language))
            }
    }
}
