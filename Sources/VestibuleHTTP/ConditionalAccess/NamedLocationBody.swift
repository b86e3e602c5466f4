import Vestibule

/// Reads an `ipNamedLocation` or a `countryNamedLocation` as Graph's clients send it.
enum NamedLocationBody {
    /// - Parameter draft: What is there already; nil for a new one.
    static func read(_ object: [String: JSONValue], changing draft: LocationDraft?) throws -> LocationDraft {
        let type = object.first { $0.key.lowercased() == "@odata.type" }?.value
        var body = try JSONBody(object)
        guard draft != nil || body.holds("displayName") else { throw RequestRefusal.malformed("displayName is missing.") }
        let name = body.holds("displayName") ? try DisplayNameOfPolicy.read(&body) : draft?.displayName ?? ""
        let isOfCountries: Bool
        switch (type, draft?.extent) {
        case (.string(let text), _) where text.hasSuffix("microsoft.graph.ipNamedLocation"): isOfCountries = false
        case (.string(let text), _) where text.hasSuffix("microsoft.graph.countryNamedLocation"): isOfCountries = true
        case (nil, .ranges), (.null, .ranges): isOfCountries = false
        case (nil, .countries), (.null, .countries): isOfCountries = true
        default:
            throw RequestRefusal.malformed(
                "@odata.type: give #microsoft.graph.ipNamedLocation or #microsoft.graph.countryNamedLocation.")
        }
        let extent = isOfCountries ? try countries(&body, draft?.extent) : try ranges(&body, draft?.extent)
        for name in ["id", "createdDateTime", "modifiedDateTime"] { _ = body.value(name) }
        try body.finish()
        if let there = draft?.extent, there.isOfCountries != isOfCountries {
            throw RequestRefusal.malformed("@odata.type: a named location stays what it is. Create another.")
        }
        return LocationDraft(displayName: name, extent: extent)
    }

    private static func ranges(_ body: inout JSONBody, _ there: NamedLocation.Extent?) throws(RequestRefusal)
        -> NamedLocation.Extent
    {
        var (ranges, isTrusted) = ([WrittenRange](), false)
        if case .ranges(let kept, let wasTrusted) = there { (ranges, isTrusted) = (kept, wasTrusted) }
        isTrusted = try body.bool("isTrusted") ?? isTrusted
        if body.holds("ipRanges") {
            ranges = []
            for var range in try body.objects("ipRanges") {
                guard let read = try range.string("cidrAddress").flatMap({ WrittenRange($0) }) else {
                    throw .malformed("ipRanges/cidrAddress: give ranges such as 203.0.113.0/24 or 2001:db8::/32.")
                }
                try range.finish()
                ranges.append(read)
            }
        }
        guard (1...NamedLocation.mostRanges).contains(ranges.count) else {
            throw .malformed("ipRanges: give 1 to \(NamedLocation.mostRanges) ranges.")
        }
        return .ranges(ranges, isTrusted: isTrusted)
    }

    private static func countries(
        _ body: inout JSONBody, _ there: NamedLocation.Extent?
    ) throws(RequestRefusal) -> NamedLocation.Extent {
        var (countries, includesUnknown) = ([String](), false)
        if case .countries(let kept, let wasUnknown) = there { (countries, includesUnknown) = (kept, wasUnknown) }
        includesUnknown = try body.bool("includeUnknownCountriesAndRegions") ?? includesUnknown
        if let named = try body.strings("countriesAndRegions") { countries = named.map { $0.uppercased() } }
        guard try body.string("countryLookupMethod").map({ $0 == "clientIpAddress" }) ?? true else {
            throw .malformed("countryLookupMethod: only clientIpAddress is known here.")
        }
        guard !countries.isEmpty || includesUnknown, countries.count <= 300,
            countries.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (65...90).contains($0) } })
        else { throw .malformed("countriesAndRegions: give codes of ISO 3166-1 with two letters, such as DE.") }
        return .countries(countries, includesUnknown: includesUnknown)
    }
}

extension NamedLocation.Extent {
    fileprivate var isOfCountries: Bool { if case .countries = self { true } else { false } }
}
