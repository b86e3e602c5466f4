package import FoundationEssentials

/// To the sponsor: guests whose access ends, or the one who asks for more time.
package struct AccessEndingLetter: Codable, Sendable, Equatable {
    package struct Guest: Codable, Sendable, Equatable {
        /// With the address.
        package var name: String
        package var endsAt: Date

        package init(name: String, endsAt: Date) {
            self.name = name
            self.endsAt = endsAt
        }
    }

    /// One or more.
    package var guests: [Guest]
    /// How many the page lists beside those.
    package var others: Int
    /// Whether the guest asked, whose access has ended.
    package var isAsked: Bool
    /// To the page that lists them all.
    package var actionLink: String

    package init(guests: [Guest], others: Int, isAsked: Bool, actionLink: String) {
        self.guests = guests
        self.others = others
        self.isAsked = isAsked
        self.actionLink = actionLink
    }
}
