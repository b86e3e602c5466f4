import Foundation

/// Why a guest is not let on, as a page tells it.
enum GuestRefusal: Sendable {
    case invitationExpired
    case invitationRevoked
    case newerLetterSent
    case alreadyUsed
    case domainBlocked(tenant: String)
    case organisationBlocked(tenant: String)
    case tenantSuspended(tenant: String)
    case accessDenied(tenant: String)
    case wrongBrowser
    case attemptExpired
    case tooManyTries(until: Date)
    case passcodesLocked
    case frozen
    case linkUnknown
    case formExpired
    case cookiesOff
    case tooManyLetters(until: Date)
    case askedTooOften(until: Date)
    /// - Parameter invited: The invited address, masked.
    case anotherAccount(invited: String)
    case accountUnknown(tenant: String)
    case signInDeclined
    case noSuchAccount
    case providerUnavailable
    case nothingFits
    /// - Parameter words: The organisation's own, plain text.
    case hookDenied(tenant: String, words: String?)
}

/// The way on that a refusal page offers.
enum RefusalOffer: Sendable {
    /// A button that asks for a new link.
    case newLink(action: String, token: String)
    /// A button that posts the guest's choice to begin again.
    case startAgain(action: String, token: String)
    case signIn(url: String)
}

extension NoticePage {
    static func refusal(
        _ letterhead: Letterhead, _ refusal: GuestRefusal, offer: RefusalOffer? = nil, reference: String? = nil
    ) -> NoticePage {
        let buttons = letterhead.words.endings
        var form: Form?
        var link: Link?
        switch offer {
        case .newLink(let action, let token):
            form = Form(action: action, token: token, button: buttons.newLinkButton)
        case .startAgain(let action, let token):
            form = Form(action: action, token: token, button: buttons.startAgainButton)
        case .signIn(let url):
            link = Link(url: url, text: buttons.signInButton)
        case nil:
            break
        }
        var quote: Quote?
        if case .hookDenied(let tenant, let words?) = refusal {
            quote = Quote(speaker: letterhead.words.refusals.wordsOf(tenant), words: words)
        }
        return NoticePage(
            letterhead, notice(for: refusal, in: letterhead.words), severity(of: refusal), form: form, link: link,
            reference: reference, quote: quote)
    }

    private static func notice(for refusal: GuestRefusal, in words: PageWords) -> PageWords.Notice {
        switch refusal {
        case .invitationExpired: words.refusals.invitationExpired
        case .invitationRevoked: words.refusals.invitationRevoked
        case .newerLetterSent: words.refusals.newerLetterSent
        case .alreadyUsed: words.refusals.alreadyUsed
        case .domainBlocked(let tenant): words.refusals.domainBlocked(tenant)
        case .organisationBlocked(let tenant): words.refusals.organisationBlocked(tenant)
        case .tenantSuspended(let tenant): words.refusals.tenantSuspended(tenant)
        case .accessDenied(let tenant): words.refusals.accessDenied(tenant)
        case .wrongBrowser: words.refusals.wrongBrowser
        case .attemptExpired: words.refusals.attemptExpired
        case .tooManyTries(let moment): words.refusals.tooManyTries(words.moment(moment))
        case .passcodesLocked: words.refusals.passcodesLocked
        case .frozen: words.refusals.frozen
        case .linkUnknown: words.refusals.linkUnknown
        case .formExpired: words.refusals.formExpired
        case .cookiesOff: words.refusals.cookiesOff
        case .tooManyLetters(let moment): words.refusals.tooManyLetters(words.moment(moment))
        case .askedTooOften(let moment): words.refusals.askedTooOften(words.moment(moment))
        case .anotherAccount(let invited): words.refusals.anotherAccount(invited)
        case .accountUnknown(let tenant): words.refusals.accountUnknown(tenant)
        case .signInDeclined: words.refusals.signInDeclined
        case .noSuchAccount: words.refusals.noSuchAccount
        case .providerUnavailable: words.refusals.providerUnavailable
        case .nothingFits: words.refusals.nothingFits
        case .hookDenied(let tenant, _): words.refusals.hookDenied(tenant)
        }
    }

    /// `wait` where the guest can go on alone, now or later; `stop` where somebody else must act.
    private static func severity(of refusal: GuestRefusal) -> Tone {
        switch refusal {
        case .newerLetterSent, .alreadyUsed, .wrongBrowser, .attemptExpired, .tooManyTries, .formExpired,
            .cookiesOff, .tooManyLetters, .askedTooOften, .invitationExpired, .linkUnknown, .anotherAccount, .accountUnknown,
            .signInDeclined,
            .noSuchAccount,
            .providerUnavailable:
            .wait
        case .invitationRevoked, .domainBlocked, .organisationBlocked, .tenantSuspended, .accessDenied, .passcodesLocked, .frozen,
            .nothingFits, .hookDenied:
            .stop
        }
    }
}
