/// What a device shows and its guest types elsewhere: eight letters, none of them a vowel (RFC 8628 §6.1).
package struct UserCode: Hashable, Sendable {
    /// In upper case, without a hyphen.
    package let letters: String

    package static let alphabet = Array("BCDFGHJKLMNPQRSTVWXZ")
    package static let length = 8

    /// A new one: 20⁸ there are, so that ten guesses an hour find none of those that live.
    package static func draw(in surroundings: Surroundings) -> UserCode {
        UserCode(
            letters: String((0..<length).map { _ in alphabet[Int(surroundings.randomNumber(below: UInt32(alphabet.count)))] }))
    }

    private init(letters: String) { self.letters = letters }

    /// Reads what a person typed: in any case, with spaces and hyphens wherever they like, in full width too. Nil for anything else.
    package init?(typed: String) {
        guard typed.utf8.count <= 100 else { return nil }
        var letters = ""
        for scalar in typed.unicodeScalars where !Self.isSeparator(scalar) {
            guard let letter = Self.letter(scalar) else { return nil }
            letters.append(letter)
        }
        guard letters.count == Self.length else { return nil }
        self.letters = letters
    }

    /// As a device prints it: `WDJB-MJHT`.
    package var shown: String { "\(letters.prefix(4))-\(letters.suffix(4))" }

    /// What the database keeps: with so little entropy a plain hash could be turned back.
    package func authenticationCode(of tenant: Tenant.ID, by vault: Vault) -> [UInt8] {
        vault.authenticationCode(of: "\(tenant) \(letters)", for: .userCode)
    }

    private static func letter(_ scalar: Unicode.Scalar) -> Character? {
        let narrow = (0xFF21...0xFF5A).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        guard let upper = UInt8(exactly: narrow & ~0x20), (0x41...0x7A).contains(narrow) else { return nil }
        let letter = Character(Unicode.Scalar(upper))
        return alphabet.contains(letter) ? letter : nil
    }

    /// Spaces, hyphens and dashes, whatever a keyboard makes of them.
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDash
    }
}
