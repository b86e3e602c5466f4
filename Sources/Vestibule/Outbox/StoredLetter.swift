package import FoundationEssentials

/// A letter on its way into the outbox: the body sealed, everything else in the clear for the relay worker.
package struct NewLetter: Sendable, Equatable {
    package var id: StoredLetter.ID
    package var kind: Letter.Kind
    package var recipient: EmailAddress
    package var copies: [EmailAddress]
    package var language: Language
    package var sealedBody: [UInt8]
    /// Past this moment the letter is dropped, not sent late; nil for one that keeps.
    package var dropAfter: Date?
}

/// A letter in the outbox, as an operator sees it.
package struct StoredLetter: Sendable, Equatable {
    package typealias ID = Identifier<StoredLetter>

    package enum State: String, Sendable, CaseIterable {
        case queued, sent
        /// Its tries are used up, or the relay refused it for good: an operator may retry it.
        case failed
        /// Its life ended before it could be sent.
        case dropped
        /// It was sent, and came back.
        case bounced
    }

    package var id: ID
    package var kind: Letter.Kind
    package var recipient: EmailAddress
    package var state: State
    package var tries: Int
    package var createdAt: Date
    package var nextTryAt: Date?
    package var sentAt: Date?
    package var lastReply: String?
    package var messageID: String
    package var invitation: Invitation.ID?

    package init(
        id: ID, kind: Letter.Kind, recipient: EmailAddress, state: State, tries: Int, createdAt: Date, nextTryAt: Date?,
        sentAt: Date?, lastReply: String?, messageID: String, invitation: Invitation.ID?
    ) {
        self.id = id
        self.kind = kind
        self.recipient = recipient
        self.state = state
        self.tries = tries
        self.createdAt = createdAt
        self.nextTryAt = nextTryAt
        self.sentAt = sentAt
        self.lastReply = lastReply
        self.messageID = messageID
        self.invitation = invitation
    }
}

/// A letter that this process holds the lease of, with its body still sealed.
package struct LeasedLetter: Sendable {
    package var tenant: Tenant.ID
    package var stored: StoredLetter
    package var copies: [EmailAddress]
    package var language: Language
    package var sealedBody: [UInt8]
    package var dropAfter: Date?

    package init(
        tenant: Tenant.ID, stored: StoredLetter, copies: [EmailAddress], language: Language, sealedBody: [UInt8],
        dropAfter: Date?
    ) {
        self.tenant = tenant
        self.stored = stored
        self.copies = copies
        self.language = language
        self.sealedBody = sealedBody
        self.dropAfter = dropAfter
    }
}
