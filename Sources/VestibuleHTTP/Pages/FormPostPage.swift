import Crypto
import FoundationEssentials

/// An answer to an application by a form (OAuth 2.0 Form Post Response Mode): the one page of ours with a script, which presses its button.
struct FormPostPage: Page {
    let frame: Frame
    let heading: String
    let url: String
    let fields: [Field]
    let button: String

    struct Field: Sendable {
        let name: String
        let value: String
    }

    init(_ letterhead: Letterhead, to url: String, application: String, fields: [(name: String, value: String)]) {
        let words = letterhead.words.landing
        heading = words.leaving(application)
        frame = Frame(letterhead, title: heading)
        self.url = url
        self.fields = fields.map { Field(name: $0.name, value: $0.value) }
        button = words.continueButton
    }

    private static let script = "document.forms[0].submit();"

    /// What the content policy lets run, by its hash (CSP level 3 §2.3.1).
    static let scriptSource = "'sha256-" + Data(SHA256.hash(data: Data(script.utf8))).base64EncodedString() + "'"

    static let templateName = "form-post"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <form method="post" action="{{url}}">
        {{#fields}}
        <input type="hidden" name="{{name}}" value="{{value}}">
        {{/fields}}
        <div class="actions"><button type="submit">{{button}}</button></div>
        </form>
        <script>\(script)</script>
        {{/main}}
        {{/layout}}
        """
}
