package import FoundationEssentials

/// What an application wants to be different about a guest. What it does not name stays.
package struct GuestChange: Sendable, Equatable {
    package var displayName: String?
    package var preferredLanguage: Wish<String>?
    /// False blocks the guest: nothing that the guest holds opens a door from the commit on.
    package var isEnabled: Bool?
    package var profile: [GuestProfile.Property: Wish<String>] = [:]
    /// Until when the guest is let in; cleared, without an end. A time that is over ends the access at once.
    package var accessEnd: Wish<Date>?
    /// None clears them.
    package var businessPhones: [String]?

    package enum Wish<Value: Sendable & Equatable>: Sendable, Equatable {
        case set(Value)
        case clear

        package var value: Value? {
            if case .set(let value) = self { value } else { nil }
        }
    }

    package static let accessEndName = "accessEndDateTime"

    package init() {}

    package var isEmpty: Bool { names.isEmpty && isEnabled == nil }

    /// The properties that change, by Graph's names, without whether the guest is blocked, which is an event of its own.
    package var names: [String] {
        var names = profile.keys.map(\.rawValue)
        if displayName != nil { names.append("displayName") }
        if preferredLanguage != nil { names.append("preferredLanguage") }
        if businessPhones != nil { names.append(GuestProfile.phones) }
        if accessEnd != nil { names.append(Self.accessEndName) }
        return names.sorted()
    }

    /// What of the profile is set, and nothing of what is cleared.
    package var set: GuestProfile {
        GuestProfile(texts: profile.compactMapValues(\.value), businessPhones: businessPhones ?? [])
    }

    /// What of the profile is cleared, by Graph's names.
    package var cleared: [String] {
        profile.filter { $0.value == .clear }.map(\.key.rawValue).sorted() + (businessPhones == [] ? [GuestProfile.phones] : [])
    }

    /// - Throws: ``GuestChangeRefusal`` naming the first property that Graph's limits or ours do not let pass.
    package func checked() throws(GuestChangeRefusal) {
        if let displayName {
            guard !displayName.isEmpty, PlainText.isAcceptable(displayName, limit: 256) else {
                throw .text("displayName", limit: 256)
            }
        }
        if let language = preferredLanguage?.value {
            guard !language.isEmpty, PlainText.isAcceptable(language, limit: 35) else {
                throw .text("preferredLanguage", limit: 35)
            }
        }
        for property in GuestProfile.Property.allCases {
            guard let text = profile[property]?.value else { continue }
            let allowsLineBreaks = property == .streetAddress
            guard !text.isEmpty, PlainText.isAcceptable(text, limit: property.limit, allowsLineBreaks: allowsLineBreaks) else {
                throw .text(property.rawValue, limit: property.limit)
            }
        }
        if let businessPhones {
            guard businessPhones.count <= 1 else { throw .tooManyPhones }
            guard businessPhones.allSatisfy({ !$0.isEmpty && PlainText.isAcceptable($0, limit: 64) }) else {
                throw .text(GuestProfile.phones, limit: 64)
            }
        }
    }
}
