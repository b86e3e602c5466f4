internal import Vestibule

/// The words of all letters in one language. What is said, and in which order, is ``LetterContent``'s; how it is said is
/// here, one file a language.
struct LetterText: Sendable {
    /// With the reader's name, where it is known.
    var greeting: @Sendable (_ name: String?) -> String
    /// What stands between a label and what it labels, the space included.
    var colon: String
    var moment: @Sendable (CivilMoment) -> String
    var buttonFallback: String
    var footer: @Sendable (_ tenant: String) -> String
    var invitation: InvitationWords
    var passcode: PasscodeWords
    var reported: ReportedWords
    var linkRequested: LinkRequestedWords
    var lostAccount: LostAccountWords
    var tenantDiscovery: TenantDiscoveryWords
    var accessRequest: AccessRequestWords
    var accessWaits: AccessWaitsWords
    var letterBounced: LetterBouncedWords
    var accessEnding: AccessEndingWords
    var accessReview: AccessReviewWords
    var handOver: HandOverWords
    var termsAccepted: TermsAcceptedWords
    var secondFactor: SecondFactorWords

    static func words(in language: Language) -> LetterText {
        switch language {
        case .english: english
        case .german: german
        case .french: french
        case .spanish: spanish
        case .japanese: japanese
        }
    }
}

struct InvitationWords: Sendable {
    /// `inviter` is a person, or the tenant where no person is named.
    var subject: @Sendable (_ inviter: String, _ application: String) -> String
    var heading: @Sendable (_ application: String) -> String
    var openingByPerson: @Sendable (_ inviter: String, _ tenant: String, _ application: String) -> String
    var openingByTenant: @Sendable (_ tenant: String, _ application: String) -> String
    var messageCaption: @Sendable (_ inviter: String) -> String
    var application: String
    var destination: String
    var recipient: String
    var validUntil: String
    var nextStep: String
    var button: String
    var closing: @Sendable (_ inviter: String) -> String
}

struct PasscodeWords: Sendable {
    var subject: @Sendable (_ purpose: PasscodeLetter.Purpose, _ tenant: String) -> String
    var heading: String
    var opening: @Sendable (_ purpose: PasscodeLetter.Purpose, _ tenant: String, _ application: String?) -> String
    var validity: @Sendable (_ minutes: Int, _ until: String) -> String
    /// What stands before and after the reference word.
    var reference: (before: String, after: String)
    var organisation: String
    var application: String
    var requested: String
    var neverAsked: @Sendable (_ tenant: String) -> String
    var notMeTitle: String
    var notMe: String
    var notMeLink: String
    var notMeThen: @Sendable (_ purpose: PasscodeLetter.Purpose, _ tenant: String) -> String
}

struct ReportedWords: Sendable {
    var subject: @Sendable (_ tenant: String) -> String
    var heading: String
    var opening: @Sendable (_ guest: String, _ tenant: String) -> String
    var guest: String
    var application: String
    var reported: String
    var doneTitle: String
    var codeIsDead: String
    var invitationIsPaused: String
    var nothingToPause: String
    var nextTitle: String
    var askGuest: String
    var ifInOrder: String
    var nothingElse: String
    var button: String
}

struct LinkRequestedWords: Sendable {
    var subject: @Sendable (_ guest: String, _ application: String) -> String
    var heading: String
    var opening: @Sendable (_ guest: String, _ application: String) -> String
    var guest: String
    var application: String
    var requested: String
    var doneTitle: String
    var oldLinkIsDead: String
    var nothingSent: String
    var nextTitle: String
    var ifExpected: String
    var otherwise: String
    var button: String
}
