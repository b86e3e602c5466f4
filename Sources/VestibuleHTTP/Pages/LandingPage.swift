import Foundation

/// Where the mailed link leads: who invites whom to what. Looking at it changes nothing; the button does.
struct LandingPage: Page {
    let frame: Frame
    let heading: String
    let lead: Sentence
    let message: Message?
    let facts: [Fact]
    let next: Sentence
    let action: String
    let token: String
    let button: String
    let passcodeButton: String?
    let notExpected: String

    /// What happens after the button, as far as it is known.
    enum NextStep: Sendable {
        case code(to: String)
        case signIn(with: String)
    }

    /// The inviter's own words, shown as a quotation.
    struct Message: Sendable {
        let from: String
        let text: String
    }

    /// - Parameters:
    ///   - inviter: the person's name; nil when an application invited.
    ///   - guest: the invited person, the address masked.
    ///   - action: the path the button posts `token` to.
    init(
        _ letterhead: Letterhead, tenant: String, inviter: String?, guest: Person, destination: Destination,
        message: String?, validUntil: Date, next: NextStep, action: String, token: String, offersPasscode: Bool = false
    ) {
        let words = letterhead.words.landing
        let heading = words.invitesYou(tenant, destination.title)
        self.heading = heading
        frame = Frame(letterhead, title: heading)
        lead =
            inviter.map { Sentence(words.inviterAsks($0), stressing: $0) }
            ?? Sentence(words.tenantAsks(tenant), stressing: tenant)
        self.message = message.map { Message(from: words.messageFrom(inviter ?? tenant), text: $0) }
        facts = [
            guest.fact(words.guestLabel),
            destination.fact(words.destinationLabel),
            Fact(words.validUntilLabel, letterhead.words.moment(validUntil)),
        ]
        self.next =
            switch next {
            case .code(let address): Sentence(words.codeComesNext(address), stressing: address)
            case .signIn(let provider): Sentence(words.signInComesNext(provider), stressing: provider)
            }
        self.action = action
        self.token = token
        button = words.continueButton
        passcodeButton = offersPasscode ? words.passcodeButton : nil
        notExpected = words.notExpected
    }

    static let templateName = "landing"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="lead">{{#lead}}{{> sentence}}{{/lead}}</p>
        {{#message}}
        <figure class="message">
        <figcaption>{{from}}</figcaption>
        <blockquote dir="auto">{{text}}</blockquote>
        </figure>
        {{/message}}
        {{> facts}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <p>{{#next}}{{> sentence}}{{/next}}</p>
        <div class="actions"><button type="submit">{{button}}</button>
        {{#passcodeButton}}<button type="submit" name="door" value="passcode" class="second">{{.}}</button>{{/passcodeButton}}</div>
        </form>
        <p class="quiet">{{notExpected}}</p>
        {{/main}}
        {{/layout}}
        """
}
