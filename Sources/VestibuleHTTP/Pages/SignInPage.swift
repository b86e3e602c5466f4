/// Where a returning guest says who they are. What follows is the same for known and unknown addresses.
struct SignInPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let problem: String?
    let isInvalid: Bool
    let action: String
    let token: String
    let label: String
    let hint: String
    let address: String
    let button: String
    let partner: Provider?
    let hasProviders: Bool
    let providers: [Provider]
    let providerAction: String
    let firstTime: String
    let lostAccount: Link?
    let requestAccess: Link?
    /// Nil where the tenant's guests come by code: such a page has no script.
    let passkey: PasskeyRequest?

    enum PasskeyProblem: Sendable { case failed, mailboxDue }

    /// For who has an account no more, and for who is not invited.
    struct Link: Sendable {
        let url: String
        let text: String
    }

    /// A button that leads to a provider.
    struct Provider: Sendable {
        let door: String
        let button: String
    }

    /// - Parameters:
    ///   - application: the application the guest comes from, by name; nil when they came by themselves.
    ///   - address: what was typed before, to correct it.
    ///   - isNotAnAddress: what was typed cannot be a mail address.
    ///   - partner: who vouches for the address's domain; the code is the other way then.
    ///   - passkeyProblem: what became of one.
    ///   - requestAccessURL: where who is not invited asks for it; nil where the application takes no requests.
    init(
        _ letterhead: Letterhead, tenant: String, application: String?, address: String = "",
        isNotAnAddress: Bool = false, action: String, token: String, providers: [Provider] = [], providerAction: String = "",
        partner: Provider? = nil, lostAccountURL: String = "", requestAccessURL: String? = nil,
        passkey: PasskeyRequest? = nil, passkeyProblem: PasskeyProblem? = nil
    ) {
        let words = letterhead.words.signIn
        let heading = words.title(tenant)
        self.heading = heading
        frame = Frame(
            letterhead, title: isNotAnAddress || passkeyProblem != nil ? letterhead.words.common.errorTitle(heading) : heading)
        lead = application.map { words.leadTo($0) } ?? words.lead
        isInvalid = isNotAnAddress
        problem =
            switch passkeyProblem {
            case .failed: letterhead.words.secondFactor.passkeyFailed
            case .mailboxDue: letterhead.words.secondFactor.mailboxDue
            case nil: isNotAnAddress ? words.notAnAddress : nil
            }
        self.passkey = passkey
        self.action = action
        self.token = token
        label = words.addressLabel
        hint = words.addressHint
        self.address = address
        button = partner == nil ? words.continueButton : letterhead.words.landing.passcodeButton
        self.partner = partner
        hasProviders = !providers.isEmpty
        self.providers = providers
        self.providerAction = providerAction
        firstTime = words.firstTime
        lostAccount =
            providers.isEmpty && partner == nil ? nil : Link(url: lostAccountURL, text: letterhead.words.lostAccount.title)
        requestAccess = requestAccessURL.map { Link(url: $0, text: letterhead.words.accessRequest.link) }
    }

    static let templateName = "sign-in"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        {{#problem}}
        <p class="problem" role="alert" id="problem">{{problem}}</p>
        {{/problem}}
        <p class="lead">{{lead}}</p>
        {{#partner}}
        <form method="post" action="{{providerAction}}">
        <input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="address" value="{{address}}">
        <div class="actions"><button type="submit" name="door" value="{{door}}" autofocus>{{button}}</button></div>
        </form>
        {{/partner}}
        <form method="post" action="{{action}}" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        {{#partner}}
        <input type="hidden" name="way" value="passcode">
        {{/partner}}
        <label for="address">{{label}}</label>
        <p class="hint" id="address-hint">{{hint}}</p>
        <input id="address" name="address" type="email" autocomplete="email" autocapitalize="off" spellcheck="false"
        maxlength="254" required {{^partner}}autofocus {{/partner}}dir="ltr" value="{{address}}"
        {{#isInvalid}}aria-invalid="true" aria-describedby="problem address-hint"{{/isInvalid}}
        {{^isInvalid}}aria-describedby="address-hint"{{/isInvalid}}>
        <div class="actions"><button type="submit"{{#partner}} class="second"{{/partner}}>{{button}}</button></div>
        </form>
        {{#passkey}}
        {{> passkey}}
        {{/passkey}}
        {{#hasProviders}}
        <form method="post" action="{{providerAction}}">
        <input type="hidden" name="token" value="{{token}}">
        <div class="actions">
        {{#providers}}
        <button type="submit" name="door" value="{{door}}" class="second">{{button}}</button>
        {{/providers}}
        </div>
        </form>
        {{/hasProviders}}
        {{#lostAccount}}
        <p class="aside"><a href="{{url}}">{{text}}</a></p>
        {{/lostAccount}}
        <p class="quiet">{{firstTime}}</p>
        {{#requestAccess}}
        <p class="aside"><a href="{{url}}">{{text}}</a></p>
        {{/requestAccess}}
        {{/main}}
        {{/layout}}
        """
}
