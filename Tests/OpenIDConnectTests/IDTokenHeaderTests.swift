import OpenIDConnect
import Testing

@Suite("The head of an ID token") struct IDTokenHeaderTests {
    private func token(_ head: String) -> String { "\(Base64URLText.encode(head.utf8)).e30.c2ln" }

    @Test("says algorithm and key") func reads() throws {
        let header = try IDTokenHeader(of: token(#"{"typ":"JWT","alg":"ES256","kid":"k1"}"#))
        #expect(header.algorithm == .es256 && header.keyID == "k1")
        #expect(try IDTokenHeader(of: token(#"{"alg":"RS256"}"#)).keyID == nil)
    }

    @Test(
        "is refused with another algorithm",
        arguments: ["none", "None", "HS256", "RS384", "PS256", "ES384", "EdDSA", "rs256", "", "RS256 "])
    func algorithm(name: String) {
        #expect(throws: IDTokenFault.algorithm) { try IDTokenHeader(of: token(#"{"alg":"\#(name)"}"#)) }
    }

    @Test("is refused with an algorithm that is no text, or none", arguments: ["{}", #"{"alg":null}"#, #"{"alg":["RS256"]}"#])
    func noAlgorithm(head: String) {
        #expect(throws: IDTokenFault.algorithm) { try IDTokenHeader(of: token(head)) }
    }

    @Test(
        "is refused with what must be understood and is not",
        arguments: [#""crit":["exp"]"#, #""crit":[]"#, #""crit":null"#, #""zip":"DEF""#])
    func critical(field: String) {
        #expect(throws: IDTokenFault.criticalExtension) { try IDTokenHeader(of: token(#"{"alg":"RS256",\#(field)}"#)) }
    }

    @Test("is refused with a key of its own", arguments: ["jwk", "jku", "x5u", "x5c"]) func ownKey(name: String) {
        #expect(throws: IDTokenFault.bringsItsOwnKey) { try IDTokenHeader(of: token(#"{"alg":"RS256","\#(name)":"x"}"#)) }
    }

    @Test(
        "is refused when it is none",
        arguments: [
            "", ".", "..", "a.b", "a.b.c.d", "e30.e30.====", "bm8.e30.c2ln", "eyJhbGciOiJSUzI1NiJ9.e30.a+/b", "W10.e30.c2ln",
        ])
    func malformed(text: String) {
        #expect(throws: IDTokenFault.malformed) { try IDTokenHeader(of: text) }
    }
}
