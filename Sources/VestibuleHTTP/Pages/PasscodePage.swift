import Foundation

/// Where the guest types the code from the letter, sees where the letter stands, and asks for another one.
struct PasscodePage: Page {
    let frame: Frame
    let heading: String
    let problem: String?
    let sent: Sentence
    let wordLabel: String
    let word: String
    let wordHint: String
    let standing: Standing?
    /// The field and its button; nil when the code is dead and only a new one helps.
    let entry: Entry?
    let resend: Resend
    /// Back to the provider that the guest did not choose.
    let other: Other?

    /// Whom the code went to, and how much the page may say about it.
    enum Recipient: Sendable {
        /// The invited address, masked.
        case invited(String)
        /// An address a stranger typed: the page reads the same whether or not it is a guest's.
        case typed(String)
        /// The same, of who asks for access.
        case asking(String)
    }

    /// Where the letter stands.
    enum Letter: Sendable {
        case waiting
        case handedOver(at: Date)
        case retrying
        case refused
    }

    enum Problem: Sendable {
        case wrongCode(triesLeft: Int)
        case expired
        case usedUp
        case askedTooEarly(seconds: Int)
        case notEightDigits
    }

    struct Standing: Sendable {
        let text: String
        /// Ends a class name of the stylesheet.
        let tone: String
        let refresh: Refresh?
    }

    struct Refresh: Sendable {
        let text: String
        let url: String
    }

    struct Entry: Sendable {
        let action: String
        let token: String
        let label: String
        let hint: String
        let isInvalid: Bool
        let button: String
    }

    struct Resend: Sendable {
        let action: String
        let token: String
        let title: String
        let hint: String
        let wait: String?
        let button: String
        let isMain: Bool
    }

    struct Other: Sendable {
        let action: String
        let token: String
        let button: String
    }

    /// The two paths the page posts `token` to, and its own, for looking again.
    struct Paths: Sendable {
        let check: String
        let resend: String
        let page: String
        /// Where the guest goes instead, with what the button says; nil where there is nothing else.
        var other: (path: String, button: String)?
    }

    /// - Parameters:
    ///   - referenceWord: nil where no code could be sent yet.
    ///   - letter: nil where a stranger asked and must not learn whether a letter exists.
    ///   - codeValidUntil: nil when not known; said under the field.
    ///   - secondsToResend: 0 or less when a new code may be asked for now.
    init(
        _ letterhead: Letterhead, recipient: Recipient, referenceWord: String?, letter: Letter?,
        codeValidUntil: Date?, problem: Problem?, secondsToResend: Int, paths: Paths, token: String
    ) {
        let words = letterhead.words.passcode
        let codeIsDead = referenceWord == nil || (problem.map(Self.endsTheCode) ?? false)
        let heading = codeIsDead ? words.askAgainTitle : words.title
        self.heading = heading
        frame = Frame(letterhead, title: problem == nil ? heading : letterhead.words.common.errorTitle(heading))
        self.problem = problem.map { Self.sentence(for: $0, in: letterhead.words) }
        sent =
            switch recipient {
            case .invited(let address): Sentence(words.sentTo(address), stressing: address)
            case .typed(let address): Sentence(words.sentIfKnown(address), stressing: address)
            case .asking(let address): Sentence(letterhead.words.accessRequest.sentIfPossible(address), stressing: address)
            }
        wordLabel = words.wordLabel
        word = referenceWord ?? ""
        wordHint = words.wordHint(referenceWord ?? "")
        standing = codeIsDead ? nil : letter.map { Self.standing(of: $0, in: letterhead.words, page: paths.page) }
        entry =
            codeIsDead
            ? nil
            : Entry(
                action: paths.check, token: token, label: words.codeLabel,
                hint: codeValidUntil.map { words.codeHintUntil(letterhead.words.time($0)) } ?? words.codeHint,
                isInvalid: problem.map(Self.isAboutTheField) ?? false, button: words.checkButton)
        resend = Resend(
            action: paths.resend, token: token, title: words.resendTitle, hint: words.resendHint,
            wait: secondsToResend > 0 ? words.resendWait(letterhead.words.wait(seconds: secondsToResend)) : nil,
            button: words.resendButton, isMain: codeIsDead)
        other = paths.other.map { Other(action: $0.path, token: token, button: $0.button) }
    }

    private static func endsTheCode(_ problem: Problem) -> Bool {
        switch problem {
        case .expired, .usedUp: true
        case .wrongCode, .askedTooEarly, .notEightDigits: false
        }
    }

    private static func isAboutTheField(_ problem: Problem) -> Bool {
        switch problem {
        case .wrongCode, .notEightDigits: true
        case .expired, .usedUp, .askedTooEarly: false
        }
    }

    private static func sentence(for problem: Problem, in words: PageWords) -> String {
        switch problem {
        case .wrongCode(let triesLeft): words.passcode.wrongCode(triesLeft)
        case .expired: words.passcode.expired
        case .usedUp: words.passcode.usedUp
        case .askedTooEarly(let seconds): words.passcode.askedTooEarly(words.wait(seconds: seconds))
        case .notEightDigits: words.passcode.notEightDigits
        }
    }

    private static func standing(of letter: Letter, in words: PageWords, page: String) -> Standing {
        let refresh = Refresh(text: words.passcode.refresh, url: page)
        switch letter {
        case .waiting:
            return Standing(text: words.passcode.letterWaiting, tone: "waiting", refresh: refresh)
        case .handedOver(let moment):
            let text = words.passcode.letterHandedOver(words.time(moment))
            return Standing(text: text, tone: "good", refresh: nil)
        case .retrying:
            return Standing(text: words.passcode.letterRetrying, tone: "waiting", refresh: refresh)
        case .refused:
            return Standing(text: words.passcode.letterRefused, tone: "bad", refresh: nil)
        }
    }

    static let templateName = "passcode"
    static let template = """
        {{<layout}}
        {{$main}}
        <h1>{{heading}}</h1>
        {{#problem}}
        <p class="problem" role="alert" id="problem">{{problem}}</p>
        {{/problem}}
        {{#entry}}
        <p class="lead">{{#sent}}{{> sentence}}{{/sent}}</p>
        {{#standing}}
        <p class="standing standing-{{tone}}">{{text}}{{#refresh}} <a href="{{url}}">{{text}}</a>{{/refresh}}</p>
        {{/standing}}
        <div class="word">
        <p class="word-label">{{wordLabel}}</p>
        <p class="word-value">{{word}}</p>
        <p class="word-hint" id="word-hint">{{wordHint}}</p>
        </div>
        <form method="post" action="{{action}}" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        <label for="code">{{label}}</label>
        <p class="hint" id="code-hint">{{hint}}</p>
        <input class="code" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code"
        maxlength="12" autocapitalize="off" spellcheck="false" required autofocus dir="ltr"
        {{#isInvalid}}aria-invalid="true" aria-describedby="problem code-hint word-hint"{{/isInvalid}}
        {{^isInvalid}}aria-describedby="code-hint word-hint"{{/isInvalid}}>
        <div class="actions"><button type="submit">{{button}}</button></div>
        </form>
        {{/entry}}
        {{#resend}}
        <section class="more"{{^isMain}} aria-labelledby="resend-title"{{/isMain}}>
        {{^isMain}}
        <h2 id="resend-title">{{title}}</h2>
        <p>{{hint}}</p>
        {{/isMain}}
        {{#wait}}
        <p>{{wait}}</p>
        {{/wait}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <div class="actions"><button type="submit"{{^isMain}} class="second"{{/isMain}}>{{button}}</button></div>
        </form>
        </section>
        {{/resend}}
        {{#other}}
        <section class="more">
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <div class="actions"><button type="submit" name="door" value="first" class="second">{{button}}</button></div>
        </form>
        </section>
        {{/other}}
        {{/main}}
        {{/layout}}
        """
}
