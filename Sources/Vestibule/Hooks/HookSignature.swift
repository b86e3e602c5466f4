import Crypto
import FoundationEssentials

/// Signs messages as Standard Webhooks 1.0 says (github.com/standard-webhooks/standard-webhooks): HMAC-SHA-256 over id, time and body.
package enum HookSignature {
    /// The header's value: one signature for each secret, so that a receiver that knows either takes the message.
    ///
    /// - Parameter seconds: Since 1970, when this try was made.
    package static func text(id: String, seconds: Int, body: [UInt8], secrets: [[UInt8]]) -> String {
        let signed = Data("\(id).\(seconds).".utf8) + Data(body)
        return secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret))
            return "v1," + Data(code).base64EncodedString()
        }.joined(separator: " ")
    }
}
