import FoundationEssentials

/// A letter as `GET /api/messages` tells it. Every key is always there; `text` and `html` may be null.
struct LetterJSON: Encodable {
    private let letter: ReceivedLetter

    init(_ letter: ReceivedLetter) {
        self.letter = letter
    }

    private enum CodingKeys: CodingKey {
        case id, receivedAt, from, to, subject, text, html, headers
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(letter.id, forKey: .id)
        let receivedAt = Date.ISO8601FormatStyle(includingFractionalSeconds: true).format(letter.receivedAt)
        try container.encode(receivedAt, forKey: .receivedAt)
        try container.encode(letter.from, forKey: .from)
        try container.encode(letter.to, forKey: .to)
        try container.encode(letter.subject, forKey: .subject)
        try container.encode(letter.text, forKey: .text)
        try container.encode(letter.html, forKey: .html)
        let headers = letter.headers.map { ($0.name, $0.value) }
        try container.encode(Dictionary(headers, uniquingKeysWith: { $1 }), forKey: .headers)
    }
}
