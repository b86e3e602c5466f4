import FoundationEssentials

extension GuestProfile: Codable {
    /// As JSON (RFC 8259), by Graph's names, with what is there only.
    package var kept: String {
        // Texts alone, in which there is nothing that JSON cannot say.
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// Reads what ``kept`` writes, and of what a newer program wrote the properties that are known here.
    package init?(kept json: String) {
        guard let profile = try? JSONDecoder().decode(GuestProfile.self, from: Data(json.utf8)) else { return nil }
        self = profile
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Name.self)
        self.init(businessPhones: try fields.decodeIfPresent([String].self, forKey: Name(Self.phones)) ?? [])
        for property in Property.allCases {
            texts[property] = try fields.decodeIfPresent(String.self, forKey: Name(property.rawValue))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Name.self)
        for (property, text) in texts { try fields.encode(text, forKey: Name(property.rawValue)) }
        if !businessPhones.isEmpty { try fields.encode(businessPhones, forKey: Name(Self.phones)) }
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
