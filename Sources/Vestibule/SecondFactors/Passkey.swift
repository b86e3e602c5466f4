/// A key pair that the guest's device or key ring holds (WebAuthn level 3); we hold the public half.
package struct Passkey: Sendable, Equatable {
    /// What the authenticator calls it: up to 1,023 bytes.
    package var credentialID: [UInt8]
    package var key: Key
    /// How often it has signed, as it says; stays 0 where it does not count.
    package var signCount: Int64
    /// Whether it stays in one device (RFC 8176 `hwk`) or is copied between them (`swk`).
    package var isHardware: Bool
    /// The authenticator's make, sixteen bytes; zeros where it does not say.
    package var make: [UInt8]

    package struct Key: Sendable, Equatable {
        package enum Algorithm: Int, Sendable, CaseIterable {
            case es256 = -7
            case edDSA = -8
            case rs256 = -257
        }

        package var algorithm: Algorithm
        /// As libfido2 writes it.
        package var bytes: [UInt8]

        package init(algorithm: Algorithm, bytes: [UInt8]) {
            self.algorithm = algorithm
            self.bytes = bytes
        }
    }

    package init(credentialID: [UInt8], key: Key, signCount: Int64, isHardware: Bool, make: [UInt8]) {
        self.credentialID = credentialID
        self.key = key
        self.signCount = signCount
        self.isHardware = isHardware
        self.make = make
    }
}

/// Reads and verifies what an authenticator answers. Challenge and origin are held against the page elsewhere.
package protocol PasskeyVerifier: Sendable {
    /// The new passkey in the authenticator data of a creation. Who made the authenticator is not asked (attestation `none`), so nothing is signed.
    ///
    /// - Returns: Nil for what cannot be read, is for another relying party, or was made without the user's verification.
    func passkey(in authenticatorData: [UInt8], relyingParty: String) -> Passkey?

    /// The signature counter of an assertion by `key`.
    ///
    /// - Returns: Nil where the signature is wrong, for another relying party, or was made without the user's verification.
    func signCount(of assertion: PasskeyAssertion, by key: Passkey.Key, relyingParty: String) -> Int64?
}

/// What a browser hands over of `navigator.credentials.get`.
package struct PasskeyAssertion: Sendable, Equatable {
    package var credentialID: [UInt8]
    package var clientData: [UInt8]
    package var authenticatorData: [UInt8]
    package var signature: [UInt8]

    package init(credentialID: [UInt8], clientData: [UInt8], authenticatorData: [UInt8], signature: [UInt8]) {
        self.credentialID = credentialID
        self.clientData = clientData
        self.authenticatorData = authenticatorData
        self.signature = signature
    }
}
