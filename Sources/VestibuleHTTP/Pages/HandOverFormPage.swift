/// Where a guest names the colleague who shall take over.
struct HandOverFormPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let problem: String?
    let action: String
    let token: String
    let addressLabel: String
    let addressHint: String
    let nameLabel: String
    let reasonLabel: String
    let reasonHint: String
    let button: String
    let address: Field
    let name: Field
    let reason: Field

    /// What was typed before, to correct it.
    struct Typed: Sendable {
        var address = ""
        var name = ""
        var reason = ""
    }

    struct Field: Sendable {
        let value: String
        let isInvalid: Bool
        let isFirst: Bool
    }

    enum Problem: Sendable { case notAnAddress, notAColleague, noName, badReason, tooMany }

    init(
        _ letterhead: Letterhead, tenant: String, domain: String, typed: Typed, problem: Problem?, action: String, token: String
    ) {
        let words = letterhead.words.handOver
        let access = letterhead.words.accessRequest
        heading = words.formTitle
        frame = Frame(letterhead, title: problem == nil ? heading : letterhead.words.common.errorTitle(heading))
        lead = words.formLead(tenant)
        self.problem = problem.map {
            switch $0 {
            case .notAnAddress: letterhead.words.signIn.notAnAddress
            case .notAColleague: words.notAColleague(domain)
            case .noName: words.noName
            case .badReason: access.badReason
            case .tooMany: words.tooMany
            }
        }
        self.action = action
        self.token = token
        addressLabel = words.addressLabel
        addressHint = words.addressHint(domain)
        nameLabel = words.nameLabel
        reasonLabel = access.reasonLabel
        reasonHint = words.reasonHint
        button = words.askButton
        let isAboutAddress = problem == .notAnAddress || problem == .notAColleague
        address = Field(
            value: typed.address, isInvalid: isAboutAddress, isFirst: isAboutAddress || problem == nil || problem == .tooMany)
        name = Field(value: typed.name, isInvalid: problem == .noName, isFirst: problem == .noName)
        reason = Field(value: typed.reason, isInvalid: problem == .badReason, isFirst: problem == .badReason)
    }

    static let templateName = "hand-over-form"
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
        <label for="address">{{addressLabel}}</label>
        <p class="hint" id="address-hint">{{addressHint}}</p>
        {{#address}}
        <input id="address" name="address" type="email" autocomplete="off" autocapitalize="off" spellcheck="false"
        maxlength="254" required {{#isFirst}}autofocus {{/isFirst}}dir="ltr" value="{{value}}"
        {{#isInvalid}}aria-invalid="true" aria-describedby="problem address-hint"{{/isInvalid}}
        {{^isInvalid}}aria-describedby="address-hint"{{/isInvalid}}>
        {{/address}}
        <label for="name">{{nameLabel}}</label>
        {{#name}}
        <input id="name" name="name" type="text" autocomplete="off" maxlength="128" required {{#isFirst}}autofocus {{/isFirst}}
        dir="auto" value="{{value}}"{{#isInvalid}} aria-invalid="true" aria-describedby="problem"{{/isInvalid}}>
        {{/name}}
        <label for="reason">{{reasonLabel}}</label>
        <p class="hint" id="reason-hint">{{reasonHint}}</p>
        {{#reason}}
        <textarea id="reason" name="reason" rows="4" maxlength="500" {{#isFirst}}autofocus {{/isFirst}}dir="auto"
        {{#isInvalid}}aria-invalid="true" aria-describedby="problem reason-hint"{{/isInvalid}}
        {{^isInvalid}}aria-describedby="reason-hint"{{/isInvalid}}>
        {{value}}</textarea>
        {{/reason}}
        <div class="actions"><button type="submit">{{button}}</button></div>
        </form>
        {{/main}}
        {{/layout}}
        """
}
