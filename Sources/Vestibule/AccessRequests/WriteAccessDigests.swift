/// Tells sponsors once a day how many requests wait that had no letter of their own, so that nobody's many requests keep another's from
/// being heard of.
package struct WriteAccessDigests: Sendable {
    private let digests: any AccessDigestStore
    private let tenants: any TenantStore
    private let letters: LetterSealer
    private let links: PublicLinks

    package init(digests: any AccessDigestStore, tenants: any TenantStore, letters: LetterSealer, links: PublicLinks) {
        self.digests = digests
        self.tenants = tenants
        self.letters = letters
        self.links = links
    }

    /// Writes those that are due.
    ///
    /// - Parameter limit: At most so many; the next pass goes on.
    /// - Returns: Whose outbox has a letter now.
    package func callAsFunction(atMost limit: Int = 500) async throws -> Set<Tenant.ID> {
        var written: Set<Tenant.ID> = []
        for digest in try await digests.due(limit: limit) {
            guard let tenant = try await tenants.tenant(digest.tenant) else { continue }
            let letter = Letter.accessWaits(
                AccessWaitsLetter(
                    applicationName: digest.applicationName, waiting: digest.waiting, oldestAt: digest.oldestAt,
                    listAddress: links.accessRequests(of: tenant.id)))
            let sealed = try letters.seal(letter, to: tenant.contact, language: tenant.language, of: tenant.id)
            if try await digests.write(sealed, of: digest) { written.insert(tenant.id) }
        }
        return written
    }
}
