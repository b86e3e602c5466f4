import Vestibule

/// Asked of a guest who has typed a device's code: whether the device may come in as they. It says what a guest needs to notice that somebody
/// else began it.
struct DeviceQuestionPage: Page {
    let frame: Frame
    let heading: String
    let warning: String
    let codeLabel: String
    let code: String
    let codeHint: String
    let facts: [Fact]
    let otherAccountURL: String
    let otherAccount: String
    let action: String
    let token: String
    let allowButton: String
    let refuseButton: String

    /// - Parameters:
    ///   - action: The path both buttons post `token`, `code` and `decision` (`allow` or `refuse`) to.
    ///   - otherAccountURL: To the sign-in, for who is somebody else.
    init(
        _ letterhead: Letterhead, _ asked: DeviceRequest, code: UserCode, tenant: String, session: Session, action: String,
        token: String, otherAccountURL: String
    ) {
        let words = letterhead.words.device
        heading = words.question(asked.applicationName)
        frame = Frame(letterhead, title: heading)
        warning = words.warning(tenant)
        codeLabel = words.codeLabel
        self.code = code.shown
        codeHint = words.sameCode
        let received =
            asked.scope.contains("profile")
            ? words.nameAndAddress : asked.scope.contains("email") ? words.addressAlone : words.numberAlone
        let stays = asked.scope.contains(GrantTokens.staysSignedIn)
        let address = session.guest.address.text
        let name = session.guest.displayName == address ? nil : session.guest.displayName
        facts = [
            Fact(
                words.receivesLabel, received,
                detail: stays ? words.staysUntil(letterhead.words.moment(session.expiresAt)) : nil),
            Fact(words.askedLabel, letterhead.words.moment(asked.askedAt), detail: words.from(asked.network)),
            Person(name: name, address: address).fact(words.guestLabel),
        ]
        self.otherAccountURL = otherAccountURL
        otherAccount = words.otherAccount
        self.action = action
        self.token = token
        allowButton = words.allowButton
        refuseButton = words.refuseButton
    }

    static let templateName = "device-question"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        <p class="warning">{{warning}}</p>
        <div class="word">
        <p class="word-label">{{codeLabel}}</p>
        <p class="word-value">{{code}}</p>
        <p class="word-hint">{{codeHint}}</p>
        </div>
        {{> facts}}
        <p><a href="{{otherAccountURL}}">{{otherAccount}}</a></p>
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="code" value="{{code}}">
        <div class="actions">
        <button type="submit" name="decision" value="allow">{{allowButton}}</button>
        <button type="submit" name="decision" value="refuse" class="second">{{refuseButton}}</button>
        </div>
        </form>
        {{/main}}
        {{/layout}}
        """
}
