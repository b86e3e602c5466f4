/// What one call changes of a tenant's doors; nil leaves a setting as it is.
package struct RouteSettings: Sendable, Equatable {
    package var order: [RoutePolicy.Step]?
    package var fallback: RoutePolicy.Fallback?
    package var guestMayChoosePasscode: Bool?
    package var selfHealing: SelfHealing?
    package var opened: Set<Door> = []
    package var closed: Set<Door> = []

    package init() {}
}
