package import FoundationEssentials

/// To the sponsor: a colleague shall take a guest's place.
package struct HandOverAskedLetter: Codable, Sendable, Equatable {
    /// Both with their addresses, in full: who is to be let in must be told apart.
    package var guest: String
    package var colleague: String
    /// Who asks; nil for the guest itself.
    package var applicationName: String?
    /// Plain text of at most 500 characters.
    package var reason: String?
    package var expiresAt: Date
    /// To the page that asks.
    package var actionLink: String

    package init(
        guest: String, colleague: String, applicationName: String?, reason: String?, expiresAt: Date, actionLink: String
    ) {
        self.guest = guest
        self.colleague = colleague
        self.applicationName = applicationName
        self.reason = reason
        self.expiresAt = expiresAt
        self.actionLink = actionLink
    }
}

/// To the guest who goes: a colleague has the access now.
package struct HandedOverLetter: Codable, Sendable, Equatable {
    package var colleague: String
    package var handedOverAt: Date
    /// Who agreed, and can be asked.
    package var contact: String

    package init(colleague: String, handedOverAt: Date, contact: String) {
        self.colleague = colleague
        self.handedOverAt = handedOverAt
        self.contact = contact
    }
}
