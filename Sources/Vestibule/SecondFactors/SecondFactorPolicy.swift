/// What a tenant says about its guests' second factors.
package struct SecondFactorPolicy: Sendable, Equatable {
    /// How many hours pass between the sponsor's yes to a reset and the reset: the guest's mailbox is told meanwhile, and can stop it.
    package var resetHours: Int
    /// Whether a passkey may take the place of a mailed code.
    package var passkeysReplaceCodes: Bool
    /// For how many days after a mailbox was proved.
    package var mailboxProofEveryDays: Int

    package init(resetHours: Int = 24, passkeysReplaceCodes: Bool = false, mailboxProofEveryDays: Int = 30) {
        self.resetHours = resetHours
        self.passkeysReplaceCodes = passkeysReplaceCodes
        self.mailboxProofEveryDays = mailboxProofEveryDays
    }

    package static let resetRange = 0...720
    package static let mailboxProofRange = 1...365
}

/// What one call changes of it; nil leaves a setting as it is.
package struct SecondFactorSettings: Sendable, Equatable {
    package var resetHours: Int?
    package var passkeysReplaceCodes: Bool?
    package var mailboxProofEveryDays: Int?

    package init() {}
}
