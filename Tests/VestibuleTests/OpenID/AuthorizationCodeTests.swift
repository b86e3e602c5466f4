import Foundation
import Testing

@testable import Vestibule

@Suite("A code for an application") struct AuthorizationCodeTests {
    private let tenant = Tenant.ID(rawValue: UUID())
    private let code = AuthorizationCode(
        grant: Grant.ID(rawValue: UUID()), session: Session.ID(rawValue: UUID()), application: Application.ID(rawValue: UUID()),
        redirectURI: "https://board.contoso.example/", challenge: "c", nonce: nil, scope: ["openid"], claims: ["id_token:email"],
        madeAt: Date(timeIntervalSince1970: 1_800_000_000))

    private func vault() throws -> Vault { try Vault(masterKeys: [Array(repeating: 1, count: 32)]) }

    @Test("is read as it was written, at its own tenant and under its own key alone")
    func sealed() throws {
        let text = try code.text(of: tenant, with: try vault())
        #expect(AuthorizationCode(text, of: tenant, with: try vault()) == code)
        #expect(AuthorizationCode(text, of: Tenant.ID(rawValue: UUID()), with: try vault()) == nil)
        #expect(AuthorizationCode(text, of: tenant, with: try Vault(masterKeys: [Array(repeating: 2, count: 32)])) == nil)
        #expect(AuthorizationCode(text + "A", of: tenant, with: try vault()) == nil)
    }

    @Test("of a replica that knows nothing yet of claims is read, so that no sign-in is lost while replicas are replaced")
    func earlier() throws {
        var fields = try #require(try JSONSerialization.jsonObject(with: try JSONEncoder().encode(code)) as? [String: Any])
        fields["claims"] = nil
        let sealed = try vault().seal(
            Array(try JSONSerialization.data(withJSONObject: fields)), for: .code, context: tenant.description)
        let read = AuthorizationCode("vc_" + Base64URL.encode(sealed), of: tenant, with: try vault())
        #expect(read?.grant == code.grant && read?.claims == nil)
    }
}
