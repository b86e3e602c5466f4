import QRCode
import Vestibule
import WebAuthn

/// libfido2's answers in the words of the rules, which do not know libfido2.
struct Passkeys: PasskeyVerifier {
    func passkey(in authenticatorData: [UInt8], relyingParty: String) -> Passkey? {
        guard let made = WebAuthn(relyingParty: relyingParty).credential(in: authenticatorData),
            let algorithm = Passkey.Key.Algorithm(rawValue: Int(made.algorithm.rawValue))
        else { return nil }
        return Passkey(
            credentialID: made.id, key: Passkey.Key(algorithm: algorithm, bytes: made.publicKey),
            signCount: Int64(made.signCount), isHardware: !made.isCopied, make: made.make)
    }

    func signCount(of assertion: PasskeyAssertion, by key: Passkey.Key, relyingParty: String) -> Int64? {
        WebAuthn.Algorithm(rawValue: Int32(key.algorithm.rawValue)).flatMap { algorithm in
            WebAuthn(relyingParty: relyingParty).signCount(
                authenticatorData: assertion.authenticatorData, clientData: assertion.clientData,
                signature: assertion.signature, algorithm: algorithm, publicKey: key.bytes)
        }.map(Int64.init)
    }
}

extension QRCode {
    /// No key's text comes near what does not fit.
    static func rows(of text: String) -> [[Bool]] { QRCode(text)?.rows ?? [] }
}
