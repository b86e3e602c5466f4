import Postgres
import Vestibule

/// Signing keys as rows.
enum SigningKeyRows {
    static func insertion(of key: SigningKey, tenant: Tenant.ID) -> Query {
        """
        insert into signing_keys (tenant_id, key_id, algorithm, public_jwk, sealed_private_key, signs_from)
        values (\(tenant), \(key.id), \(key.algorithm.rawValue), \(key.publicJWK), \(key.sealedPrivateKey),
                \(key.signsFrom))
        """
    }

    static let columns =
        "tenant_id, key_id, algorithm, public_jwk, sealed_private_key, created_at, signs_from, signs_until, published_until"

    static func key(_ row: Row) throws -> SigningKey {
        SigningKey(
            id: try row.decode("key_id"), algorithm: try row.word("algorithm"), publicJWK: try row.decode("public_jwk"),
            sealedPrivateKey: try row.decode("sealed_private_key"), createdAt: try row.decode("created_at"),
            signsFrom: try row.decode("signs_from"), signsUntil: try row.decode("signs_until"),
            publishedUntil: try row.decode("published_until"))
    }
}
