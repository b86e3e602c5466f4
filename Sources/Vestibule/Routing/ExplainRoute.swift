/// Which door an address would go to, told before anybody is invited, and of a guest where they go.
package struct ExplainRoute: Sendable {
    private let routeAddress: RouteAddress
    private let guests: any GuestStore
    private let surroundings: Surroundings

    package init(routeAddress: RouteAddress, guests: any GuestStore, surroundings: Surroundings) {
        self.routeAddress = routeAddress
        self.guests = guests
        self.surroundings = surroundings
    }

    package struct Explanation: Sendable {
        package var address: EmailAddress
        /// Whether the address may be invited at all.
        package var domain: DomainVerdict
        /// The guest who has the address already.
        package var guest: Guest.ID?
        package var route: RouteTrace
    }

    /// - Parameter tellsOfGuests: Whether it may be learned that the address is a guest's; if not, the answer is of any address there.
    package func callAsFunction(_ address: EmailAddress, to tenant: Tenant, tellsOfGuests: Bool) async throws -> Explanation {
        let guest = tellsOfGuests ? try await guests.guest(withAddress: address, of: tenant.id) : nil
        // A guest who is in goes where the guest is known; who is invited, where the address belongs.
        let bound = guest.flatMap { $0.state == .accepted ? $0.door : nil }
        let domain = domainVerdict(on: address.domain, rules: tenant.domainRules)
        return Explanation(
            address: address, domain: domain, guest: guest?.id,
            route: await routeAddress.trace(of: address, to: tenant, bound: bound, at: surroundings.now()))
    }
}
