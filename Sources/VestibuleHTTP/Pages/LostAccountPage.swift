/// Where a guest whose account is gone asks to come by code again. What follows is the same for known and unknown addresses.
struct LostAccountPage: Page {
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

    /// - Parameters:
    ///   - address: what was typed before, to correct it.
    ///   - isNotAnAddress: what was typed cannot be a mail address.
    init(
        _ letterhead: Letterhead, tenant: String, address: String, isNotAnAddress: Bool, action: String, token: String
    ) {
        let words = letterhead.words.lostAccount
        heading = words.title
        frame = Frame(letterhead, title: isNotAnAddress ? letterhead.words.common.errorTitle(words.title) : words.title)
        lead = words.lead(tenant)
        problem = isNotAnAddress ? letterhead.words.signIn.notAnAddress : nil
        self.action = action
        self.token = token
        label = letterhead.words.signIn.addressLabel
        hint = letterhead.words.signIn.addressHint
        self.address = address
        button = words.button
    }

    static let templateName = "lost-account"
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
        {{/main}}
        {{/layout}}
        """
}
