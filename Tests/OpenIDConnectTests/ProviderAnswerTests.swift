import OpenIDConnect
import Testing

@Suite("A provider's answer") struct ProviderAnswerTests {
    @Test("with tokens is read for what is needed of it") func tokens() {
        let answer = TokenAnswer(json: #"{"token_type":"Bearer","access_token":"at","id_token":"a.b.c","expires_in":"3600"}"#.utf8)
        #expect(answer?.idToken == "a.b.c" && answer?.accessToken == "at")
        #expect(TokenAnswer(json: #"{"access_token":"at"}"#.utf8) == nil)
        #expect(TokenAnswer(json: "<html>".utf8) == nil)
    }

    @Test("with an error is read by its codes") func errors() {
        let text = #"{"error":"invalid_grant","error_description":"AADSTS50020: …","error_codes":[50020],"timestamp":"…"}"#
        #expect(ProviderErrorAnswer(json: text.utf8)?.error == "invalid_grant")
        #expect(ProviderErrorAnswer(json: text.utf8)?.codes == [50020])
        #expect(ProviderErrorAnswer(json: #"{"error":"x","error_codes":"50020"}"#.utf8)?.codes == [])
        #expect(ProviderErrorAnswer(json: #"{"error_description":"x"}"#.utf8) == nil)
    }

    @Test(
        "on the way back tells Entra's number by its page",
        arguments: [
            ("https://login.microsoftonline.com/error?code=50020", [50020]), ("https://op.example/why?code=abc", []),
            ("https://op.example/why", []), ("not a url at all %%", []), (nil, []),
        ] as [(String?, [Int])])
    func callback(uri: String?, codes: [Int]) {
        #expect(ProviderErrorAnswer(error: "access_denied", uri: uri).codes == codes)
    }
}
