package import FoundationEssentials

/// Somebody from outside whom a tenant has let in, or is about to.
///
/// All is constant, for a page's sake too: of a struct as large as this, Swift copies what may change once more when it is made.
package struct Guest: Sendable, Equatable {
    package typealias ID = Identifier<Guest>

    /// Graph's `externalUserState`.
    package enum State: String, Sendable, CaseIterable {
        case pendingAcceptance = "PendingAcceptance"
        case accepted = "Accepted"
    }

    package let id: ID
    package let tenant: Tenant.ID
    package let address: EmailAddress
    package let displayName: String
    package let preferredLanguage: String?
    package let state: State
    package let stateChangedAt: Date
    package let isEnabled: Bool
    /// Where the guest's own account is; the passcode for who has none.
    package let door: Door
    package let createdAt: Date

    package init(
        id: ID, tenant: Tenant.ID, address: EmailAddress, displayName: String, preferredLanguage: String?, state: State,
        stateChangedAt: Date, isEnabled: Bool, door: Door = .passcode, createdAt: Date
    ) {
        self.id = id
        self.tenant = tenant
        self.address = address
        self.displayName = displayName
        self.preferredLanguage = preferredLanguage
        self.state = state
        self.stateChangedAt = stateChangedAt
        self.isEnabled = isEnabled
        self.door = door
        self.createdAt = createdAt
    }

    private static let mark = "#EXT#@"

    /// `ana_fabrikam.example#EXT#@contoso.example`, as Entra writes the name of a guest.
    package func userPrincipalName(in domain: String) -> String {
        String(unsafeUninitializedCapacity: userPrincipalNameLength(in: domain)) {
            writeUserPrincipalName(in: domain, to: $0)
            return $0.count
        }
    }

    /// The bytes of ``userPrincipalName(in:)``.
    package func userPrincipalNameLength(in domain: String) -> Int {
        address.text.utf8.count + Self.mark.utf8.count + domain.utf8.count
    }

    /// Fills the ``userPrincipalNameLength(in:)`` bytes of `name`, none of which needs an escape in JSON.
    package func writeUserPrincipalName(in domain: String, to name: UnsafeMutableBufferPointer<UInt8>) {
        var end = name.initialize(fromContentsOf: address.text.utf8)
        name[address.localCount] = UInt8(ascii: "_")
        end = name[end...].initialize(fromContentsOf: Self.mark.utf8)
        _ = name[end...].initialize(fromContentsOf: domain.utf8)
    }
}

extension Tenant {
    /// What the principal names of its guests end with.
    package var principalNameDomain: String { domains.first?.text ?? id.description }
}

package protocol GuestStore: Sendable {
    func guest(_ id: Guest.ID, of tenant: Tenant.ID) async throws -> Guest?
    func guest(withAddress address: EmailAddress, of tenant: Tenant.ID) async throws -> Guest?
    /// The guests that `filter` chooses, in the order of their ids, after `cursor`.
    func list(of tenant: Tenant.ID, matching filter: GuestFilter, after cursor: Guest.ID?, limit: Int) async throws -> [Guest]
    /// What was decided at the door of each of these guests who has come, by the guest.
    func routesTaken(by guests: [Guest.ID], of tenant: Tenant.ID) async throws -> [Guest.ID: RouteTrace]
    /// How many guests who have accepted sign in at one of these doors.
    func count(of tenant: Tenant.ID, signingInAt doors: Set<Door>) async throws -> Int
    /// Ends what the guest proved up to now: sessions, and with them codes and tokens. False when there is no such guest.
    func revokeSessions(of id: Guest.ID, tenant: Tenant.ID, by actor: Actor) async throws -> Bool
    /// Soft: the row stays 30 days; its links, codes, attempts and sessions are dead at commit. False when there is none.
    func delete(_ id: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool
}

extension GuestStore {
    /// Guests in the order of their ids, after `cursor`.
    package func list(of tenant: Tenant.ID, after cursor: Guest.ID?, limit: Int) async throws -> [Guest] {
        try await list(of: tenant, matching: .everyone, after: cursor, limit: limit)
    }
}
