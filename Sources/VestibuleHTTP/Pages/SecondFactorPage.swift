/// Asks a guest who has signed in for a second factor: a code, and a passkey where it has one.
struct SecondFactorPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let problem: String?
    let token: String
    let action: String
    let label: String
    let hint: String
    let button: String
    let isInvalid: Bool
    /// Nil for a guest who has none: such a page has no script.
    let passkey: PasskeyRequest?
    let lost: Link

    struct Link: Sendable {
        let url: String
        let text: String
    }

    enum Problem: Sendable { case wrong, wrongRecoveryCode, wait(until: String), passkey }

    init(
        _ letterhead: Letterhead, tenant: String, problem: Problem?, action: String, lostURL: String, passkey: PasskeyRequest?,
        hasApp: Bool, token: String
    ) {
        let words = letterhead.words.secondFactor
        heading = words.proveTitle
        frame = Frame(letterhead, title: problem == nil ? heading : letterhead.words.common.errorTitle(heading))
        lead = hasApp ? words.proveLead(tenant) : words.provePasskeyLead(tenant)
        self.problem = problem.map {
            switch $0 {
            case .wrong: words.wrong
            case .wrongRecoveryCode: words.wrongRecoveryCode
            case .wait(let until): words.wait(until)
            case .passkey: words.passkeyFailed
            }
        }
        if case .passkey = problem { isInvalid = false } else { isInvalid = problem != nil }
        self.action = action
        self.token = token
        label = words.codeLabel
        hint = words.codeHint
        button = words.proveButton
        self.passkey = passkey
        lost = Link(url: lostURL, text: words.lostLink)
    }

    static let templateName = "second-factor"
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
        <label for="code">{{label}}</label>
        <p class="hint" id="code-hint">{{hint}}</p>
        <input class="code" id="code" name="code" type="text" autocomplete="one-time-code" maxlength="20" autocapitalize="off"
        spellcheck="false" required autofocus dir="ltr"
        {{#isInvalid}}aria-invalid="true" aria-describedby="problem code-hint"{{/isInvalid}}
        {{^isInvalid}}aria-describedby="code-hint"{{/isInvalid}}>
        <div class="actions"><button type="submit">{{button}}</button></div>
        </form>
        {{#passkey}}
        <section class="more">
        {{> passkey}}
        </section>
        {{/passkey}}
        {{#lost}}
        <p class="aside"><a href="{{url}}">{{text}}</a></p>
        {{/lost}}
        {{/main}}
        {{/layout}}
        """
}
