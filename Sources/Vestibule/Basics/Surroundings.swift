package import FoundationEssentials

/// The only door to the time, to randomness and to new ids. The rules take it as an argument, so a test can hold the clock.
package struct Surroundings: Sendable {
    package var now: @Sendable () -> Date
    /// `count` bytes from a cryptographic generator.
    package var randomBytes: @Sendable (_ count: Int) -> [UInt8]

    package init(now: @escaping @Sendable () -> Date, randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.now = now
        self.randomBytes = randomBytes
    }

    /// A new UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then randomness, so that rows stay in the order of their making.
    package func newID<Entity>(of entity: Entity.Type = Entity.self) -> Identifier<Entity> {
        let milliseconds = UInt64(max(0, now().timeIntervalSince1970 * 1000))
        let time = (0..<6).reversed().map { UInt8(truncatingIfNeeded: milliseconds >> (UInt64($0) * 8)) }
        var bytes = time + randomBytes(10)
        bytes[6] = (bytes[6] & 0x0F) | 0x70
        bytes[8] = (bytes[8] & 0x3F) | 0x80
        return Identifier(bytes: bytes) ?? Identifier(rawValue: UUID())
    }

    /// A number below `bound`, each equally likely: draws that would favour small numbers are thrown away.
    package func randomNumber(below bound: UInt32) -> UInt32 {
        let fair = UInt32.max - UInt32.max % bound
        while true {
            let draw = randomBytes(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            if draw < fair { return draw % bound }
        }
    }
}
