import Crypto
import Foundation
import TestSupport
import Testing
import Vestibule

@Suite("Forged access tokens")
struct ForgedTokensTests {
    @Test("are refused: no algorithm, a shared secret, another key, other claims, and headers that name keys")
    func forging() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let fabrikam = try await service.tenant("Fabrikam", domain: "fabrikam.example")
            let parts = tenant.accessToken.split(separator: ".").map(String.init)
            let header = try decoded(parts[0])
            let kid = header["kid"].text ?? ""
            let jwks = try await service.call("GET", "/\(tenant.domain)/discovery/v2.0/keys")
            let key = P256.Signing.PrivateKey()
            func with(_ changes: [String: JSON], of original: JSON = header) -> String {
                guard case .object(var fields) = original else { return "" }
                for (name, value) in changes { fields[name] = value }
                return Base64URL.encode(JSON.object(fields).bytes)
            }
            func hmac(_ header: String, _ secret: [UInt8]) -> String {
                let code = HMAC<SHA256>.authenticationCode(
                    for: Data("\(header).\(parts[1])".utf8), using: SymmetricKey(data: secret))
                return "\(header).\(parts[1]).\(Base64URL.encode(Array(code)))"
            }
            func es256(_ header: String, _ body: String) throws -> String {
                let signature = try key.signature(for: Data("\(header).\(body)".utf8)).rawRepresentation
                return "\(header).\(body).\(Base64URL.encode(Array(signature)))"
            }
            let claims = try decoded(parts[1])
            let forged: [String: String] = [
                "none": "\(with(["alg": "none"])).\(parts[1]).", "None": "\(with(["alg": "None"])).\(parts[1]).",
                "no signature": "\(parts[0]).\(parts[1]).", "two parts": "\(parts[0]).\(parts[1])",
                "HS256 with the key set": hmac(with(["alg": "HS256"]), jwks.body),
                "HS256 with the key id": hmac(with(["alg": "HS256"]), Array(kid.utf8)),
                "our own key": try es256(parts[0], parts[1]),
                "RS256 for an ES256 key": "\(with(["alg": "RS256"])).\(parts[1]).\(parts[2])",
                "other kid": try es256(with(["kid": "x"]), parts[1]),
                "kid as a path": try es256(with(["kid": "../../etc/passwd"]), parts[1]),
                "crit": "\(with(["crit": ["exp"]])).\(parts[1]).\(parts[2])",
                "jku": try es256(with(["jku": "https://evil.example/keys"]), parts[1]),
                "x5u": try es256(with(["x5u": "https://evil.example/cert"]), parts[1]),
                "jwk": try es256(with(["jwk": ["kty": "EC"]]), parts[1]),
                "typ": "\(with(["typ": "JWT"])).\(parts[1]).\(parts[2])",
                "more roles": "\(parts[0]).\(with(["roles": ["Directory.ReadWrite.All"]], of: claims)).\(parts[2])",
                "other tenant": "\(parts[0]).\(with(["tid": .string(fabrikam.id)], of: claims)).\(parts[2])",
                "trailing dot": tenant.accessToken + ".", "space": " " + tenant.accessToken, "empty": "",
                "long": String(repeating: "A", count: 9000),
            ]
            for (name, token) in forged {
                let answer = try await service.json("GET", "/v1.0/users", bearer: token)
                if name == "space" { continue }
                #expect(answer.status == 401, "\(name)")
                #expect(answer.json["error"]["code"].text == "InvalidAuthenticationToken", "\(name)")
                #expect(answer["WWW-Authenticate"] != nil, "\(name)")
            }
            #expect(try await service.json("GET", "/v1.0/users").status == 401)
            #expect(try await tenant.graph("GET", "/v1.0/users").status == 200)
            #expect(header["typ"].text == "at+jwt")
            #expect(header["alg"].text == "ES256")
        }
    }

    private func decoded(_ part: String) throws -> JSON {
        let bytes = try #require(Base64URL.decode(part))
        return try JSONDecoder().decode(JSON.self, from: Data(bytes))
    }
}
