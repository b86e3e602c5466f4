import Crypto
import Foundation
import Testing

@testable import WebAuthn

@Suite("An authenticator's answer") struct WebAuthnTests {
    private static let webAuthn = WebAuthn(relyingParty: "guests.contoso.example")
    private static let clientData = Array(#"{"type":"webauthn.get"}"#.utf8)

    @Test("to a creation is read, with the key, the counter and whether it may be copied", arguments: [false, true])
    func created(isCopied: Bool) throws {
        let authenticator = Authenticator()
        let made = try #require(Self.webAuthn.credential(in: authenticator.created(flags: isCopied ? 0x4D : 0x45)))
        #expect(made.id == [1, 2, 3, 4] && made.algorithm == .es256 && made.signCount == 7 && made.isCopied == isCopied)
        #expect(made.make == Array(repeating: 9, count: 16))
        #expect(made.publicKey == Array(authenticator.key.publicKey.rawRepresentation))
        // Without a user, without a verified one, without a credential, for somebody else, and cut anywhere.
        for flags in [0x44, 0x41, 0x05] as [UInt8] {
            #expect(Self.webAuthn.credential(in: authenticator.created(flags: flags)) == nil)
        }
        #expect(WebAuthn(relyingParty: "contoso.example").credential(in: authenticator.created(flags: 0x45)) == nil)
        let whole = authenticator.created(flags: 0x45)
        for count in 0..<whole.count { #expect(Self.webAuthn.credential(in: Array(whole.prefix(count))) == nil, "\(count)") }
    }

    @Test("to a demand counts where it is signed by the key over exactly this") func signed() throws {
        let authenticator = Authenticator()
        let made = try #require(Self.webAuthn.credential(in: authenticator.created(flags: 0x45)))
        let right = authenticator.data(flags: 0x05)
        let signature = try authenticator.signature(of: right, Self.clientData)
        func count(_ data: [UInt8], _ signature: [UInt8], of clientData: [UInt8] = Self.clientData) -> UInt32? {
            Self.webAuthn.signCount(
                authenticatorData: data, clientData: clientData, signature: signature, algorithm: made.algorithm,
                publicKey: made.publicKey)
        }
        #expect(count(right, signature) == 7)
        #expect(count(right, signature, of: Self.clientData + [0x20]) == nil)
        #expect(count(right, []) == nil && count([], signature) == nil)
        for index in signature.indices {
            var wrong = signature
            wrong[index] ^= 1
            #expect(count(right, wrong) == nil, "\(index)")
        }
        // Signed, and yet not by a user who was verified, or for us.
        for flags in [0x00, 0x01, 0x04] as [UInt8] {
            let data = authenticator.data(flags: flags)
            #expect(count(data, try authenticator.signature(of: data, Self.clientData)) == nil, "\(flags)")
        }
        let theirs = Authenticator(relyingParty: "evil.example", key: authenticator.key)
        let data = theirs.data(flags: 0x05)
        #expect(count(data, try theirs.signature(of: data, Self.clientData)) == nil)
        let other = Authenticator()
        #expect(count(right, try other.signature(of: right, Self.clientData)) == nil)
    }

    @Test("that is nonsense is none, whatever it is") func nonsense() {
        var generator = SystemRandomNumberGenerator()
        let head = Authenticator().data(flags: 0x45)
        for round in 0..<2000 {
            let tail = (0..<Int.random(in: 0...200)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let data = round.isMultiple(of: 2) ? head + tail : tail
            let counts = WebAuthn.Algorithm.allCases.compactMap { algorithm in
                Self.webAuthn.signCount(
                    authenticatorData: data, clientData: tail, signature: tail, algorithm: algorithm, publicKey: tail)
            }
            // A macro for each would take longer than all the rest.
            if !counts.isEmpty { Issue.record("\(data) is believed") }
            _ = Self.webAuthn.credential(in: data)
        }
    }
}

/// Signs as an authenticator does, with another library's keys.
private struct Authenticator {
    var relyingParty = "guests.contoso.example"
    var key = P256.Signing.PrivateKey()

    func data(flags: UInt8) -> [UInt8] {
        Array(SHA256.hash(data: Data(relyingParty.utf8))) + [flags, 0, 0, 0, 7]
    }

    /// With a credential behind it: make, id, and the key in COSE (RFC 9053 §7.1.1).
    func created(flags: UInt8) -> [UInt8] {
        let point = Array(key.publicKey.rawRepresentation)
        let make = Array(repeating: UInt8(9), count: 16)
        let head: [UInt8] = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]
        return data(flags: flags) + make + [0, 4, 1, 2, 3, 4] + head + point[..<32] + [0x22, 0x58, 0x20] + point[32...]
    }

    func signature(of data: [UInt8], _ clientData: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: Data(data) + Data(SHA256.hash(data: Data(clientData)))).derRepresentation)
    }
}
