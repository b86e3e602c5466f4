/// A page that tells how something ended and what the guest can do next. Most pages that are not a form
/// are one of these; the ways to make one stand in `NoticePage+….swift`, by what happened.
struct NoticePage: Page {
    let frame: Frame
    let heading: String
    let explanation: String
    let nextStep: String
    /// Ends a class name of the stylesheet: `good`, `wait` or `stop`.
    let tone: String
    let form: Form?
    let link: Link?
    /// The way on beside a button: less loud than that.
    let aside: Link?
    let reference: Reference?
    let quote: Quote?

    /// A button that does something.
    struct Form: Sendable {
        let action: String
        let token: String
        let button: String
    }

    /// A way on that changes nothing by itself.
    struct Link: Sendable {
        let url: String
        let text: String
    }

    /// Somebody else's words, said to be such.
    struct Quote: Sendable {
        let speaker: String
        let words: String
    }

    /// What to quote when asking for help.
    struct Reference: Sendable {
        let label: String
        let code: String
    }

    enum Tone: String, Sendable {
        case good, wait, stop
    }

    init(
        _ letterhead: Letterhead, _ notice: PageWords.Notice, _ tone: Tone, form: Form? = nil, link: Link? = nil,
        reference: String? = nil, quote: Quote? = nil
    ) {
        frame = Frame(letterhead, title: notice.title)
        heading = notice.title
        explanation = notice.explanation
        nextStep = notice.nextStep
        self.tone = tone.rawValue
        self.form = form
        self.link = form == nil ? link : nil
        aside = form == nil ? nil : link
        self.quote = quote
        self.reference = reference.map { Reference(label: letterhead.words.common.referenceLabel, code: $0) }
    }

    static let templateName = "notice"
    static let template = """
        {{<layout}}
        {{$main}}
        <div class="mark mark-{{tone}}" aria-hidden="true"></div>
        <h1>{{heading}}</h1>
        <p class="lead">{{explanation}}</p>
        {{#quote}}
        <figure class="message">
        <figcaption>{{speaker}}</figcaption>
        <blockquote dir="auto">{{words}}</blockquote>
        </figure>
        {{/quote}}
        <p>{{nextStep}}</p>
        {{#form}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <div class="actions"><button type="submit">{{button}}</button></div>
        </form>
        {{/form}}
        {{#aside}}
        <p class="aside"><a href="{{url}}">{{text}}</a></p>
        {{/aside}}
        {{#link}}
        <div class="actions"><a class="button" href="{{url}}">{{text}}</a></div>
        {{/link}}
        {{#reference}}
        <p class="reference">{{label}} <code>{{code}}</code></p>
        {{/reference}}
        {{/main}}
        {{/layout}}
        """
}
