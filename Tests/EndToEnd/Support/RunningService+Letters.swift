import VestibuleSandbox

/// Reading the mail that the service sent.
extension RunningService {
    /// The newest letter to `address` whose text holds all of `words`, as soon as it is there.
    func letter(to address: String, saying words: String...) async throws -> ReceivedLetter {
        try await eventually("a letter to \(address) saying \(words)") {
            await mailbox.letters(to: address).first { letter in words.allSatisfy { (letter.text ?? "").contains($0) } }
        }
    }

    /// The newest invitation to `address`.
    func invitation(to address: String) async throws -> ReceivedLetter {
        try await letter(to: address, saying: "\(base)/redeem?i=")
    }

    /// The code of the letter that carries the word which the page shows.
    func code(to address: String, for page: Page) async throws -> String {
        let word = try page.referenceWord
        let letter = try await letter(to: address, saying: "*\(word)*", "\(base)/report?r=")
        return try letter.code
    }
}

extension ReceivedLetter {
    /// The link of ours in the letter: `redeem`, `report` or `sponsor`.
    func link(_ kind: String) throws -> String {
        let words = (text ?? "").split(whereSeparator: \.isWhitespace)
        guard let link = words.first(where: { $0.hasPrefix("http") && $0.contains("/\(kind)?") }) else {
            throw HTTPExchange.Failure(reason: "the letter has no \(kind) link: \(text ?? "")")
        }
        NeverPrinted.note(String(link.split(separator: "=").last ?? ""))
        return String(link)
    }

    var code: String {
        get throws {
            guard let match = (text ?? "").firstMatch(of: /\b(\d{4}) (\d{4})\b/) else {
                throw HTTPExchange.Failure(reason: "the letter has no code: \(text ?? "")")
            }
            NeverPrinted.note(code: "\(match.output.1) \(match.output.2)")
            NeverPrinted.note(code: "\(match.output.1)\(match.output.2)")
            return String(match.output.1 + match.output.2)
        }
    }

    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
}
