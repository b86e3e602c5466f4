import Vestibule

/// Terms of use, in the reader's language as far as there is one, and the choice to accept them.
struct TermsPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let language: String
    /// Made of Markdown, with neither markup nor links of dangerous kinds in it.
    let html: String
    let version: String
    /// Said before the choice, where something keeps the page from taking it.
    let problem: String?
    /// The words beside the box that says so; nil where nobody asks.
    let read: String?
    let accept: String
    let decline: String
    let receipt: String
    let action: String
    let token: String

    init(
        _ letterhead: Letterhead, _ shown: AcceptTerms.Shown, tenant: String, html: String, problem: String?, action: String,
        token: String
    ) {
        let words = letterhead.words.terms
        heading = shown.terms.displayName
        frame = Frame(letterhead, title: heading)
        lead = words.lead(tenant)
        language = shown.text.language
        self.html = html
        version = String(shown.terms.version)
        self.problem = problem
        read = shown.terms.isViewingRequired ? words.read : nil
        accept = words.acceptButton
        decline = words.declineButton
        receipt = words.receipt
        self.action = action
        self.token = token
    }

    static let templateName = "terms"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="lead">{{lead}}</p>
        {{#problem}}<p class="problem" role="alert">{{.}}</p>{{/problem}}
        <article class="terms" lang="{{language}}" tabindex="0" aria-label="{{heading}}">
        {{{html}}}
        </article>
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="version" value="{{version}}">
        <input type="hidden" name="language" value="{{language}}">
        {{#read}}
        <p><label><input type="checkbox" name="read" value="1"> {{.}}</label></p>
        {{/read}}
        <div class="actions">
        <button type="submit" name="decision" value="accept">{{accept}}</button>
        <button type="submit" name="decision" value="decline" class="second">{{decline}}</button>
        </div>
        </form>
        <p class="quiet">{{receipt}}</p>
        {{/main}}
        {{/layout}}
        """
}
