import Foundation

/// What the browser says a passkey was asked for (WebAuthn level 3 §5.8.1). The authenticator signs its hash.
struct PasskeyClientData: Decodable {
    let type: String
    let challenge: String
    let origin: String
    let crossOrigin: Bool?

    /// Nil for what is no such JSON.
    init?(_ bytes: [UInt8]) {
        guard bytes.count <= 4096, let read = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
        self = read
    }

    enum Ceremony: String { case create = "webauthn.create", get = "webauthn.get" }

    /// The challenge, where the data is of this ceremony at this origin and in no frame of another site's.
    func challenge(of ceremony: Ceremony, at origin: String) -> [UInt8]? {
        guard type == ceremony.rawValue, self.origin == origin, crossOrigin != true else { return nil }
        return Base64URL.decode(challenge)
    }
}
