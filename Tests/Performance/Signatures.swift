import Crypto
import CryptoExtras
import Foundation
import Glibc

/// What a guest's tokens cost whatever makes them: the ID token's signature by RSA (RS256, 2048 bits) and the access token's on P-256
/// (ES256), which is what an application gets that asked for nothing else.
enum Signatures {
    private static let count = 200

    /// Processor time of both, in microseconds.
    static func micros() throws -> Double {
        let rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let curve = P256.Signing.PrivateKey()
        // As long as the tokens are.
        let token = Data(repeating: UInt8(ascii: "a"), count: 800)
        // Of the whole program, which does nothing else meanwhile, in microseconds (clock(3), X/Open).
        let before = clock()
        for _ in 0..<count {
            _ = try rsa.signature(for: token, padding: .insecurePKCS1v1_5)
            _ = try curve.signature(for: token)
        }
        return Double(clock() - before) / Double(count)
    }
}
