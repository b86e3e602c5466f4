package protocol BounceStore: Sendable {
    /// Nil when it is not kept any more.
    func letter(_ id: StoredLetter.ID, of tenant: Tenant.ID) async throws -> BouncingLetter?
    /// Marks the letter and the guest whose address it went to, and lets `notice` go out to the guest's sponsor unless a letter about the guest did
    /// within a day.
    ///
    /// - Parameter notice: To whom else where the letter went to no guest of the tenant's; nil where nobody is told.
    /// - Returns: False when it was noted before.
    func note(_ bounce: Bounce, of tenant: Tenant.ID, telling notice: NewLetter?) async throws -> Bool
}

package struct BouncingLetter: Sendable {
    package var stored: StoredLetter
    package var hasCopies: Bool

    package init(stored: StoredLetter, hasCopies: Bool) {
        self.stored = stored
        self.hasCopies = hasCopies
    }
}

/// That a letter did not reach the mailbox it was for.
package struct Bounce: Sendable, Equatable {
    package var letter: StoredLetter.ID
    package var recipient: EmailAddress
    /// What the mail system said, in one line.
    package var reply: String
    /// Whether it was sent first and came back then, or was never taken.
    package var cameBack: Bool

    package init(letter: StoredLetter.ID, recipient: EmailAddress, reply: String, cameBack: Bool) {
        self.letter = letter
        self.recipient = recipient
        self.reply = reply
        self.cameBack = cameBack
    }
}
