import Crypto
import FoundationEssentials

/// Seals what must not stand readable in the database: signing keys, letters, links, relay passwords.
///
/// AES-256-GCM with a sub-key per purpose (HKDF-SHA256, RFC 5869) from master keys that live outside the database. The first key
/// seals, all of them open, so a master key is replaced by putting the new one first. The context (the row's ids) is
/// authenticated with the text: a sealed value copied to another row does not open.
package struct Vault: Sendable {
    package enum Purpose: String, Sendable, CaseIterable {
        case signingKey, letter, link, relay, attemptCookie, browserCookie, form, passcode, page, federation, clientSecret, code,
            proofAgain, userCode, tenantDiscovery, keptAnswer, auditHead, returnPath, hookSecret,
            authenticatorKey, recoveryCode, passkeyChallenge
    }

    private let keys: [MasterKey]

    /// - Parameter masterKeys: 32 bytes each, the sealing one first.
    package init(masterKeys: [[UInt8]]) throws(VaultError) {
        guard !masterKeys.isEmpty, masterKeys.allSatisfy({ $0.count == 32 }) else { throw .badMasterKey }
        keys = masterKeys.map(MasterKey.init)
    }

    package func seal(_ text: [UInt8], for purpose: Purpose, context: String) throws(VaultError) -> [UInt8] {
        guard let key = keys.first else { throw .badMasterKey }
        do {
            let box = try AES.GCM.seal(
                text, using: key.derived(for: purpose), authenticating: Data(context.utf8))
            guard let combined = box.combined else { throw VaultError.damaged }
            return [1] + key.name + Array(combined)
        } catch { throw .damaged }
    }

    package func open(_ sealed: [UInt8], for purpose: Purpose, context: String) throws(VaultError) -> [UInt8] {
        guard sealed.count > 33, sealed.first == 1 else { throw .damaged }
        guard let key = keys.first(where: { $0.name == Array(sealed[1..<5]) }) else { throw .unknownMasterKey }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed[5...])
            return Array(try AES.GCM.open(box, using: key.derived(for: purpose), authenticating: Data(context.utf8)))
        } catch { throw .damaged }
    }

    /// Whether the master key that seals now sealed this.
    package func seals(like sealed: [UInt8]) -> Bool { sealed.count > 5 && keys.first?.name == Array(sealed[1..<5]) }

    /// The master keys' names, the sealing one's first: four bytes each, which say nothing of the key.
    package var keyNames: [[UInt8]] { keys.map(\.name) }

    /// HMAC-SHA-256 under the purpose's key, for what has too little entropy to be hashed plainly and for form tokens.
    package func authenticationCode(of text: String, for purpose: Purpose) -> [UInt8] {
        guard let key = keys.first else { return [] }
        return Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key.derived(for: purpose)))
    }

    /// An authentication code that says which master key made it, for what is kept for years.
    package func signature(of text: String, for purpose: Purpose) -> [UInt8] {
        guard let key = keys.first else { return [] }
        return [1] + key.name + authenticationCode(of: text, for: purpose)
    }

    package func isSignature(_ signature: [UInt8], of text: String, for purpose: Purpose) -> Bool {
        guard signature.count == 37, signature.first == 1 else { return false }
        guard let key = keys.first(where: { $0.name == Array(signature[1..<5]) }) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            signature[5...], authenticating: Data(text.utf8), using: key.derived(for: purpose))
    }

    /// Whether the text's code under any of the master keys begins with `prefix`.
    package func isAuthentic(prefix: [UInt8], of text: String, for purpose: Purpose) -> Bool {
        keys.contains { key in
            let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key.derived(for: purpose))
            return zip(code, prefix).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0 && !prefix.isEmpty
        }
    }

    /// Whether `code` is the text's code under any of the master keys, in constant time.
    package func isAuthentic(_ code: [UInt8], of text: String, for purpose: Purpose) -> Bool {
        keys.contains { key in
            HMAC<SHA256>.isValidAuthenticationCode(
                code, authenticating: Data(text.utf8), using: key.derived(for: purpose))
        }
    }
}

package enum VaultError: Error, Equatable, Sendable {
    /// A master key is not 32 bytes.
    case badMasterKey
    /// Sealed under a master key that was not given.
    case unknownMasterKey
    /// Changed, cut, or sealed for another purpose or row.
    case damaged
}

private struct MasterKey: Sendable {
    /// Four bytes that tell master keys apart and say nothing of them.
    let name: [UInt8]
    private let derived: [Vault.Purpose: SymmetricKey]

    init(_ bytes: [UInt8]) {
        let key = SymmetricKey(data: bytes)
        derived = Dictionary(
            uniqueKeysWithValues: Vault.Purpose.allCases.map { purpose in
                let info = Data("vestibule \(purpose.rawValue)".utf8)
                return (purpose, HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: info, outputByteCount: 32))
            })
        name = Array(HMAC<SHA256>.authenticationCode(for: Data("vestibule key name".utf8), using: key).prefix(4))
    }

    func derived(for purpose: Vault.Purpose) -> SymmetricKey {
        guard let key = derived[purpose] else { preconditionFailure("every purpose was derived") }
        return key
    }
}
