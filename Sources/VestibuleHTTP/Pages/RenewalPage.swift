import Vestibule

/// Asked of a sponsor: which of these guests stay. Each has buttons of its own; nothing happens on looking.
struct RenewalPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let entries: [Entry]
    let otherwise: String

    struct Entry: Sendable {
        /// Whom the buttons are about, for who hears the page.
        let label: String
        let facts: [Fact]
        /// What was decided, instead of the question.
        let standing: String?
        let buttons: Buttons?
    }

    struct Buttons: Sendable {
        let action: String
        let token: String
        let guest: String
        let renew: String
        /// Nil once the guest's access has ended, or shall end.
        let letEnd: String?
    }

    init(_ letterhead: Letterhead, _ notice: RenewalNotice, tenant: Tenant, action: String, token: String) {
        let words = letterhead.words.renewal
        heading = words.title
        frame = Frame(letterhead, title: words.title)
        lead = words.lead(tenant.name)
        otherwise = words.otherwise
        entries = notice.entries.map { entry in
            Entry(entry, letterhead.words, days: tenant.lifecycle.renewalDays, action: action, token: token)
        }
    }

    static let templateName = "renewal"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="lead">{{lead}}</p>
        {{#entries}}
        <section class="choice" aria-label="{{label}}">
        {{> facts}}
        {{#standing}}
        <p role="status">{{.}}</p>
        {{/standing}}
        {{#buttons}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="guest" value="{{guest}}">
        <div class="actions">
        <button type="submit" name="decision" value="renew">{{renew}}</button>
        {{#letEnd}}<button type="submit" name="decision" value="end" class="second">{{.}}</button>{{/letEnd}}
        </div>
        </form>
        {{/buttons}}
        </section>
        {{/entries}}
        <p class="quiet">{{otherwise}}</p>
        {{/main}}
        {{/layout}}
        """
}

extension RenewalPage.Entry {
    fileprivate init(_ entry: RenewalNotice.Entry, _ words: PageWords, days: Int, action: String, token: String) {
        let (guest, renewal) = (entry.guest, words.renewal)
        let name = guest.name == guest.address.text ? nil : guest.name
        let end = words.moment(guest.endsAt)
        let ending: [Fact] =
            switch entry.standing {
            case .open(let hasEnded), .declined(let hasEnded): [Fact(hasEnded ? renewal.endedLabel : renewal.endsLabel, end)]
            case .renewed, .closed: []
            }
        label = guest.address.text
        facts =
            [
                Person(name: name, address: guest.address.text).fact(words.sponsor.guestLabel),
                Fact(renewal.lastSignInLabel, entry.lastSignIn.map(words.moment) ?? renewal.never),
            ] + ending
        let question = RenewalPage.Buttons(
            action: action, token: token, guest: guest.id.description, renew: renewal.renewButton(days),
            letEnd: entry.standing == .open(hasEnded: false) ? renewal.letEndButton : nil)
        switch entry.standing {
        case .open:
            standing = nil
            buttons = question
        case .declined:
            standing = renewal.declined
            buttons = question
        case .renewed(let until):
            standing = until.map { renewal.renewed(words.moment($0)) } ?? renewal.unlimited
            buttons = nil
        case .closed:
            standing = renewal.closed
            buttons = nil
        }
    }
}
