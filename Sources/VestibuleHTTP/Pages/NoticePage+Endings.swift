import Vestibule

/// The ways a redemption, a report or a sign-in ends without a refusal.
extension NoticePage {
    /// Signed in at a provider that cannot vouch for the mailbox: the button sends a code there.
    static func mailboxOwed(_ letterhead: Letterhead, action: String, token: String) -> NoticePage {
        let words = letterhead.words.passcode
        return NoticePage(letterhead, words.owed, .wait, form: Form(action: action, token: token, button: words.owedButton))
    }

    /// The link was redeemed before, by this browser, and its session still lives.
    static func alreadyIn(_ letterhead: Letterhead, destination: Destination, url: String) -> NoticePage {
        let words = letterhead.words.endings
        let link = Link(url: url, text: words.openButton(destination.title))
        return NoticePage(letterhead, words.alreadyIn(destination.title), .good, link: link)
    }

    static func declined(_ letterhead: Letterhead, tenant: String) -> NoticePage {
        NoticePage(letterhead, letterhead.words.endings.declined(tenant), .stop)
    }

    /// - Parameter address: the stored address the letter goes to, masked.
    static func newLinkOnItsWay(_ letterhead: Letterhead, to address: String) -> NoticePage {
        NoticePage(letterhead, letterhead.words.endings.newLinkOnItsWay(address), .good)
    }

    static func sponsorAsked(_ letterhead: Letterhead) -> NoticePage {
        NoticePage(letterhead, letterhead.words.endings.sponsorAsked, .wait)
    }

    static func reported(_ letterhead: Letterhead) -> NoticePage {
        NoticePage(letterhead, letterhead.words.report.done, .good)
    }

    /// The code was for who asks for access.
    static func accessReported(_ letterhead: Letterhead) -> NoticePage {
        NoticePage(letterhead, letterhead.words.accessRequest.reported, .good)
    }

    static func reportedBefore(_ letterhead: Letterhead) -> NoticePage {
        NoticePage(letterhead, letterhead.words.report.before, .good)
    }

    /// - Parameter guest: how the sponsor knows the guest: a name or an address.
    static func sponsorDone(_ letterhead: Letterhead, _ wish: ActAsSponsor.Wish, guest: String) -> NoticePage {
        let words = letterhead.words.sponsor
        return switch wish {
        case .liftFreeze: NoticePage(letterhead, words.lifted(guest), .good)
        case .approveLink: NoticePage(letterhead, words.approved(guest), .good)
        case .allowPasscode: NoticePage(letterhead, letterhead.words.lostAccount.allowed(guest), .good)
        case .resetFactors: NoticePage(letterhead, letterhead.words.secondFactor.agreed(guest), .good)
        }
    }

    static func sponsorLinkUsed(_ letterhead: Letterhead) -> NoticePage {
        NoticePage(letterhead, letterhead.words.sponsor.used, .stop)
    }

    static func sponsorLinkExpired(_ letterhead: Letterhead) -> NoticePage {
        NoticePage(letterhead, letterhead.words.sponsor.expired, .stop)
    }

    /// - Parameter signInURL: the tenant's sign-in page, where the tenant is known.
    static func signedOut(_ letterhead: Letterhead, signInURL: String?) -> NoticePage {
        let words = letterhead.words
        let link = signInURL.map { Link(url: $0, text: words.endings.signInButton) }
        return NoticePage(letterhead, words.endings.signedOut, .good, link: link)
    }
}
