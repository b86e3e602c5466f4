import Vestibule

/// The letterhead as the layout prints it.
struct Frame: Sendable {
    let languageTag: String
    /// Stands in the browser's tab: what the page is, then whose it is.
    let title: String
    let tenantName: String?
    /// First letter of the tenant's name, shown where it has no logo.
    let monogram: String?
    let logoURL: String?
    let brandURL: String?
    let guestAccess: String
    let questions: Sentence?

    init(_ letterhead: Letterhead, title: String) {
        let words = letterhead.words.common
        languageTag = letterhead.language.rawValue
        self.title = letterhead.tenantName.map { "\(title) · \($0)" } ?? title
        tenantName = letterhead.tenantName
        monogram = letterhead.tenantName?.first.map { String($0).uppercased() }
        logoURL = letterhead.logoURL
        brandURL = letterhead.brandURL
        guestAccess = words.guestAccess
        questions = letterhead.contact.map { Sentence(words.questions($0), stressing: $0) }
    }
}

/// The HTML every page stands in. Pages fill `main`.
enum Layout {
    static let template = """
        <!DOCTYPE html>
        <html lang="{{frame.languageTag}}" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <meta name="format-detection" content="telephone=no">
        <title>{{frame.title}}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/assets/vestibule.css">
        {{#frame.brandURL}}
        <link rel="stylesheet" href="{{frame.brandURL}}">
        {{/frame.brandURL}}
        {{$head}}{{/head}}
        </head>
        <body>
        <div class="card">
        <header class="masthead">
        {{#frame.logoURL}}
        <img class="logo" src="{{frame.logoURL}}" alt="{{frame.tenantName}}">
        {{/frame.logoURL}}
        {{^frame.logoURL}}
        {{#frame.monogram}}
        <span class="monogram" aria-hidden="true">{{frame.monogram}}</span>
        <span class="tenant"><bdi>{{frame.tenantName}}</bdi></span>
        {{/frame.monogram}}
        {{/frame.logoURL}}
        <span class="access">{{frame.guestAccess}}</span>
        </header>
        <main>
        {{$main}}{{/main}}
        </main>
        </div>
        {{#frame.questions}}
        <footer>
        <p>{{before}}<a href="mailto:{{stressed}}"><bdi>{{stressed}}</bdi></a>{{after}}</p>
        </footer>
        {{/frame.questions}}
        </body>
        </html>
        """
}
