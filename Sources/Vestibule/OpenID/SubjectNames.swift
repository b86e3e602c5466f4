import Crypto
import FoundationEssentials

/// What an application knows guests and their sessions by (OpenID Connect Core 1.0 §8): their ids, as everybody does, or names that
/// are made for its sector alone, so that what two applications know of a guest does not meet by the name.
package struct SubjectNames: Sendable {
    private let sector: String?
    private let salt: SymmetricKey

    /// - Parameters:
    ///   - sector: Whose names they are; nil for an application that knows guests by their ids.
    ///   - tenant: Keeps what the names are made with: the same guest has another one at another tenant.
    package init(sector: String?, in tenant: Tenant) {
        self.sector = sector
        salt = SymmetricKey(data: tenant.subjectSalt)
    }

    package var isPairwise: Bool { sector != nil }

    /// `sub`
    package func name(of guest: Guest.ID) -> String { name("guest", guest.description) }
    /// `sid`
    package func name(of session: Session.ID) -> String { name("session", session.description) }

    private func name(_ kind: String, _ id: String) -> String {
        guard let sector else { return id }
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(kind) \(id) \(sector)".utf8), using: salt)
        return Base64URL.encode(Array(code))
    }
}
