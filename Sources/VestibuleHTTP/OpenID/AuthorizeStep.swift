import OpenIDConnect

/// What comes next for a guest whom an application sent. Pure: who is there, and what is known of the request, comes in as facts.
enum AuthorizeStep: Equatable {
    /// The application gets its code.
    case answer
    case signIn
    /// A page asks the guest whether to go on, and as whom.
    case ask
    case refuse(OAuthError)

    /// What is known about a guest who is signed in.
    struct Facts: Equatable {
        /// Seconds since the proof.
        var age: Double
        var contextClass: ContextClass
        /// The proof was made on the way from this very request.
        var isProvedForThis = false
        /// It was made then, and not remembered by a provider.
        var isProvedAnew = false
        /// The guest has said on our page to go on.
        var isConfirmed = false
        /// The one whom the application names by an ID token of ours or by `sub`.
        var isTheOneMeant = true
        /// The one whose address the application guesses.
        var isTheOneHinted = true
    }

    /// - Parameter facts: Nil when nobody is signed in.
    init(_ wanted: AuthenticationRequest, _ facts: Facts?) {
        let isSilent = wanted.prompt.contains(.none)
        guard let facts else {
            self = isSilent ? .refuse(OAuthError(.loginRequired, "No guest of the tenant is signed in.")) : .signIn
            return
        }
        let isFresh =
            facts.isProvedForThis && facts.isProvedAnew
            || !(wanted.prompt.contains(.login) || wanted.maxAge.map { facts.age > Double($0) } ?? false)
        guard isFresh else {
            self = isSilent ? .refuse(OAuthError(.loginRequired, "The guest's proof is older than max_age.")) : .signIn
            return
        }
        let classes = wanted.claims.essentialClasses
        guard classes.isEmpty || classes.contains(facts.contextClass.rawValue) else {
            // Who has just come, and by another way, would come by it again.
            let error = OAuthError(.unmetRequirements, "The guest did not sign in in one of the ways that acr asks for.")
            self = isSilent || facts.isProvedForThis ? .refuse(error) : .signIn
            return
        }
        guard facts.isTheOneMeant else {
            let error = OAuthError(.loginRequired, "Another guest is signed in than the one that was named.")
            self = isSilent || facts.isProvedForThis ? .refuse(error) : .signIn
            return
        }
        if facts.isConfirmed {
            self = .answer
        } else if wanted.prompt.contains(.consent) {
            self = .ask
        } else if facts.isProvedForThis {
            self = .answer
        } else if wanted.prompt.contains(.selectAccount) {
            self = .ask
        } else if !facts.isTheOneHinted {
            let error = OAuthError(.accountSelectionRequired, "Another guest is signed in than login_hint says.")
            self = isSilent ? .refuse(error) : .ask
        } else {
            self = .answer
        }
    }
}
