package import FoundationEssentials
import Synchronization
package import Vestibule

/// Asks Entra and the name servers about domains, never about persons, and keeps what they say.
package final class LiveRealmDirectory: RealmDirectory {
    /// The names of a domain's mail exchangers (MX); nil where it could not be learned. None is an answer too.
    package typealias MailExchangers = @Sendable (DomainName) async -> [String]?

    /// What each Entra said, by its authority: a cloud knows its own tenants only, and a tenant of ours may have named another.
    private let azureAD = Mutex<[String: FactShelf<AzureADRealm>]>([:])
    private let newAzureAD: @Sendable (String) -> FactShelf<AzureADRealm>
    private let googleWorkspace: FactShelf<Bool>?

    /// - Parameters:
    ///   - mailExchangers: Nil where name servers are not to be asked.
    ///   - limit: How long anybody waits for either.
    ///   - mostKept: Domains whose facts are kept, for each.
    package init(
        transport: any ProviderTransport, mailExchangers: MailExchangers?,
        now: @escaping @Sendable () -> Date, limit: Duration = .seconds(2), mostKept: Int = 10_000
    ) {
        let (hour, day): (TimeInterval, TimeInterval) = (3600, 24 * 3600)
        newAzureAD = { authority in
            let realm = EntraRealm(authority: EntraAuthority(authority))
            return FactShelf(
                now: now, limit: limit, mostKept: mostKept, breaker: Breaker(), life: { $0 == .noTenant ? hour : day }
            ) { domain in
                do throws(ProviderSilence) {
                    return realm.finding(in: try await transport.send(realm.request(about: domain, within: limit)))
                } catch {
                    return .failure
                }
            }
        }
        googleWorkspace = mailExchangers.map { mailExchangers in
            // Without a breaker: a domain's name servers are its owner's, and their silence says nothing of the next domain.
            FactShelf(now: now, limit: limit, mostKept: mostKept, breaker: nil, life: { $0 ? day : hour }) { domain in
                await mailExchangers(domain).map { .learned($0.contains(where: Self.isGoogle)) } ?? .failure
            }
        }
    }

    package func facts(about domain: DomainName, fromEntraAt authority: String?, asksForWorkspace: Bool) async -> RealmFacts {
        // Known by table: everybody's mailboxes belong to no organisation.
        guard ConsumerDomain(domain) == nil else { return .none }
        async let azureAD = authority.map(azureAD(at:))?.fact(about: domain) ?? .unknown(.notAsked)
        async let googleWorkspace = (asksForWorkspace ? googleWorkspace : nil)?.fact(about: domain) ?? .unknown(.notAsked)
        return await RealmFacts(azureAD: azureAD, googleWorkspace: googleWorkspace)
    }

    private func azureAD(at authority: String) -> FactShelf<AzureADRealm> {
        azureAD.withLock { shelves in
            if let known = shelves[authority] { return known }
            // Administrators name authorities; a thousand of them must not fill our memory.
            if shelves.count >= 64 { shelves.remove(at: shelves.startIndex) }
            let new = newAzureAD(authority)
            shelves[authority] = new
            return new
        }
    }

    /// `aspmx.l.google.com`, `alt1.aspmx.l.google.com`, `aspmx2.googlemail.com`, `smtp.google.com`, with or without a dot at the end.
    private static func isGoogle(_ exchanger: String) -> Bool {
        var name = exchanger.lowercased()
        if name.hasSuffix(".") { name.removeLast() }
        return name.hasSuffix(".google.com") || name.hasSuffix(".googlemail.com")
    }
}
