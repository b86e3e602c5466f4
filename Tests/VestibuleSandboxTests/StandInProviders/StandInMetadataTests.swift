import TestSupport
import Testing

@testable import VestibuleSandbox

@Suite("What a stand-in publishes")
struct StandInMetadataTests {
    @Test("is Entra's: a template for many tenants, the GUID for one, whether asked by GUID or by domain")
    func entra() async throws {
        try await StandIns.run { standIns in
            let base = standIns.azureAD.provider.baseURL
            let home = HomeTenant.fabrikam
            for (segment, named, issuer) in [
                ("common", "common", "{tenantid}"), ("organizations", "organizations", "{tenantid}"),
                (home.id, home.id, home.id), (home.id.uppercased(), home.id, home.id), (home.domain, home.id, home.id),
                (HomeTenant.northwind.domain, HomeTenant.northwind.id, HomeTenant.northwind.id),
            ] {
                let answer = try await standIns.azureAD.get("/\(segment)/v2.0/.well-known/openid-configuration")
                let metadata = answer.json
                #expect(metadata["issuer"].text == "\(base)/\(issuer)/v2.0")
                #expect(metadata["authorization_endpoint"].text == "\(base)/\(named)/oauth2/v2.0/authorize")
                #expect(metadata["token_endpoint"].text == "\(base)/\(named)/oauth2/v2.0/token")
                #expect(metadata["jwks_uri"].text == "\(base)/\(named)/discovery/v2.0/keys")
                #expect(metadata["subject_types_supported"] == ["pairwise"])
                for absent in [
                    "code_challenge_methods_supported", "authorization_response_iss_parameter_supported", "grant_types_supported",
                ] { #expect(metadata[absent] == .null) }
                #expect(answer["Cache-Control"]?.contains("max-age=86400") == true)
                #expect(answer["Access-Control-Allow-Origin"] == "*")
            }
        }
    }

    @Test(
        "knows no other tenant",
        arguments: [
            ("woodgrove.example", 90_002), ("consumers", 90_002), ("9188040d-6c67-4c5b-b112-36a304b66dad", 90_002),
            ("00000000-0000-0000-0000-000000000001", 90_002), ("nonsense", 900_023),
        ])
    func unknownTenant(name: String, number: Double) async throws {
        try await StandIns.run { standIns in
            let answer = try await standIns.azureAD.get("/\(name)/v2.0/.well-known/openid-configuration")
            #expect(answer.status == 400)
            #expect(answer.json["error"] == "invalid_tenant")
            #expect(answer.json["error_codes"] == .array([.number(number)]))
            let text = try #require(answer.json["error_description"].text)
            #expect(text.hasPrefix("AADSTS\(Int(number)): ") && text.contains("'\(name)'"))
            for field in ["timestamp", "trace_id", "correlation_id", "error_uri"] { #expect(answer.json[field].text != nil) }
        }
    }

    @Test("is of consumers alone at the Microsoft account")
    func microsoftAccount() async throws {
        try await StandIns.run { standIns in
            let issuer = "\(standIns.microsoftAccount.provider.baseURL)/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0"
            for segment in ["consumers", "9188040d-6c67-4c5b-b112-36a304b66dad"] {
                let path = "/\(segment)/v2.0/.well-known/openid-configuration"
                #expect(try await standIns.microsoftAccount.metadata(path)["issuer"].text == issuer)
            }
            let other = try await standIns.microsoftAccount.get("/fabrikam.example/v2.0/.well-known/openid-configuration")
            #expect(other.status == 400)
            let keys = try await standIns.microsoftAccount.get("/consumers/discovery/v2.0/keys").json["keys"].items
            #expect(keys.allSatisfy { $0["issuer"].text == issuer })
        }
    }

    @Test("is Google's")
    func google() async throws {
        try await StandIns.run { standIns in
            let metadata = try await standIns.google.metadata()
            #expect(metadata["issuer"].text == standIns.google.provider.baseURL)
            #expect(metadata["code_challenge_methods_supported"] == ["S256"])
            let keys = try await standIns.google.get("/oauth2/v3/certs").json["keys"].items
            #expect(keys.count == 2)
            #expect(keys.allSatisfy { $0["alg"] == "RS256" && $0["issuer"] == .null && $0["use"] == "sig" })
        }
    }

    @Test("has more than one key, without alg and with an issuer at Azure AD")
    func keys() async throws {
        try await StandIns.run { standIns in
            let keys = try await standIns.azureAD.get("/common/discovery/v2.0/keys").json["keys"].items
            #expect(Set(keys.compactMap { $0["kid"].text }).count == 2)
            for key in keys {
                #expect(key["alg"] == .null)
                #expect(key["kty"] == "RSA" && key["use"] == "sig" && key["x5t"] == key["kid"] && key["e"] == "AQAB")
                #expect(key["issuer"].text == "\(standIns.azureAD.provider.baseURL)/{tenantid}/v2.0")
            }
            #expect(try await standIns.azureAD.get("/woodgrove.example/discovery/v2.0/keys").status == 400)
        }
    }
}
