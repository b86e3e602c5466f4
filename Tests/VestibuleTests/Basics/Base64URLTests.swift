import Foundation
import Testing
import Vestibule

@Suite("Base64 for URLs") struct Base64URLTests {
    @Test(
        "is written as RFC 4648 has it, without padding",
        arguments: [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")])
    func vectors(text: String, encoded: String) {
        #expect(Base64URL.encode(Array(text.utf8)) == encoded)
        #expect(Base64URL.decode(encoded) == Array(text.utf8))
    }

    @Test("is what Foundation writes, whatever the bytes")
    func agrees() {
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
            let usual = Data(bytes).base64EncodedString()
            let expected = usual.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            #expect(Base64URL.encode(bytes) == expected)
            #expect(Base64URL.bytes(of: bytes) == Array(expected.utf8))
            #expect(Base64URL.decode(expected) == bytes)
        }
    }

    @Test("is read in one spelling only")
    func strictness() {
        // A byte's last four bits, and two bytes' last two, must be zero.
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        #expect(alphabet.filter { Base64URL.decode("Z\($0)") != nil } == "AQgw")
        #expect(alphabet.filter { Base64URL.decode("Zm\($0)") != nil } == "AEIMQUYcgkosw048")
        for damaged in ["Z", "Zm9vY", "Zg==", "Zm8=", "Zm+v", "Zm/v", "Zm v", "Zm9v\n", "Zmév", "\u{0}AAA"] {
            #expect(Base64URL.decode(damaged) == nil, "\(damaged)")
        }
    }
}
