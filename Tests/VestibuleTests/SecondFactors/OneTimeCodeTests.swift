import Foundation
import Testing

@testable import Vestibule

@Suite("An authenticator app's code") struct OneTimeCodeTests {
    /// The key of RFC 6238, appendix B.
    private static let key = AuthenticatorKey(bytes: Array("12345678901234567890".utf8))

    @Test(
        "is that of RFC 6238's own table, in six digits",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ])
    func vectors(seconds: Int, digits: String) throws {
        let step = OneTimeCode.step(at: Date(timeIntervalSince1970: Double(seconds)))
        #expect(OneTimeCode(of: try #require(Self.key), in: step).digits == digits)
    }

    @Test("is taken half a minute early and half a minute late, and not a minute") func drift() throws {
        let key = try #require(Self.key)
        let now = Date(timeIntervalSince1970: 1_800_000_015)
        let step = OneTimeCode.step(at: now)
        for drift in -3...3 as ClosedRange<Int64> {
            let found = OneTimeCode(of: key, in: step + drift).step(of: key, at: now)
            #expect(found == (abs(drift) <= 1 ? step + drift : nil), "\(drift)")
        }
    }

    @Test("is read with the spaces that apps show, and nothing else is") func typed() {
        for text in ["287082", "287 082", " 287-082 ", "287\u{A0}082"] { #expect(OneTimeCode(typed: text)?.digits == "287082") }
        for text in ["", "28708", "2870821", "28708a", "２８７０８２", String(repeating: " ", count: 100) + "287082"] {
            #expect(OneTimeCode(typed: text) == nil, "\(text)")
        }
    }

    @Test("comes of a key that apps read from a picture, or that a guest types") func key() throws {
        let key = try #require(Self.key)
        #expect(key.text == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
        #expect(
            key.uri(account: try EmailAddress("ana+b@fabrikam.example"), issuer: "Contoso & Söhne")
                == "otpauth://totp/Contoso%20%26%20S%C3%B6hne:ana%2Bb%40fabrikam.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso%20%26%20S%C3%B6hne"
        )
        #expect(AuthenticatorKey(bytes: [1, 2, 3]) == nil)
    }
}

@Suite("A recovery code") struct RecoveryCodeTests {
    @Test("is read in any case and grouping, and is one guest's alone") func kept() throws {
        let surroundings = Surroundings(
            now: { Date(timeIntervalSince1970: 0) },
            randomBytes: { count in (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) } })
        let vault = try Vault(masterKeys: [Array(repeating: 7, count: 32)])
        let code = RecoveryCode(in: surroundings)
        let tenant = Tenant.ID(rawValue: UUID())
        let (ana, bo) = (Guest.ID(rawValue: UUID()), Guest.ID(rawValue: UUID()))
        #expect(code.text.utf8.count == 14 && code.text.split(separator: "-").count == 3)
        let kept = code.code(of: ana, in: tenant, vault: vault)
        for text in [code.text, code.text.uppercased(), code.text.replacing("-", with: " ")] {
            let typed = try #require(RecoveryCode(typed: text))
            #expect(typed.isKept(as: kept, of: ana, in: tenant, vault: vault))
            #expect(!typed.isKept(as: kept, of: bo, in: tenant, vault: vault))
        }
        for text in ["", "abcd-efgh-ijk", "abcd-efgh-ijklm", "abcd-efgh-ij1l", "287082"] {
            #expect(RecoveryCode(typed: text) == nil)
        }
    }
}

@Suite("A passkey's challenge") struct PasskeyChallengeTests {
    private let vault = try? Vault(masterKeys: [Array(repeating: 7, count: 32)])

    private func challenges(at seconds: Double) throws -> PasskeyChallenge {
        PasskeyChallenge(
            vault: try #require(vault),
            surroundings: Surroundings(
                now: { Date(timeIntervalSince1970: seconds) }, randomBytes: { Array(repeating: 5, count: $0) }))
    }

    @Test("serves its session's page for five minutes, and no other") func bound() throws {
        let (mine, other) = (TokenDigest(of: "one"), TokenDigest(of: "two"))
        let made = try challenges(at: 1000).new(for: .proving(session: mine))
        #expect(try challenges(at: 1000).isOurs(made, for: .proving(session: mine)))
        #expect(try challenges(at: 1299).isOurs(made, for: .proving(session: mine)))
        #expect(try !challenges(at: 1301).isOurs(made, for: .proving(session: mine)))
        #expect(try !challenges(at: 1000).isOurs(made, for: .proving(session: other)))
        #expect(try !challenges(at: 1000).isOurs(made, for: .adding(session: mine)))
        for index in made.indices {
            var wrong = made
            wrong[index] ^= 1
            #expect(try !challenges(at: 1000).isOurs(wrong, for: .proving(session: mine)), "\(index)")
        }
        #expect(try !challenges(at: 1000).isOurs([], for: .proving(session: mine)))
    }

    @Test("is believed only from our own origin and for what it was made") func clientData() {
        func data(_ json: String) -> PasskeyClientData? { PasskeyClientData(Array(json.utf8)) }
        let origin = "https://guests.contoso.example"
        let right = data(#"{"type":"webauthn.get","challenge":"AQID","origin":"https://guests.contoso.example"}"#)
        #expect(right?.challenge(of: .get, at: origin) == [1, 2, 3])
        #expect(right?.challenge(of: .create, at: origin) == nil)
        #expect(right?.challenge(of: .get, at: "https://guests.contoso.example.evil.example") == nil)
        let framed = data(
            #"{"type":"webauthn.get","challenge":"AQID","origin":"https://guests.contoso.example","crossOrigin":true}"#)
        #expect(framed?.challenge(of: .get, at: origin) == nil)
        #expect(data("[]") == nil && data("") == nil && data(String(repeating: " ", count: 5000) + "{}") == nil)
    }
}

@Suite("An organisation's word for a second factor") struct TrustedFactorTests {
    @Test("is taken where the tenant says so, of Azure AD alone") func trusted() throws {
        let home = UUID()
        let subject = ProvedIdentity.Subject(issuer: home.uuidString.lowercased(), id: "oid")
        var identity = ProvedIdentity(subject: subject, email: nil, isEmailProved: false, name: nil)
        var access = CrossTenantAccess()
        #expect(!access.trustsFactors(of: subject.issuer))
        access.partners[home] = CrossTenantSettings(trust: InboundTrust(isMfaAccepted: true))
        #expect(access.trustsFactors(of: subject.issuer) && !access.trustsFactors(of: UUID().uuidString))
        access.byDefault.trust = InboundTrust(isMfaAccepted: true)
        access.partners[home] = CrossTenantSettings(trust: InboundTrust())
        #expect(!access.trustsFactors(of: subject.issuer) && access.trustsFactors(of: UUID().uuidString))

        var tenant = Tenant(
            id: Tenant.ID(rawValue: UUID()), name: "Contoso", contact: try EmailAddress("it@contoso.example"),
            branding: Branding(tenantName: "Contoso"), createdAt: Date(timeIntervalSince1970: 0))
        tenant.crossTenantAccess.byDefault.trust = InboundTrust(isMfaAccepted: true)
        #expect(!tenant.hasSecondFactor(identity, through: .azureAD))
        identity.isMultiFactor = true
        #expect(tenant.hasSecondFactor(identity, through: .azureAD))
        #expect(
            !tenant.hasSecondFactor(identity, through: .google) && !tenant.hasSecondFactor(identity, through: .microsoftAccount))
    }
}
