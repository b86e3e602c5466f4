/// Asked of a guest who is signed in and whom an application sent: whether to go on there, and as whom.
struct AccountPage: Page {
    let frame: Frame
    let heading: String
    let lead: Sentence
    let facts: [Fact]
    let hinted: Sentence?
    let paths: Paths
    let goOnButton: String
    let otherButton: String
    let cancelButton: String

    struct Paths: Sendable {
        let goOn: String
        let other: String
        let cancel: String
    }

    /// - Parameters:
    ///   - guest: Who is signed in.
    ///   - hinted: The address that the application expected, where it is another one.
    init(_ letterhead: Letterhead, application: String, tenant: String, guest: Person, hinted: String?, paths: Paths) {
        let words = letterhead.words.account
        heading = words.title(application)
        frame = Frame(letterhead, title: heading)
        lead = Sentence(words.signedIn(tenant), stressing: tenant)
        let labels = letterhead.words.consent
        facts = (guest.name.map { [Fact(labels.nameLabel, $0)] } ?? []) + [Fact(labels.addressLabel, guest.address)]
        self.hinted = hinted.map { Sentence(words.expects(application, $0), stressing: $0) }
        self.paths = paths
        goOnButton = words.goOnButton
        otherButton = words.otherButton
        cancelButton = words.cancelButton
    }

    static let templateName = "account"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="lead">{{#lead}}{{> sentence}}{{/lead}}</p>
        {{> facts}}
        {{#hinted}}
        <p>{{> sentence}}</p>
        {{/hinted}}
        {{#paths}}
        <div class="actions">
        <a class="button" href="{{goOn}}">{{goOnButton}}</a>
        <a class="button second" href="{{other}}">{{otherButton}}</a>
        </div>
        <p class="aside"><a href="{{cancel}}">{{cancelButton}}</a></p>
        {{/paths}}
        {{/main}}
        {{/layout}}
        """
}
