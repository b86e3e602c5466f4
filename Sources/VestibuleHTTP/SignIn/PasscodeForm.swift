import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// The passcode page of an attempt, for redemption and sign-in alike. After each POST the browser is sent here again, so a reload
/// repeats nothing; `?problem=` only chooses among sentences that the attempt itself bears out.
struct PasscodeForm: Sendable {
    let guest: GuestPages

    /// Where this attempt's forms lead.
    struct Place: Sendable {
        var paths: PasscodePage.Paths
        /// Begins anew, once the attempt is used up.
        var restart: String
        var subject: String
    }

    /// - Returns: Nil when the attempt is over, by time, by a report, or because it has done its work.
    func page(
        of attempt: Attempt, at place: Place, letterhead: Letterhead, _ request: Request, now: Date
    ) -> Response? {
        guard attempt.killedAt == nil, attempt.finishedAt == nil, attempt.expiresAt > now else { return nil }
        let seconds = attempt.nextSendAt.map { max(0, Int($0.timeIntervalSince(now).rounded(.up))) } ?? 0
        let problem = problem(of: attempt, request.query("problem"), seconds: seconds, now: now)
        if case .locked(let until) = problem {
            return guest.form(request, about: place.subject, status: .tooManyRequests) { token in
                NoticePage.refusal(
                    letterhead, .tooManyTries(until: until), offer: .startAgain(action: place.restart, token: token))
            }
        }
        var paths = place.paths
        if attempt.triesLeft == 0 {
            paths = PasscodePage.Paths(check: paths.check, resend: place.restart, page: paths.page, other: paths.other)
        }
        let recipient: PasscodePage.Recipient
        var letter: PasscodePage.Letter?
        switch attempt.purpose {
        case .redemption:
            recipient = .invited(attempt.address.masked)
            letter = attempt.code.map(Self.standing)
        case .signIn: recipient = .typed(attempt.address.text)
        case .accessRequest: recipient = .asking(attempt.address.text)
        }
        return guest.form(request, about: place.subject) { token in
            PasscodePage(
                letterhead, recipient: recipient, referenceWord: attempt.code?.referenceWord,
                letter: letter, codeValidUntil: attempt.code?.expiresAt,
                problem: problem.sentence, secondsToResend: seconds, paths: paths, token: token)
        }
    }

    private enum Problem {
        case none, said(PasscodePage.Problem), locked(until: Date)

        var sentence: PasscodePage.Problem? {
            if case .said(let problem) = self { problem } else { nil }
        }
    }

    private func problem(of attempt: Attempt, _ name: String?, seconds: Int, now: Date) -> Problem {
        if attempt.triesLeft == 0 { return .said(.usedUp) }
        if name == "locked", let until = attempt.nextSendAt { return .locked(until: until) }
        guard let code = attempt.code else {
            return seconds > 0 ? .said(.askedTooEarly(seconds: seconds)) : .said(.expired)
        }
        if code.expiresAt <= now { return .said(.expired) }
        switch name {
        case "wrong" where attempt.wrongGuesses > 0: return .said(.wrongCode(triesLeft: attempt.triesLeft))
        case "digits": return .said(.notEightDigits)
        case "early" where seconds > 0: return .said(.askedTooEarly(seconds: seconds))
        default: return .none
        }
    }

    private static func standing(of code: Attempt.SentCode) -> PasscodePage.Letter {
        switch code.delivery {
        case .sent: .handedOver(at: code.deliveredAt ?? code.sentAt)
        case .failed, .dropped, .bounced: .refused
        case .queued where code.tries > 1: .retrying
        case .queued, nil: .waiting
        }
    }
}

extension CheckCodeOutcome {
    /// What the log line says of it.
    var code: String {
        switch self {
        case .proved: "ok"
        case .wrong: "wrongCode"
        case .expired: "codeExpired"
        case .usedUp: "tooManyGuesses"
        case .locked: "locked"
        case .noCode: "noCode"
        case .over: "attemptOver"
        case .settingsChanged: "settingsChanged"
        case .accessEnded: "accessEnded"
        }
    }

    /// What `?problem=` says of it; nil where the attempt itself tells.
    var problem: String? {
        switch self {
        case .wrong: "wrong"
        case .locked: "locked"
        case .proved, .expired, .usedUp, .noCode, .over, .settingsChanged, .accessEnded: nil
        }
    }
}
