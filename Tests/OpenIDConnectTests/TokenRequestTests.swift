import Foundation
import Testing

@testable import OpenIDConnect

@Suite("A token request") struct TokenRequestTests {
    private func basic(_ text: String) -> String { "Basic " + Data(text.utf8).base64EncodedString() }

    @Test("is read from the body whatever the case of its names") func isReadFromTheBodyWhateverTheCaseOfItsNames() throws {
        let request = try TokenRequest(
            form: [("Grant_Type", "client_credentials"), ("CLIENT_ID", "a"), ("client_secret", "b"), ("claims", "{}")],
            authorization: nil)
        #expect(request.client.id == "a")
        #expect(request.client.proof == .secret("b"))
    }

    @Test("is read from basic with form encoding") func isReadFromBasicWithFormEncoding() throws {
        let request = try TokenRequest(
            form: [("grant_type", "client_credentials")], authorization: basic("a%3Ab:c+d%25"))
        #expect(request.client.id == "a:b")
        #expect(request.client.proof == .secret("c d%"))
    }

    @Test("refuses a repeated parameter") func refusesARepeatedParameter() {
        #expect(throws: OAuthError.self) {
            try TokenRequest(
                form: [("grant_type", "client_credentials"), ("GRANT_TYPE", "x"), ("client_id", "a"), ("client_secret", "b")],
                authorization: nil)
        }
    }

    @Test("refuses broken basic", arguments: ["Basic !!!", "Basic ", "Basic YWJj", "Basic"]) func refusesBrokenBasic(header: String)
    {
        do {
            _ = try TokenRequest(form: [("grant_type", "client_credentials")], authorization: header)
            Issue.record("was taken")
        } catch { #expect(error.code == .invalidClient) }
    }

    @Test("refuses two ways of authenticating at once") func refusesTwoWaysOfAuthenticatingAtOnce() {
        do {
            _ = try TokenRequest(
                form: [("grant_type", "client_credentials"), ("client_id", "a"), ("client_secret", "b")],
                authorization: basic("a:b"))
            Issue.record("was taken")
        } catch { #expect(error.code == .invalidRequest) }
    }
}
