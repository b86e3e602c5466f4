package import FoundationEssentials

/// A place that policies name: ranges of addresses, or countries (Graph's `namedLocation`).
package struct NamedLocation: Sendable, Equatable {
    package typealias ID = Identifier<NamedLocation>

    package enum Extent: Sendable, Equatable {
        case ranges([WrittenRange], isTrusted: Bool)
        /// ISO 3166-1 alpha-2 in capitals.
        case countries([String], includesUnknown: Bool)
    }

    package var id: ID
    package var displayName: String
    package var extent: Extent
    package var createdAt: Date
    package var changedAt: Date?

    package init(id: ID, displayName: String, extent: Extent, createdAt: Date, changedAt: Date? = nil) {
        self.id = id
        self.displayName = displayName
        self.extent = extent
        self.createdAt = createdAt
        self.changedAt = changedAt
    }

    /// As in Entra.
    package static let most = 195
    package static let mostRanges = 2000
    /// Of all of a tenant's, because every sign-in may have to be held against each.
    package static let mostRangesTogether = 20_000

    package var isTrusted: Bool {
        if case .ranges(_, isTrusted: true) = extent { true } else { false }
    }

    /// Whether the guest is there.
    func holds(_ circumstances: Circumstances) -> Match {
        switch extent {
        case .ranges(let ranges, _):
            guard case .known(let address) = circumstances.address else { return .unknown }
            return Match(ranges.contains { $0.range.contains(address) })
        case .countries(let countries, let includesUnknown):
            guard case .known(let country) = circumstances.country else { return .unknown }
            return Match(country.map(countries.contains) ?? includesUnknown)
        }
    }
}

extension NamedLocation.Extent {
    var ranges: Int { if case .ranges(let ranges, _) = self { ranges.count } else { 0 } }
}

/// A range of addresses as it was written, host bits and all: clients compare what they sent.
package struct WrittenRange: PolicyWord {
    package let text: String
    let range: NetworkRange

    /// Reads `203.0.113.0/24` or `2001:db8::/32`; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count <= 64, text.contains("/"), let range = NetworkRange(text) else { return nil }
        self.text = text
        self.range = range
    }

    package var isOfVersion6: Bool { text.contains(":") }
}

/// Who knows in which country an address is used.
package protocol CountryDirectory: Sendable {
    /// ISO 3166-1 alpha-2 in capitals; nil inside where the directory has no country for the address, and unknown where there is no
    /// directory or it cannot be read.
    func country(of address: NetworkAddress) -> SignInFact<String?>
    /// Whether there is one at all.
    var isThere: Bool { get }
}

/// For an operator who has none.
package struct NoCountries: CountryDirectory {
    package init() {}
    package let isThere = false
    package func country(of address: NetworkAddress) -> SignInFact<String?> { .unknown }
}
