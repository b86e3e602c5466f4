import Vestibule

extension NoticePage {
    /// A guest who wanted to move to a better door is back, and has not moved.
    ///
    /// - Parameters:
    ///   - goOn: Where the guest goes on by code; nil where the code alone lets nobody in.
    ///   - again: Posted to, it leads to the provider once more; `withOther` to its list of accounts.
    static func notHealed(
        _ letterhead: Letterhead, _ refusal: RedemptionRefusal, tenant: String, goOn: String?, again: String, withOther: String,
        signIn: String, token: String
    ) -> NoticePage {
        let words = letterhead.words.healing
        let tryAgain = Form(action: again, token: token, button: letterhead.words.endings.startAgainButton)
        let link = goOn.map { Link(url: $0, text: letterhead.words.landing.continueButton) }
        switch refusal {
        case .noSuchAccount: return NoticePage(letterhead, words.noAccount, .wait, link: link)
        case .providerUnavailable:
            return NoticePage(letterhead, words.unavailable, .wait, form: link == nil ? tryAgain : nil, link: link)
        case .signInDeclined: return NoticePage(letterhead, words.declined, .wait, form: tryAgain, link: link)
        case .anotherAccount:
            let other = Form(action: withOther, token: token, button: tryAgain.button)
            return NoticePage(letterhead, words.anotherAccount, .wait, form: other, link: link)
        default:
            return .refusal(
                letterhead, GuestRefusal(refusal, tenant: tenant, language: letterhead.language), offer: .signIn(url: signIn))
        }
    }
}
