import CLibFIDO2
import Crypto
import FoundationEssentials

/// Reads what authenticators answer (WebAuthn level 3 §6.1), by libfido2: its reader of CBOR and COSE, and its verification. Knows no guest.
///
/// What a browser adds (challenge, origin) is its caller's to check.
package struct WebAuthn: Sendable {
    /// A host name (WebAuthn level 3 §5.1.2).
    private let relyingParty: String

    package init(relyingParty: String) {
        self.relyingParty = relyingParty
    }

    package enum Algorithm: Int32, Sendable, CaseIterable {
        case es256 = -7
        case edDSA = -8
        case rs256 = -257
    }

    package struct NewCredential: Sendable, Equatable {
        package let id: [UInt8]
        package let algorithm: Algorithm
        /// As libfido2 writes it: the coordinates, the point, or modulus and exponent.
        package let publicKey: [UInt8]
        package let signCount: UInt32
        /// Sixteen bytes that name the authenticator's make.
        package let make: [UInt8]
        /// Whether it may be copied from device to device (flag BE).
        package let isCopied: Bool
    }

    /// The credential in the authenticator data of `navigator.credentials.create`. No attestation is asked for, so nothing is signed here.
    ///
    /// - Returns: Nil for what cannot be read, another relying party, an algorithm that was not asked for, or an unverified user.
    package func credential(in authenticatorData: [UInt8]) -> NewCredential? {
        guard isForUs(authenticatorData) else { return nil }
        for algorithm in Algorithm.allCases {
            var credential = fido_cred_new()
            defer { fido_cred_free(&credential) }
            // The library reads a key only of the type that it was told.
            guard let credential, fido_cred_set_type(credential, algorithm.rawValue) == FIDO_OK,
                fido_cred_set_authdata_raw(credential, authenticatorData, authenticatorData.count) == FIDO_OK
            else { continue }
            let id = Self.bytes(fido_cred_id_ptr(credential), fido_cred_id_len(credential))
            let key = Self.bytes(fido_cred_pubkey_ptr(credential), fido_cred_pubkey_len(credential))
            let make = Self.bytes(fido_cred_aaguid_ptr(credential), fido_cred_aaguid_len(credential))
            guard (1...1023).contains(id.count), !key.isEmpty, make.count == 16 else { return nil }
            return NewCredential(
                id: id, algorithm: algorithm, publicKey: key, signCount: fido_cred_sigcount(credential), make: make,
                isCopied: authenticatorData[32] & Flag.backupEligible != 0)
        }
        return nil
    }

    /// The counter of an assertion (`navigator.credentials.get`) that is signed by this key.
    ///
    /// - Returns: Nil for a wrong signature, another relying party or an unverified user.
    package func signCount(
        authenticatorData: [UInt8], clientData: [UInt8], signature: [UInt8], algorithm: Algorithm, publicKey: [UInt8]
    ) -> UInt32? {
        guard isForUs(authenticatorData), !signature.isEmpty, let key = PublicKey(algorithm, publicKey) else { return nil }
        var assertion = fido_assert_new()
        defer { fido_assert_free(&assertion) }
        guard let assertion, fido_assert_set_rp(assertion, relyingParty) == FIDO_OK,
            fido_assert_set_clientdata(assertion, clientData, clientData.count) == FIDO_OK,
            fido_assert_set_up(assertion, FIDO_OPT_TRUE) == FIDO_OK, fido_assert_set_uv(assertion, FIDO_OPT_TRUE) == FIDO_OK,
            fido_assert_set_count(assertion, 1) == FIDO_OK,
            fido_assert_set_authdata_raw(assertion, 0, authenticatorData, authenticatorData.count) == FIDO_OK,
            fido_assert_set_sig(assertion, 0, signature, signature.count) == FIDO_OK,
            fido_assert_verify(assertion, 0, algorithm.rawValue, key.pointer) == FIDO_OK
        else { return nil }
        return fido_assert_sigcount(assertion, 0)
    }

    private enum Flag {
        static let userPresent: UInt8 = 0x01
        static let userVerified: UInt8 = 0x04
        static let backupEligible: UInt8 = 0x08
    }

    /// The hash of the relying party's name, then the flags, then the counter (§6.1).
    private func isForUs(_ authenticatorData: [UInt8]) -> Bool {
        let wanted = Flag.userPresent | Flag.userVerified
        return (37...4096).contains(authenticatorData.count) && authenticatorData[32] & wanted == wanted
            && Array(SHA256.hash(data: Data(relyingParty.utf8))) == Array(authenticatorData[..<32])
    }

    private static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
        Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }
}

/// A public key in the library's own shape, freed with its owner.
private final class PublicKey {
    let pointer: UnsafeRawPointer
    private let free: () -> Void

    init?(_ algorithm: WebAuthn.Algorithm, _ bytes: [UInt8]) {
        switch algorithm {
        case .es256:
            guard let key = es256_pk_new() else { return nil }
            var owned: OpaquePointer? = key
            guard es256_pk_from_ptr(key, bytes, bytes.count) == FIDO_OK else {
                es256_pk_free(&owned)
                return nil
            }
            (pointer, free) = (UnsafeRawPointer(key), { es256_pk_free(&owned) })
        case .edDSA:
            guard let key = eddsa_pk_new() else { return nil }
            var owned: OpaquePointer? = key
            guard eddsa_pk_from_ptr(key, bytes, bytes.count) == FIDO_OK else {
                eddsa_pk_free(&owned)
                return nil
            }
            (pointer, free) = (UnsafeRawPointer(key), { eddsa_pk_free(&owned) })
        case .rs256:
            guard let key = rs256_pk_new() else { return nil }
            var owned: OpaquePointer? = key
            guard rs256_pk_from_ptr(key, bytes, bytes.count) == FIDO_OK else {
                rs256_pk_free(&owned)
                return nil
            }
            (pointer, free) = (UnsafeRawPointer(key), { rs256_pk_free(&owned) })
        }
    }

    deinit { free() }
}
