/// How long a tenant's guests stay, and how their sponsors prolong it.
package struct LifecyclePolicy: Sendable, Equatable {
    /// How long access lasts from the redemption, in days, where nobody said another end; nil for without one.
    package var accessDays: Int?
    /// By how many days one press of a sponsor renews it.
    package var renewalDays: Int
    /// How many days before the end sponsors are told; none tells nobody.
    package var warningDays: [Int]
    /// Whether guests may ask by themselves that a colleague takes their place.
    package var guestsMayHandOver: Bool

    package init(
        accessDays: Int? = nil, renewalDays: Int = 180, warningDays: [Int] = [14, 3], guestsMayHandOver: Bool = false
    ) {
        self.accessDays = accessDays
        self.renewalDays = renewalDays
        self.warningDays = warningDays
        self.guestsMayHandOver = guestsMayHandOver
    }

    package static let accessRange = 0...3650
    package static let renewalRange = 1...730
    /// The longest warning: no end further away is looked for.
    package static let warningRange = 1...90
    package static let mostWarnings = 5
    /// For how many days after the end a sponsor can still renew.
    package static let graceDays = 30
}

/// What one call changes of it; nil leaves a setting as it is.
package struct LifecycleSettings: Sendable, Equatable {
    /// 0 for without an end.
    package var accessDays: Int?
    package var renewalDays: Int?
    package var warningDays: [Int]?
    package var guestsMayHandOver: Bool?

    package init() {}
}
