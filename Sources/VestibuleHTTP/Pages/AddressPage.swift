/// Asks for an address and nothing else. What follows is the same for known and unknown addresses.
struct AddressPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let problem: String?
    let action: String
    let token: String
    let label: String
    let hint: String
    let address: String
    let button: String
    let links: Links?

    struct Links: Sendable {
        let heading: String
        let links: [NoticePage.Link]
    }

    /// - Parameters:
    ///   - address: what was typed before, to correct it.
    ///   - isNotAnAddress: what was typed cannot be a mail address.
    ///   - links: ways on without an address.
    init(
        _ letterhead: Letterhead, title: String, lead: String, button: String, address: String, isNotAnAddress: Bool,
        action: String, token: String, links: Links? = nil
    ) {
        heading = title
        frame = Frame(letterhead, title: isNotAnAddress ? letterhead.words.common.errorTitle(title) : title)
        self.lead = lead
        problem = isNotAnAddress ? letterhead.words.signIn.notAnAddress : nil
        self.action = action
        self.token = token
        label = letterhead.words.signIn.addressLabel
        hint = letterhead.words.signIn.addressHint
        self.address = address
        self.button = button
        self.links = links
    }

    static let templateName = "address"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        {{#problem}}
        <p class="problem" role="alert" id="problem">{{problem}}</p>
        {{/problem}}
        <p class="lead">{{lead}}</p>
        <form method="post" action="{{action}}" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        <label for="address">{{label}}</label>
        <p class="hint" id="address-hint">{{hint}}</p>
        <input id="address" name="address" type="email" autocomplete="email" autocapitalize="off" spellcheck="false"
        maxlength="254" required autofocus dir="ltr" value="{{address}}"
        {{#problem}}aria-invalid="true" aria-describedby="problem address-hint"{{/problem}}
        {{^problem}}aria-describedby="address-hint"{{/problem}}>
        <div class="actions"><button type="submit">{{button}}</button></div>
        </form>
        {{#links}}
        <h2>{{heading}}</h2>
        <ul class="ways">
        {{#links}}
        <li><a href="{{url}}">{{text}}</a></li>
        {{/links}}
        </ul>
        {{/links}}
        {{/main}}
        {{/layout}}
        """
}
