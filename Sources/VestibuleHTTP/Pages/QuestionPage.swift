import Vestibule

/// A question with one button, for links in letters that do something: nothing happens on looking.
struct QuestionPage: Page {
    let frame: Frame
    let heading: String
    let explanation: String
    let hasFacts: Bool
    let facts: [Fact]
    let consequence: String
    let action: String
    let token: String
    let button: String
    let otherwise: String
    let isGrave: Bool
    let kept: [Kept]

    /// What came along and goes on with the answer.
    struct Kept: Sendable {
        let name: String
        let value: String
    }

    /// Asked of a guest whom an application sent to sign out.
    static func signOut(_ letterhead: Letterhead, tenant: String, action: String, token: String, kept: [Kept]) -> QuestionPage {
        QuestionPage(
            letterhead, letterhead.words.endings.signOutQuestion(tenant), facts: [], isGrave: false, action: action, token: token,
            kept: kept)
    }

    /// "This was not me": asked of whoever received a code without asking for one.
    ///
    /// - Parameter asksForAccess: The code was for who asks for access; there is no invitation to stop.
    static func report(_ letterhead: Letterhead, asksForAccess: Bool = false, action: String, token: String) -> QuestionPage {
        let words = asksForAccess ? letterhead.words.accessRequest.reportQuestion : letterhead.words.report.question
        return QuestionPage(letterhead, words, facts: [], isGrave: true, action: action, token: token)
    }

    /// Asked of a sponsor, about who asks for access.
    static func access(
        _ letterhead: Letterhead, isApproval: Bool, asker: Person, application: String, reason: String?, action: String,
        token: String
    ) -> QuestionPage {
        let words = letterhead.words.accessRequest
        return QuestionPage(
            letterhead, isApproval ? words.approveQuestion : words.refuseQuestion,
            facts: [asker.fact(words.askerLabel), Fact(words.applicationLabel, application)]
                + (reason.map { [Fact(words.givenReasonLabel, $0)] } ?? []),
            isGrave: !isApproval, action: action, token: token)
    }

    /// Asked of a sponsor, about the guest named in full.
    static func sponsor(
        _ letterhead: Letterhead, _ wish: ActAsSponsor.Wish, guest: Person, destination: Destination?,
        action: String, token: String
    ) -> QuestionPage {
        let words = letterhead.words.sponsor
        let question =
            switch wish {
            case .liftFreeze: words.liftQuestion
            case .approveLink: words.approveQuestion
            case .allowPasscode: letterhead.words.lostAccount.question
            case .resetFactors: letterhead.words.secondFactor.question
            }
        let destinations = destination.map { [$0.fact(words.destinationLabel)] } ?? []
        return QuestionPage(
            letterhead, question, facts: [guest.fact(words.guestLabel)] + destinations, isGrave: false,
            action: action, token: token)
    }

    /// Asked of a guest about its second factors: whether one is lost, or shall go, or a reset shall stop.
    static func secondFactor(
        _ letterhead: Letterhead, _ question: PageWords.Question, about facts: [Fact] = [], isGrave: Bool = false, action: String,
        token: String, kept: [Kept] = []
    ) -> QuestionPage {
        QuestionPage(letterhead, question, facts: facts, isGrave: isGrave, action: action, token: token, kept: kept)
    }

    private init(
        _ letterhead: Letterhead, _ words: PageWords.Question, facts: [Fact], isGrave: Bool,
        action: String, token: String, kept: [Kept] = []
    ) {
        frame = Frame(letterhead, title: words.title)
        heading = words.title
        explanation = words.explanation
        hasFacts = !facts.isEmpty
        self.facts = facts
        consequence = words.consequence
        self.action = action
        self.token = token
        button = words.button
        otherwise = words.otherwise
        self.isGrave = isGrave
        self.kept = kept
    }

    static let templateName = "question"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="lead">{{explanation}}</p>
        {{#hasFacts}}
        {{> facts}}
        {{/hasFacts}}
        <p>{{consequence}}</p>
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        {{#kept}}
        <input type="hidden" name="{{name}}" value="{{value}}">
        {{/kept}}
        <div class="actions"><button type="submit"{{#isGrave}} class="grave"{{/isGrave}}>{{button}}</button></div>
        </form>
        <p class="quiet">{{otherwise}}</p>
        {{/main}}
        {{/layout}}
        """
}
