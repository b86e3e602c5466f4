@testable import Vestibule
@testable import WebAuthn

/// What a browser brings back from a passkey: authenticator data behind the hash of our name, and the JSON that was signed. Then what people type.
@Sendable func fuzzPasskey(_ input: [UInt8]) {
    let relyingParty = WebAuthn(relyingParty: "localhost")
    let data = hashOfLocalhost + [(input.first ?? 0) | 0x05] + input.dropFirst()
    if let made = relyingParty.credential(in: data) {
        require((1...1023).contains(made.id.count) && made.make.count == 16, "a credential is whole")
        require(relyingParty.credential(in: [0] + data.dropFirst()) == nil, "another relying party's is none of ours")
        require(
            relyingParty.signCount(
                authenticatorData: data, clientData: input, signature: input, algorithm: made.algorithm, publicKey: made.publicKey)
                == nil, "nobody signs by chance")
    }
    let claims = PasskeyClientData(input)
    require(claims?.challenge(of: .get, at: "https://guests.contoso.example/") == nil, "an origin has no path")
    let text = input.text
    if let code = OneTimeCode(typed: text) { require(OneTimeCode(typed: code.digits) == code, "digits are read as printed") }
    if let code = RecoveryCode(typed: text) {
        require(RecoveryCode(typed: code.text) == code, "a recovery code is read as printed")
    }
}

/// SHA-256 of `localhost`.
private let hashOfLocalhost: [UInt8] = [
    0x49, 0x96, 0x0D, 0xE5, 0x88, 0x0E, 0x8C, 0x68, 0x74, 0x34, 0x17, 0x0F, 0x64, 0x76, 0x60, 0x5B, 0x8F, 0xE4, 0xAE, 0xB9, 0xA2,
    0x86,
    0x32, 0xC7, 0x99, 0x5C, 0xF3, 0xBA, 0x83, 0x1D, 0x97, 0x63,
]
