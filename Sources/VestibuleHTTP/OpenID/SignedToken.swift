import FoundationEssentials
import JWTKit
import Vestibule

/// Reads tokens that a tenant of ours signed. What they say is for who asked to judge: issuer, audience, times.
struct SignedTokenReader: Sendable {
    let keys: KeyRing
    let surroundings: Surroundings

    /// The claims of a token of this kind and the tenant whose key signed it; nil for whatever is none of ours.
    ///
    /// - Parameter isHint: What it says is not believed, but names somebody.
    ///
    /// The key says the algorithm, the header only has to agree; what names a key elsewhere, or is critical, is refused (SECURITY 2).
    func claims<Claims: JWTPayload>(
        of token: String, as kind: TokenSigner.Kind, _ type: Claims.Type = Claims.self, isHint: Bool = false
    ) async throws -> (claims: Claims, tenant: Tenant.ID)? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard token.utf8.count <= Self.longest, parts.count == 3, let header = Base64URL.decode(parts[0]),
            let body = Base64URL.decode(parts[1]), Base64URL.decode(parts[2]) != nil,
            let header = try? JSONDecoder().decode(Header.self, from: Data(header)),
            let hint = try? JSONDecoder().decode(TenantHint.self, from: Data(body)), let tenant = Tenant.ID(hint.tid),
            header.typ.lowercased() == kind.rawValue.lowercased(), header.namesNoOtherKey,
            let keys = try await keys.keys(of: tenant, holding: header.kid),
            let key = isHint
                ? keys.rememberedKey(header.kid, at: surroundings.now()) : keys.key(header.kid, at: surroundings.now()),
            key.algorithm.rawValue == header.alg,
            let claims = try? await keys.collection.verify(token, as: Claims.self)
        else { return nil }
        return (claims, tenant)
    }

    /// Bytes: as long as a token with the most and longest roles, and claims of hooks, that there may be.
    static let longest = 32_768

    /// Whom an ID token of this tenant names, and to which application; it may have expired.
    func hint(_ token: String, of tenant: Tenant.ID) async throws -> (subject: String, application: Application.ID)? {
        guard let (claims, signedBy) = try await claims(of: token, as: .id, Hint.self, isHint: true), signedBy == tenant,
            let application = Application.ID(claims.aud)
        else { return nil }
        return (claims.sub, application)
    }

    private struct Hint: JWTPayload {
        var sub: String
        var aud: String

        func verify(using algorithm: some JWTAlgorithm) throws {}
    }

    private struct TenantHint: Decodable { let tid: String }

    private struct Header: Decodable {
        let alg: String
        let kid: String
        let typ: String
        let crit: [String]?
        let jku: String?
        let x5u: String?
        private let hasKey: Bool

        var namesNoOtherKey: Bool { crit == nil && jku == nil && x5u == nil && !hasKey }

        enum CodingKeys: String, CodingKey { case alg, kid, typ, crit, jku, x5u, jwk }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            alg = try fields.decode(String.self, forKey: .alg)
            kid = try fields.decode(String.self, forKey: .kid)
            typ = try fields.decode(String.self, forKey: .typ)
            crit = try fields.decodeIfPresent([String].self, forKey: .crit)
            jku = try fields.decodeIfPresent(String.self, forKey: .jku)
            x5u = try fields.decodeIfPresent(String.self, forKey: .x5u)
            hasKey = fields.contains(.jwk)
        }
    }
}
