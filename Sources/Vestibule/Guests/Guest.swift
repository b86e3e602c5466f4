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
    /// Nil for the many who have none, and where it was not asked for.
    package let profile: GuestProfile?
    /// Nil where it was not asked for.
    package let version: Version?
    /// Nil for who is not deleted.
    package let deletedAt: Date?

    /// Another one after each change of what is kept of the guest.
    package typealias Version = Int

    package init(
        id: ID, tenant: Tenant.ID, address: EmailAddress, displayName: String, preferredLanguage: String?, state: State,
        stateChangedAt: Date, isEnabled: Bool, door: Door = .passcode, createdAt: Date,
        profile: GuestProfile? = nil, version: Version? = nil, deletedAt: Date? = nil
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
        self.profile = profile
        self.version = version
        self.deletedAt = deletedAt
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

extension EmailAddress {
    /// The principal name of a guest who has this address, for who knows no more of the guest.
    package func userPrincipalName(in domain: String) -> String {
        var name = Array(text.utf8)
        name[localCount] = UInt8(ascii: "_")
        return String(decoding: name, as: UTF8.self) + "#EXT#@" + domain
    }
}

extension Tenant {
    /// What the principal names of its guests end with.
    package var principalNameDomain: String { domains.first?.text ?? id.description }
}
