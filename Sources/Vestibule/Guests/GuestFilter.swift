package import FoundationEssentials

/// Which guests of a tenant are meant: a condition on what a guest shows, in three values as OData has them (true, false, null), of which
/// only true chooses the guest.
///
/// What is known without looking at a guest is a ``constant(_:)``, and `not`, `and` and `or` fold it away as they are made, so
/// what reaches the database is about columns only.
package indirect enum GuestFilter: Sendable, Equatable {
    case constant(Bool?)
    case not(GuestFilter)
    case all([GuestFilter])
    case any([GuestFilter])
    case id([Guest.ID])
    case text(Text, TextTest)
    /// Whose display name has a word that begins so.
    case word(FoldedText)
    case state(Guest.State)
    case isEnabled
    /// Whose own account is behind this door; the passcode's are those who have none.
    case door(Door)
    /// Before a moment in whole seconds: answers show no more, and a filter sees of a time what its reader does.
    case isBefore(Date, Time)

    /// A guest's texts, each by its column.
    package enum Text: Sendable, CaseIterable {
        /// In the spelling that makes two addresses one guest.
        case mail
        case displayName
        case preferredLanguage, companyName

        package var canBeMissing: Bool { self == .preferredLanguage || self == .companyName }
    }

    package enum Time: Sendable, CaseIterable {
        case created, stateChanged
    }

    /// Everybody.
    package static let everyone = GuestFilter.constant(true)
}

extension GuestFilter {
    package static prefix func ! (filter: GuestFilter) -> GuestFilter {
        switch filter {
        case .constant(let value): .constant(value.map { !$0 })
        case .not(let inner): inner
        default: .not(filter)
        }
    }

    /// True where all are, false where one is false, null otherwise.
    package static func and(_ parts: [GuestFilter]) -> GuestFilter {
        var open: [GuestFilter] = []
        for part in parts {
            if part == .constant(false) { return part }
            if part != .constant(true) { open.append(part) }
        }
        return open.isEmpty ? .constant(true) : open.count == 1 ? open[0] : .all(open)
    }

    /// False where all are, true where one is true, null otherwise.
    package static func or(_ parts: [GuestFilter]) -> GuestFilter {
        var open: [GuestFilter] = []
        for part in parts {
            if part == .constant(true) { return part }
            if part != .constant(false) { open.append(part) }
        }
        return open.isEmpty ? .constant(false) : open.count == 1 ? open[0] : .any(open)
    }

    /// The guests whose text stands the test.
    package static func text(of guests: Text, _ test: TextTest) -> GuestFilter {
        switch test {
        case .isMissing where !guests.canBeMissing: .constant(false)
        case .isOneOf(let wanted) where wanted.isEmpty: .constant(false)
        default: .text(guests, test)
        }
    }

    /// The guests whose state, by its name, stands the test.
    package static func state(_ test: TextTest) -> GuestFilter {
        let chosen = Guest.State.allCases.filter { test.verdict(on: FoldedText($0.rawValue)) == true }
        return chosen.count == Guest.State.allCases.count ? .constant(true) : .or(chosen.map { .state($0) })
    }

    /// The guests whose door, by the name that `name` gives it, stands the test. Of an external federation none is asked for by its name.
    package static func door(_ test: TextTest, named name: (Door) -> String) -> GuestFilter {
        let doors: [Door] = [.azureAD, .google, .microsoftAccount, .passcode]
        let chosen = doors.filter { test.verdict(on: FoldedText(name($0))) == true }
        return .or(chosen.map { .door($0) })
    }

    package static func isBelow(_ moment: Date, _ time: Time) -> GuestFilter {
        .isBefore(Date(timeIntervalSince1970: moment.timeIntervalSince1970.rounded(.up)), time)
    }

    package static func isAtMost(_ moment: Date, _ time: Time) -> GuestFilter {
        .isBefore(Date(timeIntervalSince1970: moment.timeIntervalSince1970.rounded(.down) + 1), time)
    }
}

/// What is asked of one text that may be missing. Comparisons with what is missing are false and functions of it null (OData 4.01,
/// part 2, §5.1.1.1).
package enum TextTest: Sendable, Equatable {
    case isMissing
    case isOneOf([FoldedText])
    case isBelow(FoldedText)
    case isAtMost(FoldedText)
    case startsWith(FoldedText)
    case endsWith(FoldedText)

    package func verdict(on text: FoldedText?) -> Bool? {
        switch (self, text) {
        case (.isMissing, let text): text == nil
        case (.startsWith, nil), (.endsWith, nil): nil
        case (_, nil): false
        case (.isOneOf(let wanted), let text?): wanted.contains(text)
        case (.isBelow(let bound), let text?): text < bound
        case (.isAtMost(let bound), let text?): text <= bound
        case (.startsWith(let start), let text?): text.hasPrefix(start)
        case (.endsWith(let end), let text?): text.hasSuffix(end)
        }
    }
}
