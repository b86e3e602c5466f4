import Foundation

/// What a signed-in guest can see about their own session, and the way out of it.
struct MePage: Page {
    let frame: Frame
    let heading: String
    let facts: [Fact]
    let action: String
    let token: String
    let button: String
    let better: Link?
    /// To where the guest asks for a colleague; nil where the tenant does not let guests.
    let handOver: Link?
    /// To the guest's second factors.
    let security: Link

    /// To a better way to sign in.
    struct Link: Sendable {
        let url: String
        let text: String
    }

    /// How the session was begun.
    enum Proof: Sendable {
        case passcode
        case passkey
        /// An identity provider, by the name guests know.
        case provider(String)
    }

    init(
        _ letterhead: Letterhead, tenant: String, guest: Person, since: Date, until: Date, proof: Proof,
        better: Link? = nil, handOver: String? = nil, security: String, action: String, token: String
    ) {
        let words = letterhead.words.me
        heading = words.title
        frame = Frame(letterhead, title: words.title)
        let how =
            switch proof {
            case .passcode: words.byPasscode
            case .passkey: letterhead.words.secondFactor.passkey
            case .provider(let name): words.byProvider(name)
            }
        facts = [
            guest.fact(words.guestLabel),
            Fact(words.tenantLabel, tenant),
            Fact(words.sinceLabel, letterhead.words.moment(since)),
            Fact(words.untilLabel, letterhead.words.moment(until)),
            Fact(words.proofLabel, how),
        ]
        self.action = action
        self.token = token
        button = words.signOutButton
        self.better = better
        self.security = Link(url: security, text: letterhead.words.secondFactor.link)
        self.handOver = handOver.map { Link(url: $0, text: letterhead.words.handOver.link) }
    }

    static let templateName = "me"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        {{> facts}}
        {{#better}}
        <p><a href="{{url}}">{{text}}</a></p>
        {{/better}}
        {{#security}}
        <p><a href="{{url}}">{{text}}</a></p>
        {{/security}}
        {{#handOver}}
        <p><a href="{{url}}">{{text}}</a></p>
        {{/handOver}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <div class="actions"><button type="submit" class="second">{{button}}</button></div>
        </form>
        {{/main}}
        {{/layout}}
        """
}
