import Vestibule

/// A guest's second factors, and what can be done about them.
struct SecurityPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let none: String?
    /// That a reset is asked for, or comes.
    let reset: String?
    let factors: [Entry]
    let codesLeft: String?
    let links: [Link]
    /// To be pressed first; nil where the guest may change them now, or has none.
    let proveFirst: Proof?
    /// Nil where the guest may not make new ones now.
    let renew: Link?

    struct Entry: Sendable {
        let name: String
        let added: String
        let lastUsed: String?
        let remove: Link?
    }

    struct Link: Sendable {
        let url: String
        let text: String
    }

    struct Proof: Sendable {
        let text: String
        let link: Link
    }

    init(_ letterhead: Letterhead, tenant: String, held: HeldFactors, mayChange: Bool, paths: Paths) {
        let words = letterhead.words.secondFactor
        heading = words.title
        frame = Frame(letterhead, title: heading)
        lead = words.lead(tenant)
        none = held.factors.isEmpty ? words.none : nil
        reset =
            held.resetDueAt.map { words.resetUnderWay(letterhead.words.moment($0)) }
            ?? held.resetAskedAt.map { words.resetOpen(letterhead.words.moment($0)) }
        factors = held.factors.map { factor in
            Entry(
                name: words.name(of: factor.kind), added: words.added(letterhead.words.moment(factor.createdAt)),
                lastUsed: factor.lastUsedAt.map { words.lastUsed(letterhead.words.moment($0)) },
                remove: mayChange ? Link(url: "\(paths.remove)?factor=\(factor.id)", text: words.removeButton) : nil)
        }
        codesLeft = held.factors.isEmpty ? nil : words.codesLeft(held.recoveryCodes.count)
        links = [Link(url: paths.app, text: words.addApp), Link(url: paths.passkey, text: words.addPasskey)]
        proveFirst =
            held.factors.isEmpty || mayChange
            ? nil : Proof(text: words.proveFirst, link: Link(url: paths.prove, text: words.proveLink))
        renew = mayChange && !held.factors.isEmpty ? Link(url: paths.renew, text: words.renewButton) : nil
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
        {{#reset}}
        <p class="problem" role="status">{{reset}}</p>
        {{/reset}}
        {{#none}}
        <p>{{none}}</p>
        {{/none}}
        {{#factors}}
        <section class="more">
        <h2>{{name}}</h2>
        <p>{{added}} {{#lastUsed}}{{lastUsed}}{{/lastUsed}}</p>
        {{#remove}}
        <div class="actions"><a class="button second" href="{{url}}">{{text}}</a></div>
        {{/remove}}
        </section>
        {{/factors}}
        {{#codesLeft}}
        <section class="more">
        <p>{{codesLeft}}</p>
        {{/codesLeft}}
        {{#renew}}
        <div class="actions"><a class="button second" href="{{url}}">{{text}}</a></div>
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

extension PageWords.SecondFactor {
    func name(of kind: Vestibule.SecondFactor.Kind) -> String { kind == .passkey ? passkey : app }
}
