import Vestibule

/// Asked of a sponsor by an access review: which of these guests keep access. Each has buttons of its own; nothing happens on looking.
struct AccessReviewPage: Page {
    let frame: Frame
    let heading: String
    let problem: String?
    let explanation: String?
    let lead: String
    let entries: [Entry]
    let nobody: String?
    let more: Link?
    let otherwise: String

    struct Entry: Sendable {
        /// Whom the buttons are about, for who hears the page.
        let label: String
        let facts: [Fact]
        /// What was decided.
        let standing: String?
        let action: String
        let token: String
        let guest: String
        let reasonLabel: String
        let keep: String
        let remove: String
    }

    struct Link: Sendable {
        let address: String
        let text: String
    }

    /// - Parameters:
    ///   - hasBadReason: The press before this was not taken for want of a reason.
    ///   - next: Where the guests after these are.
    init(
        _ letterhead: Letterhead, _ notice: ReviewNotice, tenant: String, hasBadReason: Bool = false, action: String, next: String?,
        token: String
    ) {
        let (words, renewal) = (letterhead.words.accessReview, letterhead.words.renewal)
        heading = notice.review
        problem = hasBadReason ? words.badReason : nil
        frame = Frame(letterhead, title: hasBadReason ? letterhead.words.common.errorTitle(heading) : heading)
        explanation = notice.explanation
        lead = words.lead(tenant, letterhead.words.moment(notice.endsAt))
        nobody = notice.entries.isEmpty ? words.nobody : nil
        more = next.map { Link(address: $0, text: words.more) }
        otherwise = words.otherwise
        entries = notice.entries.map { entry in
            let name = entry.name == entry.address.text ? nil : entry.name
            return Entry(
                label: entry.address.text,
                facts: [
                    Person(name: name, address: entry.address.text).fact(letterhead.words.sponsor.guestLabel),
                    Fact(renewal.lastSignInLabel, entry.lastSignIn.map(letterhead.words.moment) ?? renewal.never),
                ],
                standing: entry.verdict == .approve ? words.kept : entry.verdict == .deny ? words.removed : nil, action: action,
                token: token, guest: entry.guest.description, reasonLabel: words.reasonLabel, keep: words.keepButton,
                remove: words.removeButton)
        }
    }

    static let templateName = "access-review"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        {{#problem}}
        <p class="problem" role="alert" id="problem">{{.}}</p>
        {{/problem}}
        {{#explanation}}
        <p>{{.}}</p>
        {{/explanation}}
        <p class="lead">{{lead}}</p>
        {{#nobody}}
        <p>{{.}}</p>
        {{/nobody}}
        {{#entries}}
        <section class="choice" aria-label="{{label}}">
        {{> facts}}
        {{#standing}}
        <p role="status">{{.}}</p>
        {{/standing}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="guest" value="{{guest}}">
        <label for="reason-{{guest}}">{{reasonLabel}}</label>
        <input id="reason-{{guest}}" name="reason" type="text" maxlength="500" dir="auto" autocomplete="off">
        <div class="actions">
        <button type="submit" name="decision" value="keep">{{keep}}</button>
        <button type="submit" name="decision" value="remove" class="second">{{remove}}</button>
        </div>
        </form>
        </section>
        {{/entries}}
        {{#more}}
        <p><a href="{{address}}">{{text}}</a></p>
        {{/more}}
        <p class="quiet">{{otherwise}}</p>
        {{/main}}
        {{/layout}}
        """
}
