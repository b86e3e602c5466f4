import Foundation
import Testing

@testable import Vestibule
@testable import VestibuleHTTP

extension PagesTests {
    /// Every page about second factors, in every state that has words of its own.
    func secondFactors(_ letterhead: Letterhead) throws -> [@Sendable (Pages) -> String] {
        let words = letterhead.words.secondFactor
        let surroundings = Surroundings(now: { Self.noon }, randomBytes: { Array(repeating: 7, count: $0) })
        let key = AuthenticatorKey(in: surroundings)
        let draft = AddSecondFactor.Draft(factor: surroundings.newID(), key: key, sealedKey: [1, 2, 3])
        let app = SecondFactor(
            id: surroundings.newID(), secret: .authenticator(sealedKey: []), createdAt: Self.noon, lastUsedAt: Self.noon)
        let passkey = SecondFactor(
            id: surroundings.newID(),
            secret: .passkey(
                Passkey(
                    credentialID: [1], key: .init(algorithm: .es256, bytes: []), signCount: 0, isHardware: true,
                    make: Array(repeating: 0, count: 16))), createdAt: Self.noon, lastUsedAt: nil)
        let paths = SecurityPage.Paths(remove: "/r", renew: "/n", app: "/a", passkey: "/p", prove: "/s")
        let request = PasskeyRequest(
            letterhead, toUse: [app, passkey], challenge: [1], relyingParty: "localhost", action: "/p", token: "t")
        var problems: [@Sendable (Pages) -> String] = []
        for problem in [nil, .wrong, .wrongRecoveryCode, .wait(until: "noon"), .passkey] as [SecondFactorPage.Problem?] {
            problems.append {
                $0.render(
                    SecondFactorPage(
                        letterhead, tenant: "Contoso", problem: problem, action: "/p", lostURL: "/l",
                        passkey: problem == nil ? nil : request, hasApp: problem == nil, token: "t"))
            }
        }
        for (held, mayChange) in [
            (HeldFactors(), false), (HeldFactors(factors: [app, passkey], resetDueAt: Self.noon), true),
            (HeldFactors(factors: [app], resetAskedAt: Self.noon), false),
        ] {
            problems.append {
                $0.render(SecurityPage(letterhead, tenant: "Contoso", held: held, mayChange: mayChange, paths: paths))
            }
        }
        for wasAsked in [true, false] {
            problems.append {
                $0.render(
                    AuthenticatorPage(
                        letterhead, tenant: "Contoso", wasAsked: wasAsked, draft: draft,
                        picture: QRCodePicture.url(of: [[true, false], [false, true]]),
                        isWrong: true, action: "/a", uri: "otpauth://totp/a", passkeyURL: "/p", token: "t"))
            }
        }
        return problems + [
            { $0.render(RecoveryCodesPage(letterhead, [RecoveryCode(in: surroundings)], next: "/n")) },
            { $0.render(PasskeyPage(letterhead, tenant: "Contoso", hasFailed: true, passkey: request, appURL: "/a")) },
            {
                $0.render(
                    QuestionPage.secondFactor(
                        letterhead, words.removal, about: [Fact(words.app, words.added("noon"))], action: "/r", token: "t"))
            },
            { $0.render(QuestionPage.secondFactor(letterhead, words.renewal, action: "/n", token: "t")) },
            { $0.render(QuestionPage.secondFactor(letterhead, words.lost, action: "/l", token: "t")) },
            { $0.render(QuestionPage.secondFactor(letterhead, words.stop, action: "/l", token: "t")) },
            { $0.render(QuestionPage.secondFactor(letterhead, words.question, action: "/l", token: "t")) },
        ]
            + [
                words.locked, words.asked, words.cannotAsk, words.stopped, words.nothingToStop, words.cannotAdd,
                words.agreed("ana"),
            ].map {
                notice in { $0.render(NoticePage(letterhead, notice, .stop)) }
            }
    }

    @Test("run a script only where a passkey is asked for, and escape what stands beside it") func passkeyScript() throws {
        let pages = try Pages()
        let letterhead = letterhead()
        let guest = Guest(
            id: Guest.ID(rawValue: UUID()), tenant: Tenant.ID(rawValue: UUID()), address: try EmailAddress("ana@fabrikam.example"),
            displayName: "\"><script>alert(1)</script>", preferredLanguage: nil, state: .accepted, stateChangedAt: Self.noon,
            isEnabled: true, createdAt: Self.noon)
        let request = PasskeyRequest(
            letterhead, toMakeFor: guest, of: "<b>Contoso</b>", beside: [], challenge: [1, 2], relyingParty: "localhost",
            action: "/p", token: "t")
        let text = pages.render(PasskeyPage(letterhead, tenant: "Contoso", hasFailed: false, passkey: request, appURL: "/a"))
        #expect(
            text.components(separatedBy: "<script>").count == 2 && !text.contains("alert(1)</script>")
                && !text.contains("<b>Contoso"))
        #expect(text.contains("data-challenge=\"AQI\"") && text.contains("hidden data-challenge"))
        let plain = pages.render(
            SecondFactorPage(
                letterhead, tenant: "Contoso", problem: nil, action: "/p", lostURL: "/l", passkey: nil, hasApp: true, token: "t"))
        #expect(!plain.contains("<script"))
        #expect(ContentPolicy.page(script: PasskeyRequest.scriptSource).contains("; script-src 'sha256-"))
    }
}
