package import FoundationEssentials

/// To the sponsor: somebody who is not invited asks for access, and has proved the mailbox.
package struct AccessRequestedLetter: Codable, Sendable, Equatable {
    /// In full: who is to be let in must be told apart.
    package var address: String
    /// As the asker wrote it.
    package var name: String
    /// The asker's words: plain text of at most 500 characters.
    package var reason: String?
    package var applicationName: String
    package var requestedAt: Date
    package var approveLink: String
    package var refuseLink: String

    package init(
        address: String, name: String, reason: String?, applicationName: String, requestedAt: Date, approveLink: String,
        refuseLink: String
    ) {
        self.address = address
        self.name = name
        self.reason = reason
        self.applicationName = applicationName
        self.requestedAt = requestedAt
        self.approveLink = approveLink
        self.refuseLink = refuseLink
    }
}

/// To the sponsor, once a day: more people ask for access than had a letter each.
package struct AccessWaitsLetter: Codable, Sendable, Equatable {
    package var applicationName: String
    package var waiting: Int
    package var oldestAt: Date
    /// Where an administrator sees and decides them.
    package var listAddress: String

    package init(applicationName: String, waiting: Int, oldestAt: Date, listAddress: String) {
        self.applicationName = applicationName
        self.waiting = waiting
        self.oldestAt = oldestAt
        self.listAddress = listAddress
    }
}

/// To a guest whose address was entered where access is asked for: there is nothing to ask for.
package struct AlreadyGuestLetter: Codable, Sendable, Equatable {
    package var applicationName: String
    package var requestedAt: Date
    /// Where the application begins, which signs the guest in.
    package var startLink: String

    package init(applicationName: String, requestedAt: Date, startLink: String) {
        self.applicationName = applicationName
        self.requestedAt = requestedAt
        self.startLink = startLink
    }
}
