/// What a mail server reports of a message that it took (RFC 3464).
package struct DeliveryReport: Sendable, Equatable {
    /// Where the report was sent to, as far as its headers say: one of them may be a ``ReturnPath``.
    package var recipients: [EmailAddress]
    package var outcomes: [Outcome]

    package init(recipients: [EmailAddress], outcomes: [Outcome]) {
        self.recipients = recipients
        self.outcomes = outcomes
    }

    /// What became of the message for one recipient.
    package struct Outcome: Sendable, Equatable {
        /// Nil where the report names none that is an address.
        package var recipient: EmailAddress?
        package var action: Action
        /// `5.1.1` and its like (RFC 3463); nil where it is none.
        package var status: String?
        /// What the last server said, in one line of at most 300 characters.
        package var diagnostic: String?

        package init(recipient: EmailAddress?, action: Action, status: String?, diagnostic: String?) {
            self.recipient = recipient
            self.action = action
            self.status = status
            self.diagnostic = diagnostic
        }
    }

    package enum Action: String, Sendable, CaseIterable { case failed, delayed, delivered, relayed, expanded }
}

/// What came of a report.
package enum BounceOutcome: String, Sendable, CaseIterable {
    /// The letter is marked, and whoever sponsors its recipient is told.
    case noted
    /// It was noted before.
    case alreadyNoted
    /// The letter is still on its way, or arrived, or only a copy of it did not.
    case nothingFailed
    /// No address of it is one that a letter was sent from.
    case notOurs
    /// It is no delivery status notification: an answer of a person or of a machine.
    case noReport
    /// The letter is not kept any more.
    case letterGone
}
