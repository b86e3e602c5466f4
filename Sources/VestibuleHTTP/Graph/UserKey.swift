import Hummingbird
import Vestibule

/// The user that a path names: `/users/{id}` and `/users('{id}')`, by id or by principal name.
struct UserKey {
    private enum Name {
        case id(Guest.ID)
        case address(EmailAddress)
    }

    private let name: Name

    /// - Throws: ``GuestChangeRefusal/notFound`` for what can be nobody's.
    init(_ context: RequestFacts, in tenant: Tenant) throws(GuestChangeRefusal) {
        guard let text = Self.text(context) else { throw .notFound }
        if let id = Guest.ID(text) {
            name = .id(id)
        } else if case .text(.mail, .isOneOf(let mails))? = GuestFilter.principalName(
            .isOneOf([FoldedText(text)]), in: tenant.principalNameDomain), let mail = mails.first,
            let address = EmailAddress(stored: mail.text)
        {
            name = .address(address)
        } else {
            throw .notFound
        }
    }

    func guest(of tenant: Tenant.ID, in guests: any GuestStore) async throws -> Guest {
        let found =
            switch name {
            case .id(let id): try await guests.guest(id, of: tenant)
            case .address(let address): try await guests.guest(withAddress: address, of: tenant)
            }
        guard let found else { throw GuestChangeRefusal.notFound }
        return found
    }

    /// An id is taken as it is; whether there is such a guest shows when something is done.
    func id(of tenant: Tenant.ID, in guests: any GuestStore) async throws -> Guest.ID {
        if case .id(let id) = name { return id }
        return try await guest(of: tenant, in: guests).id
    }

    private static func text(_ context: RequestFacts) -> String? {
        if let text = context.parameters.get("id") { return decoded(text) }
        // OData's key in parentheses, its quotes doubled.
        guard let key = context.parameters.get("key").flatMap(decoded), key.hasSuffix("')") else { return nil }
        for start in ["('", "(id='", "(userprincipalname='"] where key.lowercased().hasPrefix(start) {
            return String(key.dropFirst(start.count).dropLast(2)).replacing("''", with: "'")
        }
        return nil
    }

    /// In a path a `+` is a plus.
    static func decoded(_ text: String) -> String? { PercentEncoding.decoded(text.replacing("+", with: "%2B")[...]) }
}
