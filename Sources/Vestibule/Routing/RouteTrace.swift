package import FoundationEssentials

/// What routing found for one address at one moment, as it is kept: of an invitation when it was made, and of what was decided when
/// somebody came.
package struct RouteTrace: Sendable, Equatable {
    package var at: Date
    /// Where the guest goes; nil when no door fits.
    package var door: Door?
    /// Whether the guest took this door instead of the one that was first.
    package var isChoice: Bool
    package var offersPasscode: Bool
    /// Open doors besides, best first.
    package var alternatives: [Door]
    /// What was found about each door, in the order they were looked at; what could not be learned is said as such.
    package var verdicts: [DoorVerdict]

    package init(
        at moment: Date, door: Door?, isChoice: Bool = false, offersPasscode: Bool = false, alternatives: [Door] = [],
        verdicts: [DoorVerdict]
    ) {
        // Whole seconds, as they are kept and shown.
        at = Date(timeIntervalSince1970: moment.timeIntervalSince1970.rounded(.down))
        self.door = door
        self.isChoice = isChoice
        self.offersPasscode = offersPasscode
        self.alternatives = alternatives
        self.verdicts = verdicts
    }

    /// - Parameter taken: Where the guest really went; nil for the first door.
    package init(_ route: Route, taking taken: Door? = nil, at moment: Date) {
        let door = taken ?? route.first.door
        self.init(
            at: moment, door: door, isChoice: door != route.first.door, offersPasscode: route.offersPasscode,
            alternatives: route.alternatives.map(\.door), verdicts: route.trace)
    }

    package init(_ refusal: RouteRefusal, at moment: Date) {
        switch refusal {
        case .noDoor(let tried): self.init(at: moment, door: nil, verdicts: tried)
        }
    }

    /// For an administrator: why this door.
    package var sentence: String {
        if isChoice { return "The guest chose it instead of the first door." }
        return verdicts.first { $0.door == door }?.sentence ?? "No identity provider that is open to this address fits it."
    }
}
