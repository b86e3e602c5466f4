package import FoundationEssentials

/// Somebody proved to be a guest whose access has ended.
package struct AccessEnded: Refusal, Equatable {
    package var guest: Guest.ID
    package var at: Date

    package init(guest: Guest.ID, at: Date) {
        self.guest = guest
        self.at = at
    }

    package var sentence: String { "The guest's access has ended." }
}
