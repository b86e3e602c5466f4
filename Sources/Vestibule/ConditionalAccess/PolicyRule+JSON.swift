// How the cases that have values are kept in JSON. What is not known here is an error: the policy is unreadable then, and denies.

extension Demand: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try String(from: decoder)
        switch text {
        case "freshProof": self = .freshProof
        case "mfa": self = .secondFactor
        default:
            guard text.hasPrefix(Self.termsPrefix), let id = TermsOfUse.ID(String(text.dropFirst(Self.termsPrefix.count))) else {
                throw UnknownPolicyWord(text: text)
            }
            self = .terms(id)
        }
    }

    package func encode(to encoder: any Encoder) throws { try text.encode(to: encoder) }

    /// As events and logs have it.
    package var text: String {
        switch self {
        case .freshProof: "freshProof"
        case .secondFactor: "mfa"
        case .terms(let id): Self.termsPrefix + id.description
        }
    }

    private static let termsPrefix = "terms:"
}

extension PolicyGrant: Codable {
    private enum Key: String, CodingKey { case block, all, any }

    package init(from decoder: any Decoder) throws {
        let grant = try decoder.container(keyedBy: Key.self)
        switch grant.allKeys {
        // Those of before `all` could be said have true there.
        case [.block]: self = .block(isChoice: (try? grant.decode(String.self, forKey: .block)) != Key.all.rawValue)
        case [.all]: self = .all(try grant.decode([Demand].self, forKey: .all))
        case [.any]: self = .any(try grant.decode([Demand].self, forKey: .any))
        default: throw UnknownPolicyWord(text: "grant")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var grant = encoder.container(keyedBy: Key.self)
        switch self {
        case .block(isChoice: true): try grant.encode(true, forKey: .block)
        case .block(isChoice: false): try grant.encode(Key.all.rawValue, forKey: .block)
        case .all(let demands): try grant.encode(demands, forKey: .all)
        case .any(let demands): try grant.encode(demands, forKey: .any)
        }
    }
}

extension SignInFrequency: Codable {
    private enum Key: String, CodingKey { case everyTime, hours, days }

    package init(from decoder: any Decoder) throws {
        let frequency = try decoder.container(keyedBy: Key.self)
        switch frequency.allKeys {
        case [.everyTime]: self = .everyTime
        case [.hours]: self = .hours(try frequency.decode(Int.self, forKey: .hours))
        case [.days]: self = .days(try frequency.decode(Int.self, forKey: .days))
        default: throw UnknownPolicyWord(text: "frequency")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var frequency = encoder.container(keyedBy: Key.self)
        switch self {
        case .everyTime: try frequency.encode(true, forKey: .everyTime)
        case .hours(let hours): try frequency.encode(hours, forKey: .hours)
        case .days(let days): try frequency.encode(days, forKey: .days)
        }
    }
}

extension NamedLocation.Extent: Codable {
    private enum Key: String, CodingKey { case ranges, isTrusted, countries, includesUnknown }

    package init(from decoder: any Decoder) throws {
        let extent = try decoder.container(keyedBy: Key.self)
        if extent.contains(.ranges) {
            self = .ranges(
                try extent.decode([WrittenRange].self, forKey: .ranges), isTrusted: try extent.decode(Bool.self, forKey: .isTrusted)
            )
        } else {
            self = .countries(
                try extent.decode([String].self, forKey: .countries),
                includesUnknown: try extent.decode(Bool.self, forKey: .includesUnknown))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var extent = encoder.container(keyedBy: Key.self)
        switch self {
        case .ranges(let ranges, let isTrusted):
            try extent.encode(ranges, forKey: .ranges)
            try extent.encode(isTrusted, forKey: .isTrusted)
        case .countries(let countries, let includesUnknown):
            try extent.encode(countries, forKey: .countries)
            try extent.encode(includesUnknown, forKey: .includesUnknown)
        }
    }
}
