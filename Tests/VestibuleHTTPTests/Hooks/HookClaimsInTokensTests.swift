import Foundation
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("Claims that hooks add") struct HookClaimsInTokensTests {
    private let tenant = Surroundings.sample.newID(of: Tenant.self)

    private func added(_ text: String, _ allowed: [String]) throws -> HookClaims {
        guard case .allow(let claims) = try #require(HookAnswer(Array(text.utf8), allowing: allowed)) else { throw Unread() }
        return claims
    }

    private struct Unread: Error {}

    private func access(_ added: HookClaims) -> GuestAccessClaims {
        GuestAccessClaims(
            iss: "i", aud: "a", sub: "s", azp: "z", tid: "t", gid: "g", scp: "openid", roles: ["r"], iat: 1, nbf: 1, exp: 2,
            jti: "j",
            added: added)
    }

    private func id(_ added: HookClaims, salt: [UInt8] = [1]) throws -> IDTokenClaims {
        let now = Surroundings.sample.now()
        let guest = Guest(
            id: Surroundings.sample.newID(), tenant: tenant, address: try EmailAddress("ana@fabrikam.example"), displayName: "Ana",
            preferredLanguage: nil, state: .accepted, stateChangedAt: now, isEnabled: true, createdAt: now)
        var house = Tenant(
            id: tenant, name: "Contoso", contact: try EmailAddress("it@contoso.example"), branding: Branding(tenantName: "Contoso"),
            createdAt: now)
        house.subjectSalt = salt
        return IDTokenClaims(
            issuer: "i", audience: "a", tenant: tenant,
            session: Session(
                id: Surroundings.sample.newID(), tenant: tenant, guest: guest, provedAt: now, expiresAt: now + 60, methods: ["otp"]),
            names: SubjectNames(sector: nil, in: house), nonce: "n", issuedAt: 1, life: 60, accessTokenHash: "h",
            claims: Set(GuestClaim.allCases), roles: ["r"], added: added)
    }

    private func members(_ claims: some JSONWritable) throws -> [String: Any] {
        let json = Data(claims.json)
        return try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    }

    @Test("are none of those that our tokens have, whichever they are") func reserved() throws {
        let ours = Set(try members(access(HookClaims())).keys).union(try members(id(HookClaims())).keys)
        #expect(ours.count > 20)
        #expect(ours.subtracting(HookClaims.reserved).isEmpty, "\(ours.subtracting(HookClaims.reserved))")
    }

    @Test("stand in both tokens as what they are") func both() throws {
        let text = #"{"decision":"allow","claims":{"a":"x\"\u0001é","b":-7,"c":1.5e300,"d":false,"e":["x","y\\"],"f":[]}}"#
        let added = try added(text, ["a", "b", "c", "d", "e", "f"])
        for members in [try members(access(added)), try members(id(added))] {
            #expect(members["a"] as? String == "x\"\u{01}é" && members["b"] as? Int == -7 && members["c"] as? Double == 1.5e300)
            #expect(members["d"] as? Bool == false && members["e"] as? [String] == ["x", "y\\"] && members["f"] as? [String] == [])
            #expect(members["sub"] != nil && members["jti"] as? String == "j" || members["at_hash"] as? String == "h")
        }
    }

    @Test("fit, all that there may be, into a token that is read back") func longest() throws {
        let roles = (0..<AppRole.most).map { _ in String(repeating: "r", count: 120) }
        let text = #"{"decision":"allow","claims":{"a":"\#(String(repeating: "x", count: 4000))"}}"#
        var claims = access(try added(text, ["a"]))
        claims.roles = roles
        #expect(claims.json.count * 4 / 3 + 500 < SignedTokenReader.longest)
        let encoded = try JSONDecoder().decode(GuestAccessClaims.self, from: Data(claims.json))
        #expect(encoded.roles == roles && encoded.added.isEmpty)
    }
}
