import Crypto
import CryptoExtras
import Foundation
import JWTKit
import OpenIDConnect
import Vestibule

extension ClientKey.Material {
    /// Whether the assertion was signed by this key's other half, by an algorithm that is for keys of this kind.
    func signed(_ assertion: ClientAssertion) async -> Bool {
        do {
            let keys = JWTKeyCollection()
            switch (kind, assertion.algorithm) {
            case (.rsa, .rs256): await keys.add(rsa: try JWTKit.Insecure.RSA.PublicKey(pem: pem), digestAlgorithm: .sha256)
            case (.rsa, .ps256): await keys.add(pss: try JWTKit.Insecure.RSA.PublicKey(pem: pem), digestAlgorithm: .sha256)
            case (.p256, .es256): await keys.add(ecdsa: try ES256PublicKey(pem: pem))
            default: return false
            }
            _ = try await keys.verify(assertion.text, as: Unread.self)
            return true
        } catch { return false }
    }

    /// What the assertion says is read by ``ClientAssertion``.
    private struct Unread: JWTPayload {
        func verify(using algorithm: some JWTAlgorithm) throws {}
    }

    /// The key that an administrator gave: PEM of the key or of its certificate, or a JWK (RFC 7517). What it says of its use or its
    /// end is not looked at.
    ///
    /// - Returns: Nil for what is none of them, for a curve other than P-256, and for RSA of other than 2048 to 4096 bits.
    init?(given text: String) {
        guard text.utf8.count <= 16_384 else { return nil }
        if let key = Self.rsa(text), let bits = try? key.getKeyPrimitives().modulus.drop(while: { $0 == 0 }).count * 8 {
            guard (2048...4096).contains(bits) else { return nil }
            self.init(kind: .rsa, pem: key.pemRepresentation)
        } else if let key = Self.p256(text) {
            self.init(kind: .p256, pem: key.pemRepresentation)
        } else {
            return nil
        }
    }

    private static func rsa(_ text: String) -> JWTKit.Insecure.RSA.PublicKey? {
        (try? JWTKit.Insecure.RSA.PublicKey(pem: text)) ?? (try? JWTKit.Insecure.RSA.PublicKey(certificatePEM: text))
            ?? jwk(text, .rsa).flatMap { key in
                guard let modulus = key.modulus, let exponent = key.exponent else { return nil }
                return try? JWTKit.Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent)
            }
    }

    private static func p256(_ text: String) -> ES256PublicKey? {
        (try? ES256PublicKey(pem: text)) ?? (try? ES256PublicKey(certificate: text))
            ?? jwk(text, .ecdsa).flatMap { key in
                guard key.curve == .ecdsa(.p256), let x = key.x, let y = key.y else { return nil }
                return try? ES256PublicKey(parameters: (x: x, y: y))
            }
    }

    private static func jwk(_ text: String, _ type: JWK.KeyType) -> JWK? {
        (try? JSONDecoder().decode(JWK.self, from: Data(text.utf8))).flatMap { $0.keyType == type ? $0 : nil }
    }

    /// SHA-256 of the key in DER, hexadecimal.
    var fingerprint: String {
        let body = pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }.joined()
        return SHA256.hash(data: Data(base64Encoded: body) ?? Data()).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
