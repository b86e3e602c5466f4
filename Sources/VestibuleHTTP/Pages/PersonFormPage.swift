/// Where somebody writes down a mailbox, whose it is, and why: its own to be let in, or a colleague's to hand over to.
struct PersonFormPage: Page {
    let frame: Frame
    let texts: Texts
    let problem: String?
    let action: String
    let token: String
    let addressAutofill: String
    let nameAutofill: String
    let address: Field
    let name: Field
    let reason: Field

    struct Texts: Sendable {
        let heading: String
        let lead: String
        let addressLabel: String
        let addressHint: String
        let nameLabel: String
        let reasonLabel: String
        let reasonHint: String
        let button: String
    }

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

    enum AccessRequestProblem: Sendable { case notAnAddress, noName, badReason }
    enum HandOverProblem: Sendable { case notAnAddress, notAColleague, noName, badReason, tooMany }

    /// Where somebody who is not invited asks for it. What follows is the same for every address.
    static func accessRequest(
        _ letterhead: Letterhead, tenant: String, application: String, typed: Typed, problem: AccessRequestProblem?,
        action: String, token: String
    ) -> PersonFormPage {
        let words = letterhead.words.accessRequest
        let fault: Fault? =
            switch problem {
            case nil: nil
            case .notAnAddress: Fault(input: .address, sentence: letterhead.words.signIn.notAnAddress)
            case .noName: Fault(input: .name, sentence: words.noName)
            case .badReason: Fault(input: .reason, sentence: words.badReason)
            }
        return PersonFormPage(
            letterhead,
            Texts(
                heading: words.title(application), lead: words.lead(tenant),
                addressLabel: letterhead.words.signIn.addressLabel, addressHint: words.addressHint, nameLabel: words.nameLabel,
                reasonLabel: words.reasonLabel, reasonHint: words.reasonHint, button: words.button),
            isOfOneself: true, typed: typed, fault: fault, action: action, token: token)
    }

    /// Where a guest names the colleague who shall take over.
    static func handOver(
        _ letterhead: Letterhead, tenant: String, domain: String, typed: Typed, problem: HandOverProblem?, action: String,
        token: String
    ) -> PersonFormPage {
        let words = letterhead.words.handOver
        let access = letterhead.words.accessRequest
        let fault: Fault? =
            switch problem {
            case nil: nil
            case .notAnAddress: Fault(input: .address, sentence: letterhead.words.signIn.notAnAddress)
            case .notAColleague: Fault(input: .address, sentence: words.notAColleague(domain))
            case .noName: Fault(input: .name, sentence: words.noName)
            case .badReason: Fault(input: .reason, sentence: access.badReason)
            case .tooMany: Fault(input: nil, sentence: words.tooMany)
            }
        return PersonFormPage(
            letterhead,
            Texts(
                heading: words.formTitle, lead: words.formLead(tenant), addressLabel: words.addressLabel,
                addressHint: words.addressHint(domain), nameLabel: words.nameLabel, reasonLabel: access.reasonLabel,
                reasonHint: words.reasonHint, button: words.askButton),
            isOfOneself: false, typed: typed, fault: fault, action: action, token: token)
    }

    private enum Input { case address, name, reason }

    private struct Fault {
        /// Nil for what no other input would mend.
        let input: Input?
        let sentence: String
    }

    /// - Parameter isOfOneself: The browser may fill in what it knows of who sits at it.
    private init(
        _ letterhead: Letterhead, _ texts: Texts, isOfOneself: Bool, typed: Typed, fault: Fault?, action: String, token: String
    ) {
        frame = Frame(letterhead, title: fault == nil ? texts.heading : letterhead.words.common.errorTitle(texts.heading))
        self.texts = texts
        problem = fault?.sentence
        self.action = action
        self.token = token
        addressAutofill = isOfOneself ? "email" : "off"
        nameAutofill = isOfOneself ? "name" : "off"
        let wrong = fault?.input
        func field(_ input: Input, _ typed: Substring) -> Field {
            Field(value: String(typed), isInvalid: wrong == input, isFirst: (wrong ?? .address) == input)
        }
        address = field(.address, typed.address.prefix(254))
        name = field(.name, typed.name.prefix(256))
        reason = field(.reason, typed.reason.prefix(1000))
    }

    static let templateName = "person-form"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{texts.heading}}</h1>
        {{#problem}}
        <p class="problem" role="alert" id="problem">{{problem}}</p>
        {{/problem}}
        <p class="lead">{{texts.lead}}</p>
        <form method="post" action="{{action}}" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        <label for="address">{{texts.addressLabel}}</label>
        <p class="hint" id="address-hint">{{texts.addressHint}}</p>
        {{#address}}
        <input id="address" name="address" type="email" autocomplete="{{addressAutofill}}" autocapitalize="off" spellcheck="false"
        maxlength="254" required {{#isFirst}}autofocus {{/isFirst}}dir="ltr" value="{{value}}"
        {{#isInvalid}}aria-invalid="true" aria-describedby="problem address-hint"{{/isInvalid}}
        {{^isInvalid}}aria-describedby="address-hint"{{/isInvalid}}>
        {{/address}}
        <label for="name">{{texts.nameLabel}}</label>
        {{#name}}
        <input id="name" name="name" type="text" autocomplete="{{nameAutofill}}" maxlength="128" required {{#isFirst}}autofocus {{/isFirst}}
        dir="auto" value="{{value}}"{{#isInvalid}} aria-invalid="true" aria-describedby="problem"{{/isInvalid}}>
        {{/name}}
        <label for="reason">{{texts.reasonLabel}}</label>
        <p class="hint" id="reason-hint">{{texts.reasonHint}}</p>
        {{#reason}}
        <textarea id="reason" name="reason" rows="4" maxlength="500" {{#isFirst}}autofocus {{/isFirst}}dir="auto"
        {{#isInvalid}}aria-invalid="true" aria-describedby="problem reason-hint"{{/isInvalid}}
        {{^isInvalid}}aria-describedby="reason-hint"{{/isInvalid}}>
        {{value}}</textarea>
        {{/reason}}
        <div class="actions"><button type="submit">{{texts.button}}</button></div>
        </form>
        {{/main}}
        {{/layout}}
        """
}

extension PersonFormPage.Typed {
    init(_ form: FormFields) {
        self.init(address: form["address"] ?? "", name: form["name"] ?? "", reason: form["reason"] ?? "")
    }
}
