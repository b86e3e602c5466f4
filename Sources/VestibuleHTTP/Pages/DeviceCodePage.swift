/// Where a guest types the code that a device shows.
struct DeviceCodePage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let problem: String?
    let action: String
    let token: String
    let label: String
    let hint: String
    let typed: String
    let button: String
    let caution: String

    enum Problem: Sendable {
        case notEightLetters
        /// There is no such code, or no more: nobody is told which.
        case wrong
    }

    /// - Parameter typed: What a link brought, or was typed before, to correct it.
    init(_ letterhead: Letterhead, tenant: String, typed: String, problem: Problem?, action: String, token: String) {
        let words = letterhead.words.device
        heading = words.title
        frame = Frame(letterhead, title: problem == nil ? words.title : letterhead.words.common.errorTitle(words.title))
        lead = words.lead(tenant)
        self.problem =
            switch problem {
            case .notEightLetters: words.notEightLetters
            case .wrong: words.wrong
            case nil: nil
            }
        self.action = action
        self.token = token
        label = words.codeLabel
        hint = words.codeHint
        self.typed = typed
        button = letterhead.words.landing.continueButton
        caution = words.caution
    }

    static let templateName = "device-code"
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
        <input class="code" id="code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false"
        maxlength="40" required autofocus dir="ltr" value="{{typed}}"
        {{#problem}}aria-invalid="true" aria-describedby="problem code-hint"{{/problem}}
        {{^problem}}aria-describedby="code-hint"{{/problem}}>
        <div class="actions"><button type="submit">{{button}}</button></div>
        </form>
        <p class="quiet">{{caution}}</p>
        {{/main}}
        {{/layout}}
        """
}
