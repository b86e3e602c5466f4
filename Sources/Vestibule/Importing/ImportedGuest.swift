package import FoundationEssentials

/// What another directory says of one of its guests. Who they are at which provider is not in it: nobody has proved that here.
package struct ImportedGuest: Sendable, Equatable, Codable {
    /// The id that the guest has there.
    package var originID: String
    package var address: String
    package var displayName: String
    /// Whether the guest has been let in there.
    package var isAccepted: Bool
    package var isEnabled: Bool
    package var createdAt: Date
    package var preferredLanguage: String?
    package var profile: GuestProfile
    package var sponsors: [String]

    package init(
        originID: String, address: String, displayName: String, isAccepted: Bool, isEnabled: Bool, createdAt: Date,
        preferredLanguage: String? = nil, profile: GuestProfile = GuestProfile(), sponsors: [String] = []
    ) {
        self.originID = originID
        self.address = address
        self.displayName = displayName
        self.isAccepted = isAccepted
        self.isEnabled = isEnabled
        self.createdAt = createdAt
        self.preferredLanguage = preferredLanguage
        self.profile = profile
        self.sponsors = sponsors
    }

    /// As JSON, to be held against what is said the next time.
    package var kept: String {
        // Texts, dates and flags, in which there is nothing that JSON cannot say.
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    package init?(kept json: String) {
        guard let guest = try? JSONDecoder().decode(ImportedGuest.self, from: Data(json.utf8)) else { return nil }
        self = guest
    }

    /// What is different from what was said before, as a change of the guest.
    package func change(since before: ImportedGuest) -> GuestChange {
        var change = GuestChange()
        if displayName != before.displayName { change.displayName = displayName }
        if preferredLanguage != before.preferredLanguage {
            change.preferredLanguage = preferredLanguage.map { .set($0) } ?? .clear
        }
        if isEnabled != before.isEnabled { change.isEnabled = isEnabled }
        for property in GuestProfile.Property.allCases where profile[property] != before.profile[property] {
            change.profile[property] = profile[property].map { .set($0) } ?? .clear
        }
        if profile.businessPhones != before.profile.businessPhones { change.businessPhones = profile.businessPhones }
        return change
    }

    /// Everything that is said, as a change of a guest of whom nothing is known.
    package var wholeChange: GuestChange {
        var nothing = self
        (nothing.displayName, nothing.preferredLanguage, nothing.profile) = ("", nil, GuestProfile())
        return change(since: nothing)
    }
}
