import Crypto
import FoundationEssentials

/// Who answers for a guest: a mailbox of the tenant's choice, to which the letters go that somebody has to decide about.
package struct Sponsor: Sendable, Equatable {
    package typealias ID = Identifier<Sponsor>

    package let id: ID
    package let address: EmailAddress

    package init(_ address: EmailAddress, of tenant: Tenant.ID) {
        id = Self.id(of: address, in: tenant)
        self.address = address
    }

    /// How many a guest may have, as in Graph.
    package static let most = 5

    /// The same for one mailbox of one tenant always, so that no directory of sponsors has to be kept: a UUID made by hashing (RFC 9562
    /// §5.8, of SHA-256). Nobody can tell the address from it without guessing it.
    package static func id(of address: EmailAddress, in tenant: Tenant.ID) -> ID {
        var bytes = Array(SHA256.hash(data: Data("sponsor \(tenant) \(address.mailbox)".utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        return ID(rawValue: bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) })
    }
}

/// Whom a caller means by a sponsor.
package enum NamedSponsor: Sendable, Equatable {
    case address(EmailAddress)
    case id(Sponsor.ID)

    /// Its address, where it is the tenant's contact that is meant by its id: nobody has to have added that one.
    package func known(to tenant: Tenant) -> NamedSponsor {
        guard case .id(let id) = self, id == Sponsor.id(of: tenant.contact, in: tenant.id) else { return self }
        return .address(tenant.contact)
    }
}
