import Testing

@testable import Vestibule

@Suite("Base32") struct Base32Tests {
    @Test(
        "is that of RFC 4648, in lower case and without padding",
        arguments: [
            ("", ""), ("f", "my"), ("fo", "mzxq"), ("foo", "mzxw6"), ("foob", "mzxw6yq"), ("fooba", "mzxw6ytb"),
            ("foobar", "mzxw6ytboi"),
        ])
    func vectors(_ plain: String, _ text: String) {
        #expect(Base32.encode(Array(plain.utf8)) == text)
        #expect(Base32.decode(text) == Array(plain.utf8))
        #expect(Base32.decode(text.uppercased()) == Array(plain.utf8))
    }

    @Test("reads back whatever was written")
    func anything() {
        var random = SystemRandomNumberGenerator()
        for length in 0..<60 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(Base32.decode(Base32.encode(bytes)) == bytes)
        }
    }

    @Test(
        "takes no other character, no odd length and nothing in its padding",
        arguments: ["m1", "m=", "mö", "m", "mzx", "mzxw6y", "mz"])
    func wrong(_ text: String) { #expect(Base32.decode(text) == nil) }
}
