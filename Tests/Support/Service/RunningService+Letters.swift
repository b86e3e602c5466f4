package import VestibuleSandbox

/// Reading the mail that the service sent.
extension RunningService {
    /// The newest letter to `address` whose text holds all of `words`, as soon as it is there.
    package func letter(to address: String, saying words: String...) async throws -> ReceivedLetter {
        try await mailbox.letter(to: address, saying: words)
    }

    /// The newest invitation to `address`.
    package func invitation(to address: String) async throws -> ReceivedLetter {
        try await letter(to: address, saying: "\(base)/redeem?i=")
    }

    /// The code of the letter that carries the word which the page shows.
    package func code(to address: String, for page: Page) async throws -> String {
        try await mailbox.code(to: address, for: page)
    }
}
