import FoundationEssentials
import Vestibule

/// A `$filter` of users as a condition on guests: the properties that may be asked about, and what each means here.
///
/// What is the same for every guest (`userType eq 'Guest'`) is answered here and never reaches the database.
struct UserFilter {
    /// The domain that the tenant's principal names end with.
    let domain: String

    /// - Throws: ``RequestRefusal/malformed(_:)`` naming what cannot be read or asked, and what can.
    func filter(_ text: String) throws(RequestRefusal) -> GuestFilter {
        try filter(try FilterReader.expression(text))
    }

    private enum Property {
        case id, principalName, state, isEnabled, issuer
        case text(GuestFilter.Text)
        case time(GuestFilter.Time)
        /// Of every guest the same; nil for null.
        case fixed(String?)
    }

    /// Those that an index answers, or that are read from one guest to the next at the worst. Of the profile it is the company alone.
    private static let properties: [(name: String, property: Property)] = [
        ("accountEnabled", .isEnabled), ("companyName", .text(.companyName)), ("createdDateTime", .time(.created)),
        ("creationType", .fixed("Invitation")), ("displayName", .text(.displayName)), ("externalUserState", .state),
        ("externalUserStateChangeDateTime", .time(.stateChanged)), ("id", .id), ("mail", .text(.mail)),
        ("preferredLanguage", .text(.preferredLanguage)), ("userPrincipalName", .principalName), ("userType", .fixed("Guest")),
    ]

    /// What an `any` walks over. Each guest has one identity and one other mail, so what holds for any holds for it.
    private static let elements: [(name: String, property: Property)] = [
        ("identities/issuer", .issuer), ("identities/issuerAssignedId", .fixed(nil)),
        ("identities/signInType", .fixed("federated")), ("otherMails", .text(.mail)),
    ]

    private func filter(_ expression: FilterExpression) throws(RequestRefusal) -> GuestFilter {
        switch expression {
        case .not(let inner): return !(try filter(inner))
        case .and(let parts): return .and(try filters(parts))
        case .or(let parts): return .or(try filters(parts))
        case .any(let path, let inner):
            guard ["identities", "othermails"].contains(path.text.lowercased()), !path.isOfElement else {
                throw .malformed("$filter: '\(path.text.prefix(60))' is no collection here. There are: identities, otherMails.")
            }
            return if let inner { try filter(inner) } else { .everyone }
        case .property(let path):
            guard case .isEnabled = try property(path) else {
                throw .malformed("$filter: compare \(path.text.prefix(60)) with a value.")
            }
            return .isEnabled
        case .comparison(let path, let sign, let literal): return try comparison(path, sign, literal)
        case .isIn(let path, let literals):
            var choices: [GuestFilter] = []
            for literal in literals { choices.append(try comparison(path, .equal, literal)) }
            return .or(joining(choices))
        case .isOf(let type):
            return .constant(["microsoft.graph.user", "graph.user"].contains(type.lowercased().drop { $0 == "#" }))
        case .function(let name, let path, let literal):
            let argument = FoldedText(try text(literal, of: path))
            return try texts(path, test: name == "startswith" ? .startsWith(argument) : .endsWith(argument))
        }
    }

    private func filters(_ parts: [FilterExpression]) throws(RequestRefusal) -> [GuestFilter] {
        var filters: [GuestFilter] = []
        for part in parts { filters.append(try filter(part)) }
        return filters
    }

    private func comparison(
        _ path: FilterPath, _ sign: FilterOperator, _ literal: FilterLiteral
    ) throws(RequestRefusal) -> GuestFilter {
        switch sign {
        case .notEqual: return !(try comparison(path, .equal, literal))
        // A comparison with null, or of what is null, is false either way round.
        case .above: return try present(path, literal, !(try comparison(path, .atMost, literal)))
        case .atLeast: return try present(path, literal, !(try comparison(path, .below, literal)))
        case .equal, .below, .atMost: break
        }
        switch try property(path) {
        case .isEnabled:
            guard sign == .equal else { throw unordered(path) }
            switch literal {
            case .null: return .constant(false)
            case .bool(let value): return value ? .isEnabled : !.isEnabled
            default: throw mistyped(path, "true or false")
            }
        case .id:
            guard sign == .equal else { throw unordered(path) }
            switch literal {
            case .null: return .constant(false)
            case .string(let text), .bare(let text): return Guest.ID(text).map { .id([$0]) } ?? .constant(false)
            case .bool: throw mistyped(path, "an id in single quotes")
            }
        case .time(let time):
            if literal == .null { return .constant(false) }
            guard case .bare(let text) = literal, let moment = Self.moment(text) else {
                throw mistyped(path, "a time without quotes, such as 2026-12-31T12:00:00Z (write + as %2B)")
            }
            return switch sign {
            case .below: .isBelow(moment, time)
            case .atMost: .isAtMost(moment, time)
            default: .and([!.isBelow(moment, time), .isAtMost(moment, time)])
            }
        case .text, .principalName, .state, .issuer, .fixed:
            if literal == .null { return sign == .equal ? try texts(path, test: .isMissing) : .constant(false) }
            let bound = FoldedText(try text(literal, of: path))
            return try texts(path, test: sign == .equal ? .isOneOf([bound]) : sign == .below ? .isBelow(bound) : .isAtMost(bound))
        }
    }

    private func present(
        _ path: FilterPath, _ literal: FilterLiteral, _ comparison: GuestFilter
    ) throws(RequestRefusal) -> GuestFilter {
        if literal == .null { return .constant(false) }
        if case .time = try property(path) { return comparison }
        return .and([!(try texts(path, test: .isMissing)), comparison])
    }

    /// The guests whose text at `path` stands the test.
    private func texts(_ path: FilterPath, test: TextTest) throws(RequestRefusal) -> GuestFilter {
        switch try property(path) {
        case .text(let text): return .text(of: text, test)
        case .state: return .state(test)
        case .issuer: return .door(test, named: \.graphIssuer)
        case .fixed(let value): return .constant(test.verdict(on: value.map { FoldedText($0) }))
        case .principalName:
            guard let filter = GuestFilter.principalName(test, in: domain) else { throw unordered(path) }
            return filter
        case .id, .isEnabled, .time: throw .malformed("$filter: \(path.text.prefix(60)) is no text.")
        }
    }

    /// Several values of one property are one question to the database.
    private func joining(_ choices: [GuestFilter]) -> [GuestFilter] {
        var ids: [Guest.ID] = []
        var texts: [GuestFilter.Text: [FoldedText]] = [:]
        var others: [GuestFilter] = []
        for choice in choices {
            switch choice {
            case .id(let some): ids += some
            case .text(let text, .isOneOf(let some)): texts[text, default: []] += some
            default: others.append(choice)
            }
        }
        if !ids.isEmpty { others.append(.id(ids)) }
        return others + texts.map { .text(of: $0.key, .isOneOf($0.value)) }
    }

    private static let propertiesByFoldedName = byFoldedName(properties)
    private static let elementsByFoldedName = byFoldedName(elements)

    private static func byFoldedName(_ known: [(name: String, property: Property)]) -> [String: Property] {
        Dictionary(uniqueKeysWithValues: known.map { ($0.name.lowercased(), $0.property) })
    }

    private func property(_ path: FilterPath) throws(RequestRefusal) -> Property {
        let known = path.isOfElement ? Self.elementsByFoldedName : Self.propertiesByFoldedName
        guard let property = known[path.text.lowercased()] else {
            let names = (path.isOfElement ? Self.elements : Self.properties).map(\.name)
            throw .malformed(
                "$filter: there is no property '\(path.text.prefix(60))' to ask about\(path.isOfElement ? " with any" : ""). "
                    + "There are: \(names.joined(separator: ", ")).")
        }
        return property
    }

    private func text(_ literal: FilterLiteral, of path: FilterPath) throws(RequestRefusal) -> String {
        guard case .string(let text) = literal else { throw mistyped(path, "a text in single quotes") }
        return text
    }

    /// A time (RFC 3339), or a day for its beginning in UTC.
    static func moment(_ text: String) -> Date? {
        guard text.utf8.count <= 40, text.utf8.prefix(4).allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            text.utf8.dropFirst(4).first == UInt8(ascii: "-")
        else { return nil }
        return JSONBody.date(text) ?? (text.utf8.count == 10 ? JSONBody.date(text + "T00:00:00Z") : nil)
    }

    private func mistyped(_ path: FilterPath, _ expected: String) -> RequestRefusal {
        .malformed("$filter: \(path.text.prefix(60)) is compared with \(expected).")
    }

    private func unordered(_ path: FilterPath) -> RequestRefusal {
        .malformed("$filter: of \(path.text.prefix(60)) it can be asked whether it is something (eq, ne, in), not its order.")
    }
}
