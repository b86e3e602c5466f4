import Crypto
import FoundationEssentials

/// Codes and access tokens that a stand-in gave out.
///
/// Guards single use: two requests may come with one code, and one of them must lose.
actor GrantBook {
    struct Grant: Sendable {
        var persona: Persona
        var wanted: WantedToken
        var realm: Realm
        fileprivate var code: String
        fileprivate var expiresAt: Date
    }

    private static let codeLife: TimeInterval = 60
    static let tokenLife: TimeInterval = 3600
    /// Nobody signs in as often in an hour, and a loop in somebody's test must not fill the memory.
    private static let capacity = 20_000

    private let now: @Sendable () -> Date
    private var codes: [String: Grant] = [:]
    private var usedCodes: [String: Date] = [:]
    private var accessTokens: [String: Grant] = [:]

    init(now: @escaping @Sendable () -> Date) {
        self.now = now
    }

    func issueCode(for persona: Persona, wanted: WantedToken, realm: Realm) -> String {
        forgetOld()
        let code = Self.secret()
        codes[code] = Grant(persona: persona, wanted: wanted, realm: realm, code: code, expiresAt: now() + Self.codeLife)
        return code
    }

    /// Spends a code: whatever comes of it, it does not work again, and who tries ends what it gave (RFC 6749 §4.1.2).
    func spend(_ code: String, by client: String, in realm: Realm) throws(OAuthRefusal) -> Grant {
        guard usedCodes[code] == nil else {
            accessTokens = accessTokens.filter { $0.value.code != code }
            throw .usedCode
        }
        guard let grant = codes[code], grant.wanted.clientID == client else { throw .unknownCode }
        codes[code] = nil
        usedCodes[code] = now() + Self.tokenLife
        guard grant.expiresAt > now() else { throw .expiredCode }
        guard grant.realm == realm else { throw .otherRealm }
        return grant
    }

    func issueAccessToken(_ grant: Grant) -> String {
        let token = Self.secret()
        accessTokens[token] = grant
        accessTokens[token]?.expiresAt = now() + Self.tokenLife
        return token
    }

    func grant(ofAccessToken token: String) throws(OAuthRefusal) -> Grant {
        guard let grant = accessTokens[token], grant.expiresAt > now() else { throw .wrongBearer }
        return grant
    }

    private func forgetOld() {
        guard codes.count + usedCodes.count + accessTokens.count > Self.capacity else { return }
        let now = now()
        codes = codes.filter { $0.value.expiresAt > now }
        usedCodes = usedCodes.filter { $0.value > now }
        accessTokens = accessTokens.filter { $0.value.expiresAt > now }
    }

    private static func secret() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { base64URL($0) }
    }
}

/// Base64url without padding (RFC 7515 §2).
func base64URL(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}
