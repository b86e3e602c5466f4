internal import Vestibule

/// A letter's words in their order, before they become HTML or plain text: both are made from this, so neither says
/// more than the other.
struct LetterContent {
    enum Block {
        case paragraph(String)
        /// Somebody else's words, set apart from ours.
        case quotation(caption: String, text: String)
        case facts([Fact])
        /// A code in the groups that it is read in.
        case code(groups: [String])
        case reference(before: String, word: String, after: String)
        case list(title: String, items: [String])
        case title(String)
        case button(label: String, link: String)
        /// The way out for somebody who did not ask for the letter.
        case alarm(title: String, text: String, label: String, link: String, then: String)
    }

    struct Fact {
        var label: String
        var value: String
    }

    var language: Language
    var tenantName: String
    var subject: String
    /// What a list of letters shows beside the subject. Never a code.
    var preview: String
    var heading: String
    var greeting: String
    var blocks: [Block]
    /// What stands between a label and what it labels, the space included.
    var colon: String
    var buttonFallback: String
    var footer: String

    init(of letter: OutgoingLetter) {
        let text = LetterText.words(in: letter.language)
        let tenant = letter.branding.tenantName
        switch letter.letter {
        case .invitation(let invitation):
            self.init(invitation, to: letter.recipient, tenant: tenant, text: text, language: letter.language)
        case .passcode(let passcode):
            self.init(passcode, tenant: tenant, text: text, language: letter.language)
        case .reported(let reported):
            self.init(reported, tenant: tenant, text: text, language: letter.language)
        case .linkRequested(let request):
            self.init(request, tenant: tenant, text: text, language: letter.language)
        case .passcodeWished(let wish):
            self.init(wish, tenant: tenant, text: text, language: letter.language)
        case .passcodeAllowed(let allowed):
            self.init(allowed, tenant: tenant, text: text, language: letter.language)
        case .accessRequested(let request):
            self.init(request, tenant: tenant, text: text, language: letter.language)
        case .accessWaits(let digest):
            self.init(digest, tenant: tenant, text: text, language: letter.language)
        case .alreadyGuest(let note):
            self.init(note, tenant: tenant, text: text, language: letter.language)
        case .accessEnding(let ending):
            self.init(ending, tenant: tenant, text: text, language: letter.language)
        case .handOverAsked(let asked):
            self.init(asked, tenant: tenant, text: text, language: letter.language)
        case .handedOver(let handedOver):
            self.init(handedOver, tenant: tenant, text: text, language: letter.language)
        case .accessReview(let review):
            self.init(review, tenant: tenant, text: text, language: letter.language)
        case .termsAccepted(let receipt):
            self.init(receipt, tenant: tenant, text: text, language: letter.language)
        case .secondFactor(let change):
            self.init(change, tenant: tenant, text: text, language: letter.language)
        case .factorResetAsked(let asked):
            self.init(asked, tenant: tenant, text: text, language: letter.language)
        case .factorReset(let reset):
            self.init(reset, tenant: tenant, text: text, language: letter.language)
        case .tenantDiscovery(let answer):
            self.init(answer, tenant: tenant, text: text, language: letter.language)
        case .letterBounced(let bounced):
            self.init(bounced, tenant: tenant, text: text, language: letter.language)
        }
    }

    init(
        language: Language, text: LetterText, tenant: String, subject: String, preview: String, heading: String,
        reader: String? = nil, blocks: [Block]
    ) {
        self.language = language
        self.tenantName = tenant
        self.subject = subject
        self.preview = preview
        self.heading = heading
        self.greeting = text.greeting(reader)
        self.blocks = blocks
        self.colon = text.colon
        self.buttonFallback = text.buttonFallback
        self.footer = text.footer(tenant)
    }
}
