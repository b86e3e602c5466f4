import Vestibule

/// A guest's second factors, and what can be done about them.
struct SecurityPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let none: String?
    let resetUnderWay: String?
    let factors: [Entry]
    let codesLeft: String?
    let links: [Link]
    /// To be pressed first; nil where the guest may change them now, or has none.
    let proveFirst: Proof?
    /// Nil where the guest may not make new ones now.
    let renew: Form?

    struct Entry: Sendable {
        let name: String
        let added: String
        let lastUsed: String?
        let remove: Form?
    }

    struct Form: Sendable {
        let action: String
        let token: String
        let value: String
        let button: String
    }

    struct Link: Sendable {
        let url: String
        let text: String
    }

    struct Proof: Sendable {
        let text: String
        let link: Link
    }

    init(_ letterhead: Letterhead, tenant: String, held: HeldFactors, mayChange: Bool, paths: Paths, token: String) {
        let words = letterhead.words.secondFactor
        heading = words.title
        frame = Frame(letterhead, title: heading)
        lead = words.lead(tenant)
        none = held.factors.isEmpty ? words.none : nil
        resetUnderWay = held.resetDueAt.map { words.resetUnderWay(letterhead.words.moment($0)) }
        factors = held.factors.map { factor in
            Entry(
                name: factor.kind == .passkey ? words.passkey : words.app,
                added: words.added(letterhead.words.moment(factor.createdAt)),
                lastUsed: factor.lastUsedAt.map { words.lastUsed(letterhead.words.moment($0)) },
                remove: mayChange
                    ? Form(action: paths.remove, token: token, value: factor.id.description, button: words.removeButton) : nil)
        }
        codesLeft = held.factors.isEmpty ? nil : words.codesLeft(held.recoveryCodes.count)
        links = [Link(url: paths.app, text: words.addApp), Link(url: paths.passkey, text: words.addPasskey)]
        proveFirst =
            held.factors.isEmpty || mayChange
            ? nil : Proof(text: words.proveFirst, link: Link(url: paths.prove, text: words.proveLink))
        renew =
            mayChange && !held.factors.isEmpty
            ? Form(action: paths.renew, token: token, value: "", button: words.renewButton) : nil
    }

    struct Paths: Sendable {
        let remove: String
        let renew: String
        let app: String
        let passkey: String
        let prove: String
    }

    static let templateName = "security"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="lead">{{lead}}</p>
        {{#resetUnderWay}}
        <p class="problem" role="status">{{resetUnderWay}}</p>
        {{/resetUnderWay}}
        {{#none}}
        <p>{{none}}</p>
        {{/none}}
        {{#factors}}
        <section class="more">
        <h2>{{name}}</h2>
        <p>{{added}} {{#lastUsed}}{{lastUsed}}{{/lastUsed}}</p>
        {{#remove}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <div class="actions"><button type="submit" name="factor" value="{{value}}" class="second">{{button}}</button></div>
        </form>
        {{/remove}}
        </section>
        {{/factors}}
        {{#codesLeft}}
        <section class="more">
        <p>{{codesLeft}}</p>
        {{/codesLeft}}
        {{#renew}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <div class="actions"><button type="submit" class="second">{{button}}</button></div>
        </form>
        {{/renew}}
        {{#codesLeft}}
        </section>
        {{/codesLeft}}
        <section class="more">
        {{#proveFirst}}
        <p>{{text}}</p>
        {{#link}}
        <div class="actions"><a class="button" href="{{url}}">{{text}}</a></div>
        {{/link}}
        {{/proveFirst}}
        {{#links}}
        <p><a href="{{url}}">{{text}}</a></p>
        {{/links}}
        </section>
        {{/main}}
        {{/layout}}
        """
}
