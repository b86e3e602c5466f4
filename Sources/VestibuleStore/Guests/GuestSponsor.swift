import Postgres

/// Who answers for a guest: those who were added, else the contact of the application that invited last, else the tenant's.
enum GuestSponsor {
    /// The joins behind `first(of:)` and `isOne`, which also give the contact, `coalesce(p.contact, t.contact)`; `t` is the tenant.
    ///
    /// - Parameter tenant: Said once more, so that one partition is looked into.
    static func contact(of guest: String, in tenant: Query) -> Query {
        """
        left join lateral (select i.inviter from invitations i
                            where i.tenant_id = \(tenant) and i.guest_id = \(unescaped: guest).guest_id
                            order by i.invitation_id desc limit 1) newest on true
        left join applications p on p.tenant_id = \(tenant) and p.application_id = newest.inviter
        """
    }

    /// Whom to write to about the guest.
    static func first(of guest: String) -> String { first(of: guest, else: "coalesce(p.contact, t.contact)") }

    /// The same in a statement that knows itself which invitation it is about.
    ///
    /// - Parameters:
    ///   - guest: A relation of the statement with the guest's `tenant_id` and `guest_id`.
    ///   - contact: The address in the statement for a guest to whom none was added.
    static func first(of guest: String, else contact: String) -> String {
        """
        coalesce((select gs.address from guest_sponsors gs where gs.tenant_id = \(guest).tenant_id and gs.guest_id = \(guest).guest_id
                   order by gs.added_at limit 1), \(contact))
        """
    }

    /// Whether `mailbox`, an expression, is one of them.
    static func isOne(_ mailbox: String, of guest: String) -> String {
        """
        (exists (select from guest_sponsors gs where gs.tenant_id = \(guest).tenant_id and gs.guest_id = \(guest).guest_id
                                                 and lower(gs.address) = \(mailbox))
         or lower(\(first(of: guest))) = \(mailbox))
        """
    }
}
