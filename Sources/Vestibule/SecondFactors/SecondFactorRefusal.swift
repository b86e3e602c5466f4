package import FoundationEssentials

/// Why a guest's second factor was not taken, added or removed.
package enum SecondFactorRefusal: Refusal, Equatable {
    case wrong
    case wait(until: Date)
    /// Too many wrong guesses in a row: only a reset helps.
    case locked
    /// The session is over; or to add or change a factor its proof is too old.
    case mayNot
    /// It was added before, or the form is too old.
    case taken
    case tooMany
    /// The passkey's answer is not for this page, or not believed.
    case untrusted
    case notFound
    /// The passkey is right, and the mailbox must be proved once more.
    case mailboxDue

    package var sentence: String {
        switch self {
        case .wrong: "The code is wrong, or was used before."
        case .wait: "Too many wrong codes. Wait before the next one."
        case .locked: "Too many wrong codes in a row. The guest's second factors must be reset."
        case .mayNot: "The proof is too old for this. Sign in again."
        case .taken: "This second factor was added before."
        case .tooMany: "A guest has at most \(SecondFactor.most) second factors."
        case .untrusted: "The passkey's answer is not believed."
        case .mailboxDue: "The guest's mailbox was proved too long ago for a passkey alone."
        case .notFound: "The guest has no such authentication method."
        }
    }
}
