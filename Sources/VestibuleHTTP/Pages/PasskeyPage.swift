/// Where a guest adds a passkey.
struct PasskeyPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let problem: String?
    let passkey: PasskeyRequest
    let other: Link

    struct Link: Sendable {
        let url: String
        let text: String
    }

    init(_ letterhead: Letterhead, tenant: String, hasFailed: Bool, passkey: PasskeyRequest, appURL: String) {
        let words = letterhead.words.secondFactor
        heading = words.passkeyTitle
        frame = Frame(letterhead, title: hasFailed ? letterhead.words.common.errorTitle(heading) : heading)
        lead = words.passkeyLead(tenant)
        problem = hasFailed ? words.passkeyFailed : nil
        self.passkey = passkey
        other = Link(url: appURL, text: words.addApp)
    }

    static let templateName = "passkey-form"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        {{#problem}}
        <p class="problem" role="alert" id="problem">{{problem}}</p>
        {{/problem}}
        <p class="lead">{{lead}}</p>
        {{#passkey}}
        {{> passkey}}
        {{/passkey}}
        {{#other}}
        <p class="aside"><a href="{{url}}">{{text}}</a></p>
        {{/other}}
        {{/main}}
        {{/layout}}
        """
}
