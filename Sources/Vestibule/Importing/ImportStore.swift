/// Guests whom another directory has, of one tenant.
package protocol ImportStore: Sendable {
    /// What is known of these ids and addresses.
    func known(
        ids: [String], mailboxes: [String], of tenant: Tenant.ID
    ) async throws -> (origins: [String: KnownOrigin], holders: [String: KnownAddress])
    /// The guest, where it came from and one event: all or none.
    ///
    /// - Throws: ``ImportRefusal/alreadyAnothers`` when somebody took the address, or the id, meanwhile.
    func create(_ id: Guest.ID, _ said: ImportedGuest, at address: EmailAddress, of tenant: Tenant.ID) async throws
    /// Notes what was said, once it is done; with `accepts`, a guest who waits and was never invited from here is let in.
    func note(_ said: ImportedGuest, about guest: Guest.ID, of tenant: Tenant.ID, accepts: Bool) async throws
    /// Guests who were brought here, wait, and were not invited from here.
    func uninvited(of tenant: Tenant.ID, limit: Int) async throws -> [UninvitedGuest]
    /// Keeps the job and notes that these guests are in it: both or none.
    func invite(_ guests: [Guest.ID], by job: NewBulkJob, of tenant: Tenant.ID) async throws -> BulkJob
}

package struct UninvitedGuest: Sendable, Equatable {
    package var guest: Guest.ID
    package var address: EmailAddress
    package var displayName: String
    package var language: String?

    package init(guest: Guest.ID, address: EmailAddress, displayName: String, language: String?) {
        self.guest = guest
        self.address = address
        self.displayName = displayName
        self.language = language
    }
}
