import FoundationEssentials
import Vestibule

/// Where a guest adds an authenticator app: the key as a picture and as text, and the field for the first code.
struct AuthenticatorPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let problem: String?
    let isInvalid: Bool
    let action: String
    let token: String
    /// A `data:` URL, so that the key is in no other request.
    let picture: String
    let pictureText: String
    let keyLabel: String
    let key: String
    let label: String
    let hint: String
    let button: String
    let factor: String
    let sealedKey: String
    let app: Link
    let other: Link

    struct Link: Sendable {
        let url: String
        let text: String
    }

    init(
        _ letterhead: Letterhead, tenant: String, wasAsked: Bool, draft: AddSecondFactor.Draft, picture: String, isWrong: Bool,
        action: String, uri: String, passkeyURL: String, token: String
    ) {
        let words = letterhead.words.secondFactor
        heading = words.enrolTitle
        frame = Frame(letterhead, title: isWrong ? letterhead.words.common.errorTitle(heading) : heading)
        lead = wasAsked ? words.enrolLead(tenant) : words.enrolOwnLead
        problem = isWrong ? words.wrong : nil
        isInvalid = isWrong
        self.action = action
        self.token = token
        self.picture = picture
        pictureText = words.pictureText
        keyLabel = words.keyLabel
        key = draft.key.text
        label = words.enrolCodeLabel
        hint = words.enrolCodeHint
        button = words.enrolButton
        factor = draft.factor.description
        sealedKey = Base64URL.encode(draft.sealedKey)
        app = Link(url: uri, text: words.openApp)
        other = Link(url: passkeyURL, text: words.addPasskey)
    }

    static let templateName = "authenticator"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        {{#problem}}
        <p class="problem" role="alert" id="problem">{{problem}}</p>
        {{/problem}}
        <p class="lead">{{lead}}</p>
        <p><img class="picture" src="{{picture}}" alt="{{pictureText}}"></p>
        {{#app}}
        <p><a href="{{url}}">{{text}}</a></p>
        {{/app}}
        <p>{{keyLabel}}: <code class="key" dir="ltr">{{key}}</code></p>
        <form method="post" action="{{action}}" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="factor" value="{{factor}}">
        <input type="hidden" name="key" value="{{sealedKey}}">
        <label for="code">{{label}}</label>
        <p class="hint" id="code-hint">{{hint}}</p>
        <input class="code" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12"
        autocapitalize="off" spellcheck="false" required dir="ltr"
        {{#isInvalid}}aria-invalid="true" autofocus aria-describedby="problem code-hint"{{/isInvalid}}
        {{^isInvalid}}aria-describedby="code-hint"{{/isInvalid}}>
        <div class="actions"><button type="submit">{{button}}</button></div>
        </form>
        {{#other}}
        <p class="aside"><a href="{{url}}">{{text}}</a></p>
        {{/other}}
        {{/main}}
        {{/layout}}
        """
}
