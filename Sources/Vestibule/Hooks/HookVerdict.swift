/// What the hooks of a point decided together.
package enum HookVerdict: Sendable, Equatable {
    case allow(HookClaims)
    case deny(HookDenial)
    /// Let on once all of it is met. Whoever cannot see to that denies.
    case require([HookDemand])
}

/// A no of a hook, or of its failure.
package struct HookDenial: Sendable, Equatable {
    package var hookName: String
    /// The hook's own words for the guest.
    package var words: HookWords?
    /// Nil where the hook itself said no.
    package var failure: HookFailure?
    /// What was demanded where nobody sees to it.
    package var unmet: [HookDemand] = []

    package init(hookName: String, words: HookWords? = nil, failure: HookFailure? = nil) {
        self.hookName = hookName
        self.words = words
        self.failure = failure
    }

    /// A demand at a point where it cannot be met.
    package init(unmet: [HookDemand], of hooks: [Hook]) {
        hookName = hooks.map(\.name).joined(separator: ", ")
        self.unmet = unmet
    }

    /// For the reader of an API answer.
    package var sentence: String {
        if let failure, !failure.isLeftToItsMode { return "The hook \(hookName) could not be asked (\(failure))." }
        if let failure {
            return "The hook \(hookName) gave no answer that counts (\(failure)), and it is set to deny then."
        }
        if !unmet.isEmpty {
            return "The hook \(hookName) demands \(unmet.map(\.description).joined(separator: ", ")), which cannot be met here."
        }
        guard let text = words?.text(in: .english) else { return "The hook \(hookName) refused it." }
        return "The hook \(hookName) refused it: \(text)"
    }

    /// Whether the same may be allowed in a moment.
    package var isPassing: Bool { failure != nil }
}

extension HookVerdict {
    /// What each hook said, in the hooks' order: any no is one, demands add up, a later claim stands over an earlier one.
    static func sum(_ answers: [(hook: Hook, answer: Result<HookAnswer, HookFailure>)]) -> HookVerdict {
        var claims = HookClaims()
        var demands: [HookDemand] = []
        var failed: HookDenial?
        for (hook, answer) in answers {
            switch answer {
            case .success(.deny(let words)): return .deny(HookDenial(hookName: hook.name, words: words))
            case .success(.require(let more)): demands += more.filter { !demands.contains($0) }
            case .success(.allow(let more)):
                guard let merged = claims.merged(with: more) else {
                    failed = failed ?? denial(hook, .tooManyClaims)
                    continue
                }
                claims = merged
            case .failure(let failure): failed = failed ?? denial(hook, failure)
            }
        }
        if let failed { return .deny(failed) }
        return demands.isEmpty ? .allow(claims) : .require(demands)
    }

    private static func denial(_ hook: Hook, _ failure: HookFailure) -> HookDenial? {
        hook.denies(at: failure) ? HookDenial(hookName: hook.name, failure: failure) : nil
    }
}

extension Hook {
    /// Whether a decision is a no when the hook gives none for that reason.
    func denies(at failure: HookFailure) -> Bool { failureMode == .deny || !failure.isLeftToItsMode }
}
