import OpenIDConnect
import Vestibule

/// The address space of one Entra cloud, which work and personal accounts share.
struct EntraAuthority: Sendable {
    /// The tenant of all personal accounts.
    static let consumerTenant = "9188040d-6c67-4c5b-b112-36a304b66dad"

    /// Without a slash at its end.
    let base: String

    init(_ text: String) { base = text.hasSuffix("/") ? String(text.dropLast()) : text }

    /// - Parameter tenant: `organizations`, `consumers`, a GUID, or a domain.
    func metadataURL(of tenant: String) -> String { discoveryURL(of: issuer(of: tenant)) }

    func issuer(of tenant: String) -> String { "\(base)/\(tenant)/v2.0" }

    /// Home tenant and person: `sub` is another for each client.
    static func subject(of claims: IDTokenClaims) throws(FederationRefusal) -> ProvedIdentity.Subject {
        guard let tenant = claims.tenantID, IDTokenCheck.Issuer.isGUID(tenant) else {
            throw .untrusted(reason: "the ID token has no tid")
        }
        guard let object = claims.objectID, IDTokenCheck.Issuer.isGUID(object) else {
            throw .untrusted(reason: "the ID token has no oid")
        }
        return ProvedIdentity.Subject(issuer: tenant.lowercased(), id: object.lowercased())
    }
}
