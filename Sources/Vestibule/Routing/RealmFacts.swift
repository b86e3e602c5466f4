package import FoundationEssentials

/// What is known about a domain, learned without asking about any person. Hints, never proof.
package struct RealmFacts: Sendable, Equatable {
    package var azureAD: Fact<AzureADRealm>
    package var googleWorkspace: Fact<Bool>

    package init(azureAD: Fact<AzureADRealm>, googleWorkspace: Fact<Bool>) {
        self.azureAD = azureAD
        self.googleWorkspace = googleWorkspace
    }

    /// Of a domain that is asked nowhere.
    package static let none = RealmFacts(azureAD: .unknown(.notAsked), googleWorkspace: .unknown(.notAsked))
}

/// One thing that a directory was asked, with its age.
package enum Fact<Value: Sendable & Equatable>: Sendable, Equatable {
    case known(Value, at: Date)
    case unknown(Ignorance)

    package var value: Value? {
        if case .known(let value, _) = self { value } else { nil }
    }
}

/// Why something is not known.
package enum Ignorance: String, Sendable, CaseIterable {
    /// The directory is switched off, or has no need to know.
    case notAsked
    /// It did not answer in time, or with nonsense, and nothing older is kept.
    case unreachable
    /// It failed so often of late that it is left in peace for a while.
    case resting
}

package enum AzureADRealm: Sendable, Equatable {
    /// The domain is verified in this Entra tenant (a GUID in lower case).
    case tenant(String)
    case noTenant
}

/// Answers from what is kept, and learns in time limits of its own. It never throws: what cannot be learned is said as such.
package protocol RealmDirectory: Sendable {
    /// - Parameters:
    ///   - authority: The Entra that is asked, `https://login.microsoftonline.com`; nil where none is to be.
    ///   - asksForWorkspace: Whether it matters that the domain's mail goes to Google.
    func facts(about domain: DomainName, fromEntraAt authority: String?, asksForWorkspace: Bool) async -> RealmFacts
}
