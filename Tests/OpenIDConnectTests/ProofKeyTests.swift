import OpenIDConnect
import Testing

@Suite("A proof key") struct ProofKeyTests {
    @Test("makes the challenge of RFC 7636, Appendix B") func appendixB() throws {
        let key = try #require(ProofKey(verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
        #expect(key.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }

    @Test(
        "takes no verifier that is too short, too long or of other characters",
        arguments: [
            "", String(repeating: "a", count: 42), String(repeating: "a", count: 129), String(repeating: "a", count: 42) + "+",
            String(repeating: "é", count: 43),
        ])
    func refuses(text: String) {
        #expect(ProofKey(verifier: text) == nil)
    }

    @Test("takes the shortest and the longest", arguments: [43, 128]) func takes(count: Int) {
        #expect(ProofKey(verifier: String(repeating: "~", count: count)) != nil)
    }
}
