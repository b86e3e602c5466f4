/// Asked of a guest who has just come by code: to sign in at a provider from now on.
struct HealingPage: Page {
    let frame: Frame
    let heading: String
    let lead: Sentence
    let consequence: String
    let demand: String?
    let action: String
    let token: String
    let button: String
    let laterButton: String?

    /// - Parameters:
    ///   - provider: What the guest signs in with there.
    ///   - isRequired: Whether there is no way round it; the page then says whose wish it is.
    init(
        _ letterhead: Letterhead, provider: String, tenant: String, isRequired: Bool, action: String, token: String
    ) {
        let words = letterhead.words.healing
        heading = words.title(provider)
        frame = Frame(letterhead, title: heading)
        lead = Sentence(words.lead(provider), stressing: provider)
        consequence = words.consequence
        demand = isRequired ? words.demand(tenant) : nil
        self.action = action
        self.token = token
        button = words.switchButton
        laterButton = isRequired ? nil : words.laterButton
    }

    static let templateName = "healing"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="lead">{{#lead}}{{> sentence}}{{/lead}}</p>
        <p>{{consequence}}</p>
        {{#demand}}
        <p>{{demand}}</p>
        {{/demand}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <div class="actions"><button type="submit" name="decision" value="switch">{{button}}</button>
        {{#laterButton}}<button type="submit" name="decision" value="later" class="second">{{.}}</button>{{/laterButton}}</div>
        </form>
        {{/main}}
        {{/layout}}
        """
}
