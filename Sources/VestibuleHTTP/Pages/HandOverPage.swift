import Vestibule

/// Asked of a sponsor: whether a colleague takes a guest's place, with all that goes over. Nothing happens on looking.
struct HandOverPage: Page {
    let frame: Frame
    let heading: String
    let lead: String
    let facts: [Fact]
    let rolesTitle: String
    let roles: [Fact]
    let hasRoles: Bool
    let noRoles: String
    let consequence: String
    let action: String
    let token: String
    let approve: String
    let decline: String
    let otherwise: String

    init(_ letterhead: Letterhead, _ question: DecideHandOver.Question, action: String, token: String) {
        let words = letterhead.words.handOver
        let handOver = question.handOver
        heading = words.title
        frame = Frame(letterhead, title: words.title)
        lead = words.lead(question.tenant.name)
        let access = letterhead.words.accessRequest
        let name = handOver.guestName == handOver.guestAddress.text ? nil : handOver.guestName
        let asker = handOver.isAskedByGuest ? words.theGuest : question.applicationName
        let details: [(label: String, value: String?)] = [
            (words.askedByLabel, asker), (access.givenReasonLabel, handOver.reason),
            (letterhead.words.renewal.endsLabel, question.accessEndsAt.map(letterhead.words.moment)),
        ]
        facts =
            [
                Person(name: name, address: handOver.guestAddress.text).fact(words.fromLabel),
                Person(name: handOver.displayName, address: handOver.address.text).fact(words.toLabel),
            ] + details.compactMap { detail in detail.value.map { Fact(detail.label, $0) } }
        rolesTitle = words.rolesTitle
        roles = question.assignments.map { Fact($0.applicationName, $0.roleValue ?? words.defaultAccess) }
        hasRoles = !roles.isEmpty
        noRoles = words.noRoles
        consequence = words.consequence
        self.action = action
        self.token = token
        approve = words.approveButton
        decline = words.declineButton
        otherwise = words.otherwise
    }

    static let templateName = "hand-over"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="lead">{{lead}}</p>
        {{> facts}}
        {{#hasRoles}}
        <h2>{{rolesTitle}}</h2>
        <dl class="facts">
        {{#roles}}
        <div>
        <dt>{{label}}</dt>
        <dd><bdi>{{value}}</bdi></dd>
        </div>
        {{/roles}}
        </dl>
        {{/hasRoles}}
        {{^hasRoles}}
        <p>{{noRoles}}</p>
        {{/hasRoles}}
        <p>{{consequence}}</p>
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <div class="actions">
        <button type="submit" name="decision" value="approve">{{approve}}</button>
        <button type="submit" name="decision" value="decline" class="second">{{decline}}</button>
        </div>
        </form>
        <p class="quiet">{{otherwise}}</p>
        {{/main}}
        {{/layout}}
        """
}
