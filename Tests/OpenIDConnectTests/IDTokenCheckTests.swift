import Foundation
import OpenIDConnect
import Testing

@Suite("Checking an ID token") struct IDTokenCheckTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)
    private static let home = "11111111-2222-3333-4444-55555555abcd"
    private static let template = "https://login.example/{tenantid}/v2.0"

    private let check = IDTokenCheck(issuer: .oneOf(["https://op.example"]), clientID: "vestibule", nonce: "n1", accessToken: nil)

    private func claims(_ change: (inout IDTokenClaims) -> Void = { _ in }) -> IDTokenClaims {
        var claims = IDTokenClaims()
        claims.issuer = "https://op.example"
        claims.subject = "ana"
        claims.audience = ["vestibule"]
        claims.nonce = "n1"
        claims.issuedAt = 1_800_000_000
        claims.expiresAt = 1_800_000_300
        change(&claims)
        return claims
    }

    private func fault(_ change: (inout IDTokenClaims) -> Void) -> IDTokenFault? {
        do throws(IDTokenFault) {
            try check.check(claims(change), at: Self.now)
            return nil
        } catch { return error }
    }

    @Test("takes one that is in order") func takes() {
        #expect(fault { _ in } == nil)
        #expect(fault { ($0.audience, $0.authorizedParty) = (["vestibule", "other"], "vestibule") } == nil)
    }

    @Test("misses what must be there") func missing() {
        #expect(fault { $0.issuer = nil } == .missing("iss"))
        #expect(fault { $0.subject = nil } == .missing("sub"))
        #expect(fault { $0.subject = "" } == .missing("sub"))
        #expect(fault { $0.expiresAt = nil } == .missing("exp"))
        #expect(fault { $0.issuedAt = nil } == .missing("iat"))
        #expect(fault { $0.nonce = nil } == .missing("nonce"))
        #expect(fault { $0.audience = [] } == .audience)
    }

    @Test(
        "believes no other issuer", arguments: ["https://op.example/", "http://op.example", "https://OP.example", "op.example", ""])
    func issuer(text: String) {
        #expect(fault { $0.issuer = text } == .issuer)
    }

    @Test("is for this client alone") func audience() {
        #expect(fault { $0.audience = ["other"] } == .audience)
        #expect(fault { $0.audience = ["vestibule", "other"] } == .authorizedParty)
        #expect(fault { ($0.audience, $0.authorizedParty) = (["vestibule", "other"], "other") } == .authorizedParty)
        #expect(fault { $0.authorizedParty = "other" } == .authorizedParty)
    }

    @Test("takes no other request's token") func nonce() {
        #expect(fault { $0.nonce = "n2" } == .nonce)
        #expect(fault { $0.nonce = "" } == .nonce)
    }

    @Test(
        "lets clocks differ by a minute and no more",
        arguments: [
            (-59.0, 0.0, nil, nil), (-60.0, 0.0, nil, IDTokenFault.expired), (300.0, 60.0, nil, nil),
            (300.0, 61.0, nil, .notYetValid),
            (300.0, 0.0, 60.0, nil), (300.0, 0.0, 61.0, .notYetValid), (300.0, -3600.0, -3600.0, nil),
        ] as [(Double, Double, Double?, IDTokenFault?)])
    func times(expires: Double, issued: Double, notBefore: Double?, expected: IDTokenFault?) {
        let base = 1_800_000_000.0
        #expect(
            fault {
                $0.expiresAt = base + expires
                $0.issuedAt = base + issued
                $0.notBefore = notBefore.map { base + $0 }
            } == expected)
    }

    @Test("takes no subject that is beyond its bounds") func subject() {
        #expect(fault { $0.subject = String(repeating: "a", count: 255) } == nil)
        #expect(fault { $0.subject = String(repeating: "a", count: 256) } == .malformed)
        #expect(fault { $0.subject = "an\u{0}a" } == .malformed)
        #expect(fault { $0.subject = "ána" } == .malformed)
    }

    @Test("holds the access token's hash against the access token") func accessTokenHash() throws {
        var check = check
        check.accessToken = "jHkWEdUXMU1BwAsC4vtUsZwnvTxo"
        let claims = claims { $0.accessTokenHash = "77QmUPtjPfzWtF2AnpK9RQ" }
        #expect(throws: IDTokenFault.accessTokenHash) { try self.check.check(claims, at: Self.now) }
        #expect(throws: IDTokenFault.accessTokenHash) { try check.check(claims, at: Self.now) }
        check.accessToken = "jHkWEdUXMU1BwAsC4vtUsZwnvTxEOxo"
        #expect(throws: Never.self) { try check.check(self.claims { $0.accessTokenHash = Self.hash }, at: Self.now) }
        #expect(throws: IDTokenFault.accessTokenHash) {
            try check.check(self.claims { $0.accessTokenHash = Self.hash + "A" }, at: Self.now)
        }
    }

    /// `printf %s jHkWEdUXMU1BwAsC4vtUsZwnvTxEOxo | openssl dgst -sha256 -binary | head -c 16 | basenc --base64url`
    private static let hash = "pYFo5guqDo8rKm_SGJtcag"

    @Test("fills Entra's template with the token's own home tenant") func template() {
        let issuer = IDTokenCheck.Issuer.template(Self.template)
        #expect(issuer.matches("https://login.example/\(Self.home)/v2.0", tenantID: Self.home))
        #expect(!issuer.matches("https://login.example/\(Self.home)/v2.0", tenantID: nil))
        #expect(!issuer.matches("https://login.example/\(Self.home)/v2.0", tenantID: "99999999-2222-3333-4444-55555555abcd"))
        #expect(!issuer.matches("https://login.example/{tenantid}/v2.0", tenantID: "{tenantid}"))
        #expect(!issuer.matches("https://login.example//v2.0", tenantID: ""))
    }

    @Test(
        "takes no home tenant that is no GUID",
        arguments: [
            "common", "fabrikam.example", "../evil", "11111111-2222-3333-4444-55555555abc",
            "{11111111-2222-3333-4444-55555555abcd}",
            "11111111222233334444-55555555abcd----", "1111111g-2222-3333-4444-55555555abcd",
        ])
    func noGUID(text: String) {
        #expect(!IDTokenCheck.Issuer.template(Self.template).matches("https://login.example/\(text)/v2.0", tenantID: text))
    }
}

@Suite("The claims of an ID token") struct IDTokenClaimsTests {
    private func read(_ json: String) throws -> IDTokenClaims {
        try JSONDecoder().decode(IDTokenClaims.self, from: Data(json.utf8))
    }

    @Test("take an audience as text or list") func audience() throws {
        #expect(try read(#"{"aud":"a"}"#).audience == ["a"])
        #expect(try read(#"{"aud":["a","b"]}"#).audience == ["a", "b"])
        #expect(try read(#"{"aud":["a",7]}"#).audience == [])
        #expect(try read(#"{"aud":7}"#).audience == [])
    }

    @Test(
        "say that an email is verified only where they do",
        arguments: [
            ("true", true), (#""true""#, true), ("false", false), (#""false""#, false), ("1", false), (#""1""#, false),
            ("null", false),
            (#""True""#, false), ("[true]", false), ("{}", false),
        ])
    func emailVerified(value: String, verified: Bool) throws {
        #expect(try read(#"{"email_verified":\#(value)}"#).isEmailVerified == verified)
    }

    @Test(
        "say that an email's domain is its owner's only where they do",
        arguments: [
            ("true", true), ("1", true), (#""1""#, true), (#""true""#, true), ("false", false), ("0", false), (#""0""#, false),
            ("2", false), (#""false""#, false), (#""yes""#, false), ("null", false), ("[1]", false), (#""""#, false),
        ])
    func domainOwnerVerified(value: String, verified: Bool) throws {
        #expect(try read(#"{"xms_edov":\#(value)}"#).isEmailDomainOwnerVerified == verified)
    }

    @Test("say nothing where they say nothing") func absent() throws {
        #expect(try read("{}") == IDTokenClaims())
    }

    @Test("take what is of another type as not there") func otherTypes() throws {
        #expect(try read(#"{"exp":"1","iat":null,"nbf":[],"email":7,"name":{},"tid":true,"nonce":1}"#) == IDTokenClaims())
        #expect(try read(#"{"exp":1e300,"iat":1.5}"#).issuedAt == 1.5)
    }
}
