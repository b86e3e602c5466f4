/// Why a registration cannot be made, changed or taken away.
package enum ProviderRefusal: Refusal, Equatable {
    case notFound
    case missing(String)
    case name
    case authority(allowsLoopback: Bool)
    case clientID
    case clientSecret
    case homeTenant(String)
    /// Google and Microsoft have places of their own.
    case anotherCloud
    /// Another issuer would be sent the secret of the one before.
    case secretNeeded
    case tooLong(String)
    case domain(String)
    /// Everybody has mail there, so nobody vouches for it but its own provider.
    case consumerDomain(DomainName)
    /// Another provider of the tenant vouches for one of the domains.
    case domainTaken
    case notOfThisKind(String)
    /// The tenant has one of this kind; it can be changed.
    case alreadyThere
    case tooMany
    /// Guests whose account is there, who could not sign in any more.
    case locksOut(guests: Int)

    package var sentence: String {
        switch self {
        case .notFound: "No such identity provider."
        case .missing(let field): "\(field) is missing."
        case .name: "The name must be 1 to 128 characters without control characters."
        case .authority(let allowsLoopback):
            "The issuer must be an https URL without query or fragment"
                + (allowsLoopback ? " (http://localhost is allowed here)." : ".")
        case .clientID: "The client id must be 1 to 512 visible ASCII characters."
        case .clientSecret: "The client secret must be 1 to 1024 characters without control characters, and not the mask."
        case .anotherCloud:
            "Google is at https://accounts.google.com, Microsoft at one of its clouds. Register any other provider as openID, for its domains."
        case .secretNeeded: "Another issuer needs its own clientSecret in the same request."
        case .tooLong(let field): "\(field): give at most 100."
        case .homeTenant(let text): "\(text.prefix(60)) is not the id of an Entra tenant (a GUID). Say any to let every tenant in."
        case .domain(let text): "\(text.prefix(80)) is not a domain name such as partner.example."
        case .consumerDomain(let domain): "\(domain) gives mailboxes to everybody, so no partner can vouch for its addresses."
        case .domainTaken: "Another identity provider of this tenant vouches for one of these domains. Take it away there first."
        case .notOfThisKind(let field): "\(field) does not belong to a provider of this kind."
        case .alreadyThere: "The tenant has a registration there already. Change that one."
        case .tooMany: "A tenant can have at most \(RegisterProvider.most) identity providers."
        case .locksOut(let guests):
            "\(guests) guest\(guests == 1 ? "" : "s") could not sign in any more. Say force=true to do it all the same."
        }
    }
}
