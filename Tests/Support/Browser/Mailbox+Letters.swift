package import VestibuleSandbox

/// Reading the mail that a service sent.
extension Mailbox {
    /// The newest letter to `address` whose text holds all of `words`, as soon as it is there.
    package nonisolated func letter(
        to address: String, saying words: [String], within patience: Duration = .seconds(15)
    ) async throws -> ReceivedLetter {
        // Every look reads the whole mailbox.
        try await eventually("a letter to \(address) saying \(words)", within: patience, every: .milliseconds(25)) {
            await letters(to: address).first { letter in words.allSatisfy { (letter.text ?? "").contains($0) } }
        }
    }

    /// The code of the letter that carries the word which the page shows.
    package nonisolated func code(
        to address: String, for page: Page, within patience: Duration = .seconds(15)
    ) async throws -> String {
        try await letter(to: address, saying: ["*\(page.referenceWord)*", "/report?r="], within: patience).code
    }
}

extension ReceivedLetter {
    /// The link of ours in the letter: `redeem`, `report` or `sponsor`.
    package func link(_ kind: String) throws -> String {
        let words = (text ?? "").split(whereSeparator: \.isWhitespace)
        guard let link = words.first(where: { $0.hasPrefix("http") && $0.contains("/\(kind)?") }) else {
            throw HTTPExchange.Failure(reason: "the letter has no \(kind) link: \(text ?? "")")
        }
        NeverPrinted.note(String(link.split(separator: "=").last ?? ""))
        return String(link)
    }

    package var code: String {
        get throws {
            guard let match = (text ?? "").firstMatch(of: /\b(\d{4}) (\d{4})\b/) else {
                throw HTTPExchange.Failure(reason: "the letter has no code: \(text ?? "")")
            }
            NeverPrinted.note(code: "\(match.output.1) \(match.output.2)")
            NeverPrinted.note(code: "\(match.output.1)\(match.output.2)")
            return String(match.output.1 + match.output.2)
        }
    }

    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
