/// The line that parts a multipart body (RFC 2046, 5.1.1).
///
/// Derived from a seed, so that a letter that is sent again is the same letter. `=_` occurs in neither quoted-printable
/// nor base64; the search is there for the day when another encoding is used.
struct MIMEBoundary {
    let text: String

    init(seed: String, notIn parts: [String]) {
        var attempt = 0
        var candidate = Self.candidate(seed, attempt)
        while parts.contains(where: { $0.contains(candidate) }) {
            attempt += 1
            candidate = Self.candidate(seed, attempt)
        }
        text = candidate
    }

    private static func candidate(_ seed: String, _ attempt: Int) -> String {
        "=_\(fingerprint("\(seed) \(attempt)"))"
    }

    /// FNV-1a, 64 bits, in hexadecimal: names things apart, keeps no secret.
    static func fingerprint(_ text: String) -> String {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
