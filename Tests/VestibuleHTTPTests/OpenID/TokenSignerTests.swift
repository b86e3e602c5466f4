import Foundation
import JWTKit
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("A signed access token") struct TokenSignerTests {
    private let tenant = Surroundings.sample.newID(of: Tenant.self)
    private let claims = AccessTokenClaims(
        iss: "https://guests.contoso.example/t/v2.0", aud: "https://guests.contoso.example", sub: "a", oid: "a", azp: "a",
        tid: "t", roles: ["User.Invite.All", "User.Read.All"], iat: 1_800_000_000, nbf: 1_800_000_000, exp: 1_800_000_600,
        jti: "j\"1")

    private func keys() async throws -> TenantKeys {
        let maker = SigningKeyMaker(vault: try .sample(), surroundings: .sample)
        let keys = try SigningKey.Algorithm.allCases.map {
            try maker.make($0, for: tenant, signsFrom: Surroundings.sample.now())
        }
        return try await TenantKeys(keys, of: tenant, vault: try .sample(), at: Surroundings.sample.now())
    }

    @Test("is what another library reads and verifies", arguments: SigningKey.Algorithm.allCases)
    func verifies(_ algorithm: SigningKey.Algorithm) async throws {
        let keys = try await keys()
        let token = try #require(keys.signer(algorithm, at: Surroundings.sample.now())).token(claims)
        #expect(try await keys.collection.verify(token, as: AccessTokenClaims.self) == claims)
        // One that took the published set, as an application of the tenant would.
        let published = JWTKeyCollection()
        try await published.add(jwksJSON: keys.published)
        #expect(try await published.verify(token, as: AccessTokenClaims.self) == claims)
        let changed = token.replacingOccurrences(of: ".", with: ".e", options: [], range: token.range(of: "."))
        await #expect(throws: (any Error).self) { try await keys.collection.verify(changed, as: AccessTokenClaims.self) }
    }

    @Test(
        "says in three parts exactly what RFC 7515 and RFC 9068 want", arguments: [(SigningKey.Algorithm.es256, 64), (.rs256, 256)])
    func bytes(_ algorithm: SigningKey.Algorithm, signature count: Int) async throws {
        let signer = try #require(try await keys().signer(algorithm, at: Surroundings.sample.now()))
        let parts = try signer.token(claims).split(separator: ".", omittingEmptySubsequences: false).map {
            try #require(Base64URL.decode(String($0)))
        }
        #expect(parts.count == 3)
        #expect(
            String(decoding: parts[0], as: UTF8.self)
                == #"{"alg":"\#(algorithm.rawValue)","kid":"\#(signer.key.id)","typ":"at+jwt"}"#)
        #expect(
            String(decoding: parts[1], as: UTF8.self)
                == #"{"iss":"https://guests.contoso.example/t/v2.0","aud":"https://guests.contoso.example","sub":"a","oid":"a","azp":"a","#
                + #""tid":"t","roles":["User.Invite.All","User.Read.All"],"iat":1800000000,"nbf":1800000000,"exp":1800000600,"#
                + #""jti":"j\"1","ver":"2.0"}"#)
        #expect(parts[2].count == count)
    }

    @Test("is signed by the key that signs now, and verified by the others as long as they are published")
    func rotation() async throws {
        let now = Surroundings.sample.now()
        let maker = SigningKeyMaker(vault: try .sample(), surroundings: .sample)
        var old = try maker.make(.es256, for: tenant, signsFrom: now - 900)
        old.signsUntil = now
        old.publishedUntil = now + 900
        let new = try maker.make(.es256, for: tenant, signsFrom: now)
        let keys = try await TenantKeys([old, new], of: tenant, vault: try .sample(), at: Surroundings.sample.now())
        #expect(keys.signer(.es256, at: now)?.key.id == new.id)
        #expect(keys.signer(.es256, at: now - 1)?.key.id == old.id)
        #expect(keys.signer(.rs256, at: now) == nil)
        #expect(keys.key(old.id, at: now + 899) != nil)
        #expect(keys.key(old.id, at: now + 900) == nil)
        #expect(keys.rememberedKey(old.id, at: now + 900 + Session.life - 1) != nil)
        #expect(keys.rememberedKey(old.id, at: now + 900 + Session.life) == nil)
        old.publishedUntil = old.signsUntil
        let withdrawn = try await TenantKeys([old, new], of: tenant, vault: try .sample(), at: now)
        #expect(withdrawn.rememberedKey(old.id, at: now) == nil && !withdrawn.published.contains(old.id))
        let later = try await TenantKeys([old, new], of: tenant, vault: try .sample(), at: now + 900)
        #expect(!later.published.contains(old.id) && later.published.contains(new.id))
    }
}
