import Vestibule

/// Shows recovery codes, this once.
struct RecoveryCodesPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let codes: [Code]
    let url: String
    let button: String

    struct Code: Sendable {
        let text: String
    }

    /// - Parameter next: Where the guest goes on to.
    init(_ letterhead: Letterhead, _ codes: [RecoveryCode], next: String) {
        let words = letterhead.words.secondFactor
        heading = words.codesTitle
        frame = Frame(letterhead, title: heading)
        lead = words.codesLead
        self.codes = codes.map { Code(text: $0.text) }
        url = next
        button = words.codesDone
    }

    static let templateName = "recovery-codes"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="lead">{{lead}}</p>
        <ol class="recovery">
        {{#codes}}
        <li><code dir="ltr">{{text}}</code></li>
        {{/codes}}
        </ol>
        <div class="actions"><a class="button" href="{{url}}">{{button}}</a></div>
        {{/main}}
        {{/layout}}
        """
}
