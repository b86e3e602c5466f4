/// On to a provider: moves on by itself, and by a link where a browser does not.
///
/// A page and not a redirect: Chromium holds every redirect that follows a form to the page's `form-action`, and a provider may send the browser
/// on to places that nobody here knows.
struct LeavingPage: Page {
    let frame: Frame
    let heading: String
    let url: String
    let button: String

    /// - Parameter provider: What the guest signs in with there.
    init(_ letterhead: Letterhead, to url: String, provider: String) {
        let words = letterhead.words.landing
        heading = words.leaving(provider)
        frame = Frame(letterhead, title: heading)
        self.url = url
        button = words.continueButton
    }

    static let templateName = "leaving"
    static let template = """
        {{<layout}}
        {{$head}}
        <meta http-equiv="refresh" content="0; url={{url}}">
        {{/head}}
        {{$main}}
        <h1>{{heading}}</h1>
        <div class="actions"><a class="button" href="{{url}}">{{button}}</a></div>
        {{/main}}
        {{/layout}}
        """
}
