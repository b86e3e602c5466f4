import Crypto
package import FoundationEssentials

/// Whether a token whose signature holds is for this client, this request and this moment (OpenID Connect Core 1.0 §3.1.3.7).
///
/// Pure. The signature is checked by who has the keys, before.
package struct IDTokenCheck: Sendable {
    package enum Issuer: Sendable, Equatable {
        /// One of these spellings.
        case oneOf([String])
        /// Entra's `https://…/{tenantid}/v2.0`, filled with the token's own `tid`.
        case template(String)
    }

    package var issuer: Issuer
    package var clientID: String
    package var nonce: String
    /// What came with the ID token, for `at_hash`.
    package var accessToken: String?

    package init(issuer: Issuer, clientID: String, nonce: String, accessToken: String?) {
        self.issuer = issuer
        self.clientID = clientID
        self.nonce = nonce
        self.accessToken = accessToken
    }

    /// How far two clocks may be apart.
    package static let leeway: Double = 60

    package func check(_ claims: IDTokenClaims, at now: Date) throws(IDTokenFault) {
        guard let claimed = claims.issuer else { throw .missing("iss") }
        guard let subject = claims.subject, !subject.isEmpty else { throw .missing("sub") }
        guard subject.utf8.count <= 255, subject.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .malformed }
        guard issuer.matches(claimed, tenantID: claims.tenantID) else { throw .issuer }
        guard claims.audience.contains(clientID) else { throw .audience }
        guard claims.authorizedParty.map({ $0 == clientID }) ?? (claims.audience.count == 1) else { throw .authorizedParty }
        try checkTimes(of: claims, at: now.timeIntervalSince1970)
        guard let said = claims.nonce else { throw .missing("nonce") }
        guard said == nonce else { throw .nonce }
        if let hash = claims.accessTokenHash {
            guard let accessToken, hash == Self.hash(of: accessToken) else { throw .accessTokenHash }
        }
    }

    private func checkTimes(of claims: IDTokenClaims, at now: Double) throws(IDTokenFault) {
        guard let expiresAt = claims.expiresAt else { throw .missing("exp") }
        guard let issuedAt = claims.issuedAt else { throw .missing("iat") }
        guard now < expiresAt + Self.leeway else { throw .expired }
        guard issuedAt <= now + Self.leeway, claims.notBefore.map({ $0 <= now + Self.leeway }) ?? true else { throw .notYetValid }
    }

    /// The left half of the hash (§3.1.3.6); SHA-256 goes with both algorithms that are taken.
    private static func hash(of accessToken: String) -> String {
        Base64URLText.encode(SHA256.hash(data: Array(accessToken.utf8)).prefix(16))
    }
}

extension IDTokenCheck.Issuer {
    package static let placeholder = "{tenantid}"

    /// Whether `claimed` is this issuer, exactly, for a token of this home tenant.
    package func matches(_ claimed: String, tenantID: String?) -> Bool {
        switch self {
        case .oneOf(let spellings): return spellings.contains(claimed)
        case .template(let template):
            // What is no GUID could carry a path, and so another issuer, into the template.
            guard let tenantID, Self.isGUID(tenantID) else { return false }
            return claimed == template.replacing(Self.placeholder, with: tenantID)
        }
    }

    /// Whether `claimed` can be this issuer, of some home tenant: what can be known before the token is there.
    package func mayBe(_ claimed: String) -> Bool {
        switch self {
        case .oneOf(let spellings): return spellings.contains(claimed)
        case .template(let template):
            let parts = template.split(separator: Self.placeholder, maxSplits: 1, omittingEmptySubsequences: false)
            guard let before = parts.first, let after = parts.last, parts.count == 2, claimed.hasPrefix(before),
                claimed.hasSuffix(after), claimed.utf8.count >= before.utf8.count + after.utf8.count
            else { return false }
            return Self.isGUID(String(claimed.dropFirst(before.count).dropLast(after.count)))
        }
    }

    /// Eight, four, four, four and twelve hexadecimal digits, in any case.
    package static func isGUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.utf8.allSatisfy(isHexadecimal) }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
