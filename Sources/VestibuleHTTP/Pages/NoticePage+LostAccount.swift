import Vestibule

extension NoticePage {
    /// Who signs in, and whose account is not there or is nobody's here: may try again, or ask for help.
    ///
    /// - Returns: Nil for other refusals.
    static func lostAccount(
        _ letterhead: Letterhead, _ refusal: RedemptionRefusal, tenant: String, help: String, restart: String, token: String
    ) -> NoticePage? {
        let words = letterhead.words.lostAccount
        let notice: PageWords.Notice
        switch refusal {
        case .noSuchAccount: notice = words.noAccount
        case .accountUnknown: notice = letterhead.words.refusals.accountUnknown(tenant)
        default: return nil
        }
        return NoticePage(
            letterhead, notice, .wait,
            form: Form(action: restart, token: token, button: letterhead.words.endings.startAgainButton),
            link: Link(url: help, text: words.title))
    }
}
