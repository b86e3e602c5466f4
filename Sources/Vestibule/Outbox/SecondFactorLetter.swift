package import FoundationEssentials

/// To the guest, or to whoever answers for it: a second factor was added, removed or got round.
package struct SecondFactorLetter: Codable, Sendable, Equatable {
    package enum Change: String, Codable, Sendable, CaseIterable {
        case added, removed
        /// By the organisation.
        case taken
        case codesRenewed, recoveryCodeUsed, resetAsked, reset
    }

    package var change: Change
    /// Of one that was added.
    package var method: SecondFactor.Kind?
    /// With the address, for the sponsor; nil where the guest is the reader.
    package var guest: String?
    package var changedAt: Date
    /// Who can be asked.
    package var contact: String

    package init(change: Change, method: SecondFactor.Kind?, guest: String?, changedAt: Date, contact: String) {
        self.change = change
        self.method = method
        self.guest = guest
        self.changedAt = changedAt
        self.contact = contact
    }
}

/// To the sponsor: a guest has lost its second factor.
package struct FactorResetAskedLetter: Codable, Sendable, Equatable {
    /// With the address, in full.
    package var guest: String
    package var requestedAt: Date
    /// How long the reset waits after the yes.
    package var hours: Int
    /// Agrees.
    package var actionLink: String

    package init(guest: String, requestedAt: Date, hours: Int, actionLink: String) {
        self.guest = guest
        self.requestedAt = requestedAt
        self.hours = hours
        self.actionLink = actionLink
    }
}

/// To the guest: its second factors will be gone, unless it says no.
package struct FactorResetLetter: Codable, Sendable, Equatable {
    package var dueAt: Date
    /// Stops it.
    package var stopLink: String

    package init(dueAt: Date, stopLink: String) {
        self.dueAt = dueAt
        self.stopLink = stopLink
    }
}
