import OpenIDConnect
import Testing

@testable import VestibuleHTTP

@Suite("What comes next for a guest whom an application sent") struct AuthorizeStepTests {
    private func wanted(_ changes: [(name: String, value: String)] = []) throws -> AuthenticationRequest {
        try AuthenticationRequest(
            [
                ("response_type", "code"), ("scope", "openid"), ("code_challenge_method", "S256"),
                ("code_challenge", String(repeating: "c", count: 43)),
            ] + changes)
    }

    private func step(
        _ changes: [(name: String, value: String)] = [], age: Double = 100, _ change: (inout AuthorizeStep.Facts) -> Void = { _ in }
    ) throws -> String {
        var facts = AuthorizeStep.Facts(age: age, contextClass: .passcode)
        change(&facts)
        return name(of: AuthorizeStep(try wanted(changes), facts))
    }

    private func name(of step: AuthorizeStep) -> String {
        switch step {
        case .answer: "answer"
        case .ask: "ask"
        case .signIn: "sign in"
        case .refuse(let error): error.code.rawValue
        }
    }

    private static let account = ("claims", #"{"id_token":{"acr":{"essential":true,"value":"urn:vestibule:account"}}}"#)

    @Test("is the sign-in for who is not signed in, and no page where none may be shown")
    func nobody() throws {
        #expect(name(of: AuthorizeStep(try wanted(), nil)) == "sign in")
        #expect(name(of: AuthorizeStep(try wanted([("prompt", "none")]), nil)) == "login_required")
    }

    @Test("is the application for who is signed in")
    func signedIn() throws {
        #expect(try step() == "answer")
        #expect(try step([("prompt", "none")]) == "answer")
        #expect(try step([("max_age", "100")]) == "answer")
        #expect(try step([("claims", #"{"id_token":{"acr":{"value":"urn:vestibule:account"}}}"#)]) == "answer", "only preferred")
        #expect(try step([Self.account]) { $0.contextClass = .account } == "answer")
    }

    @Test("is a proof made now where the application wants one, and then the application")
    func anew() throws {
        #expect(try step([("prompt", "login")]) == "sign in")
        #expect(try step([("max_age", "99")]) == "sign in")
        #expect(try step([("prompt", "none"), ("max_age", "99")]) == "login_required")
        for wish in [[("prompt", "login")], [("max_age", "0")]] {
            #expect(try step(wish) { ($0.isProvedForThis, $0.isProvedAnew) = (true, true) } == "answer")
            #expect(try step(wish) { $0.isProvedForThis = true } == "sign in", "a provider remembered it")
            #expect(try step(wish) { $0.isProvedAnew = true } == "sign in", "made for another request")
        }
    }

    @Test("is a refusal, and no circle, for who comes back as somebody or in a way that is not wanted")
    func unwanted() throws {
        #expect(try step([Self.account]) == "sign in")
        #expect(try step([Self.account]) { $0.isProvedForThis = true } == "unmet_authentication_requirements")
        #expect(try step([Self.account, ("prompt", "none")]) == "unmet_authentication_requirements")
        #expect(try step { $0.isTheOneMeant = false } == "sign in")
        #expect(try step([("prompt", "none")]) { $0.isTheOneMeant = false } == "login_required")
        #expect(
            try step {
                $0.isTheOneMeant = false
                $0.isProvedForThis = true
                $0.isConfirmed = true
            } == "login_required")
    }

    @Test("is a question where the guest should choose, until they have")
    func questions() throws {
        for question in [[("prompt", "select_account")], [("prompt", "consent")]] {
            #expect(try step(question) == "ask")
            #expect(try step(question) { $0.isConfirmed = true } == "answer")
        }
        #expect(try step { $0.isTheOneHinted = false } == "ask")
        #expect(try step([("prompt", "none")]) { $0.isTheOneHinted = false } == "account_selection_required")
        #expect(try step([("prompt", "select_account")]) { $0.isProvedForThis = true } == "answer", "has just chosen")
        #expect(try step([("prompt", "consent")]) { $0.isProvedForThis = true } == "ask", "has not been asked yet")
        #expect(
            try step([("prompt", "login consent")]) { $0.isConfirmed = true } == "sign in", "a yes is no proof")
    }
}
