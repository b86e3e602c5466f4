/// Where this installation is registered, for all its tenants.
package struct Registrations: Sendable {
    private let byDoor: [Door: ProviderRegistration]

    package init(_ byDoor: [Door: ProviderRegistration] = [:]) { self.byDoor = byDoor }

    package subscript(_ door: Door) -> ProviderRegistration? { byDoor[door] }

    package var doors: Set<Door> { Set(byDoor.keys) }
}
