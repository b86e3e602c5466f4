/// The last question before a guest is let in: what the tenant receives, and what for.
struct ConsentPage: Page {
    let frame: Frame
    let heading: String
    let lead: Sentence
    let facts: [Fact]
    let alsoSees: String
    let privacy: Privacy?
    let action: String
    let token: String
    let acceptButton: String
    let declineButton: String

    struct Privacy: Sendable {
        let text: String
        let url: String
    }

    /// - Parameters:
    ///   - guest: the proven person, the address in full.
    ///   - privacyURL: the tenant's privacy statement, an https address.
    ///   - action: the path both buttons post `token` and `decision` (`accept` or `decline`) to.
    init(
        _ letterhead: Letterhead, tenant: String, guest: Person, destination: Destination,
        privacyURL: String?, action: String, token: String
    ) {
        let words = letterhead.words.consent
        let heading = words.title(tenant)
        self.heading = heading
        frame = Frame(letterhead, title: heading)
        lead = Sentence(words.receives(tenant), stressing: tenant)
        let name = guest.name.map { [Fact(words.nameLabel, $0)] } ?? []
        facts = name + [Fact(words.addressLabel, guest.address), destination.fact(words.purposeLabel)]
        alsoSees = words.alsoSees(tenant)
        privacy = privacyURL.map { Privacy(text: words.privacyLink(tenant), url: $0) }
        self.action = action
        self.token = token
        acceptButton = words.acceptButton
        declineButton = words.declineButton
    }

    static let templateName = "consent"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="lead">{{#lead}}{{> sentence}}{{/lead}}</p>
        {{> facts}}
        <p>{{alsoSees}}{{#privacy}} <a href="{{url}}" rel="noreferrer">{{text}}</a>{{/privacy}}</p>
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <div class="actions">
        <button type="submit" name="decision" value="accept">{{acceptButton}}</button>
        <button type="submit" name="decision" value="decline" class="second">{{declineButton}}</button>
        </div>
        </form>
        {{/main}}
        {{/layout}}
        """
}
