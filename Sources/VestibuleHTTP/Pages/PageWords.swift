import Vestibule

/// Every sentence of the guest's pages, in one language. The languages stand in `PageWords+….swift`.
///
/// A sentence that holds a fact is a function of it, so that each language puts the fact where it belongs.
struct PageWords: Sendable {
    let common: Common
    let landing: Landing
    let passcode: Passcode
    let consent: Consent
    let endings: Endings
    let refusals: Refusals
    let report: Report
    let sponsor: Sponsor
    let signIn: SignIn
    let account: Account
    let me: Me
    let healing: Healing
    let lostAccount: LostAccount
    let tenantDiscovery: TenantDiscovery
    let device: Device
    let accessRequest: AccessRequest
    let renewal: Renewal
    let accessReview: AccessReview
    let handOver: HandOver
    let terms: Terms
    let secondFactor: SecondFactor
    let failures: Failures

    static func words(in language: Language) -> PageWords {
        switch language {
        case .english: english
        case .german: german
        case .french: french
        case .spanish: spanish
        case .japanese: japanese
        }
    }

    typealias About = @Sendable (_ fact: String) -> String
    typealias AboutTwo = @Sendable (_ first: String, _ second: String) -> String
    typealias Count = @Sendable (_ number: Int) -> String
    typealias NoticeAbout = @Sendable (_ fact: String) -> Notice

    /// What happened, why, and what to do now.
    struct Notice: Sendable {
        let title: String
        let explanation: String
        let nextStep: String
    }

    /// What is asked, what a yes does, and what to do to say no.
    struct Question: Sendable {
        let title: String
        let explanation: String
        let consequence: String
        let button: String
        let otherwise: String
    }

    struct Common: Sendable {
        let guestAccess: String
        /// What a guest has at Azure AD, and a person at Microsoft, as in *Sign in with …*.
        let workAccount: String
        let personalAccount: String
        let questions: About
        let errorTitle: About
        let referenceLabel: String
        let months: [String]
        /// Day, month by name, year, and the time as `time` writes it.
        let moment: @Sendable (_ day: Int, _ month: String, _ year: Int, _ time: String) -> String
        let time: About
        let seconds: Count
        let minutes: Count
    }

    struct Landing: Sendable {
        /// The tenant, the destination.
        let invitesYou: AboutTwo
        let inviterAsks: About
        let tenantAsks: About
        let messageFrom: About
        let guestLabel: String
        let destinationLabel: String
        let validUntilLabel: String
        let codeComesNext: About
        let signInComesNext: About
        let continueButton: String
        let passcodeButton: String
        /// On the way to a provider, by what the guest signs in with there.
        let leaving: About
        let notExpected: String
    }

    struct Passcode: Sendable {
        /// Of who has signed in at a provider that cannot vouch for the mailbox.
        let owed: Notice
        let owedButton: String
        let title: String
        let askAgainTitle: String
        let sentTo: About
        let sentIfKnown: About
        let wordLabel: String
        let wordHint: About
        let letterWaiting: String
        let letterHandedOver: About
        let letterRetrying: String
        let letterRefused: String
        let refresh: String
        let codeLabel: String
        let codeHint: String
        let codeHintUntil: About
        let checkButton: String
        let resendTitle: String
        let resendHint: String
        let resendWait: About
        let resendButton: String
        let wrongCode: Count
        let expired: String
        let usedUp: String
        let askedTooEarly: About
        let notEightDigits: String
    }

    struct Consent: Sendable {
        let title: About
        let receives: About
        let nameLabel: String
        let addressLabel: String
        let purposeLabel: String
        let alsoSees: About
        let privacyLink: About
        let acceptButton: String
        let declineButton: String
    }

    struct Endings: Sendable {
        let alreadyIn: NoticeAbout
        let openButton: About
        let declined: NoticeAbout
        let newLinkOnItsWay: NoticeAbout
        let sponsorAsked: Notice
        let signedOut: Notice
        /// By the tenant's name.
        let signOutQuestion: @Sendable (String) -> Question
        let signInButton: String
        let newLinkButton: String
        let startAgainButton: String
    }

    struct Refusals: Sendable {
        let invitationExpired: Notice
        let invitationRevoked: Notice
        let newerLetterSent: Notice
        let alreadyUsed: Notice
        let domainBlocked: NoticeAbout
        let organisationBlocked: NoticeAbout
        let tenantSuspended: NoticeAbout
        let accessDenied: NoticeAbout
        let wrongBrowser: Notice
        let attemptExpired: Notice
        let tooManyTries: NoticeAbout
        let passcodesLocked: Notice
        let frozen: Notice
        let linkUnknown: Notice
        let formExpired: Notice
        let cookiesOff: Notice
        let tooManyLetters: NoticeAbout
        let askedTooOften: NoticeAbout
        /// By the invited address, masked.
        let anotherAccount: @Sendable (String) -> Notice
        /// By the tenant's name.
        let accountUnknown: @Sendable (String) -> Notice
        let signInDeclined: Notice
        let noSuchAccount: Notice
        let providerUnavailable: Notice
        let nothingFits: Notice
        let hookDenied: NoticeAbout
        /// Before a hook's own words.
        let wordsOf: @Sendable (_ tenant: String) -> String
    }

    struct Report: Sendable {
        let question: Question
        let done: Notice
        let before: Notice
    }

    struct Sponsor: Sendable {
        let liftQuestion: Question
        let approveQuestion: Question
        let guestLabel: String
        let destinationLabel: String
        let lifted: NoticeAbout
        let approved: NoticeAbout
        let used: Notice
        let expired: Notice
    }

    struct SignIn: Sendable {
        let title: About
        let lead: String
        let leadTo: About
        let addressLabel: String
        let addressHint: String
        let notAnAddress: String
        let continueButton: String
        let orWith: About
        let firstTime: String
    }

    struct Me: Sendable {
        let title: String
        let guestLabel: String
        let tenantLabel: String
        let sinceLabel: String
        let untilLabel: String
        let proofLabel: String
        let byPasscode: String
        let byProvider: About
        /// To sign in at a provider instead of by code.
        let switchTo: About
        let signOutButton: String
    }

    struct Failures: Sendable {
        let notFound: Notice
        let unavailable: Notice
        let internalError: Notice
        let badRequest: Notice
        let methodNotAllowed: Notice
        let applicationWrong: Notice
    }
}
