import Testing

@testable import OpenIDConnect

@Suite("Claims asked for one by one") struct ClaimsRequestTests {
    @Test("are read by the place where they are wanted, with what they should be")
    func places() throws {
        let asked = try ClaimsRequest(
            #"{"userinfo":{"name":null,"email":{"essential":true}},"id_token":{"email":null,"sub":{"value":"s"},"#
                + #""acr":{"essential":true,"values":["a","b"]}},"access_token":{"xms_cc":{"values":["cp1"]}}}"#)
        #expect(asked.userInfo == ["name", "email"] && asked.idToken == ["email", "sub", "acr"])
        #expect(asked.subject == "s" && asked.essentialClasses == ["a", "b"])
    }

    @Test("are none in an empty object, and a preference is no demand")
    func none() throws {
        #expect(try ClaimsRequest("{}") == ClaimsRequest())
        #expect(try ClaimsRequest(#"{"id_token":{"acr":{"values":["a"]}}}"#).essentialClasses.isEmpty)
        #expect(try ClaimsRequest(#"{"id_token":{"acr":{"essential":true,"value":7}}}"#).essentialClasses.isEmpty)
    }

    @Test(
        "are refused that are no object of objects",
        arguments: [
            "", "x", "[]", "7", #"{"id_token":[]}"#, #"{"id_token":{"email":true}}"#,
            "{\"x\":\"\(String(repeating: "x", count: 4096))\"}",
        ])
    func nonsense(_ text: String) {
        #expect(throws: OAuthError.self) { try ClaimsRequest(text) }
    }
}
