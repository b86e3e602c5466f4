/// Addresses of one family that begin with the same bits: `10.20.0.0/16`, `fd12:3456::/32`, or one address.
package struct PeerRange: Hashable, Sendable {
    private let first: PeerAddress
    /// How many bits are the same.
    private let length: Int

    /// Reads an address with or without a length. Nil too for a range that does not lie in one for private use (RFC 1918, RFC 6598, RFC 4193).
    package init?(privateUse text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first.flatMap(PeerAddress.init) else { return nil }
        guard let length = parts.count == 2 ? Int(parts[1]) : first.width, (0...first.width).contains(length) else { return nil }
        (self.first, self.length) = (first, length)
        guard first.replacing(first.bits & ~varying).reach == .privateUse,
            first.replacing(first.bits | varying).reach == .privateUse
        else { return nil }
    }

    package func contains(_ address: PeerAddress) -> Bool {
        address.width == first.width && (address.bits ^ first.bits) >> (first.width - length) == 0
    }

    /// The bits that are not the same.
    private var varying: UInt128 { (1 << (first.width - length)) &- 1 }
}

extension PeerAddress {
    fileprivate var width: Int { bytes.count * 8 }

    fileprivate var bits: UInt128 { bytes.reduce(0) { $0 << 8 | UInt128($1) } }

    private var bytes: [UInt8] {
        switch self {
        case .v4(let bytes), .v6(let bytes): bytes
        }
    }

    /// One of the same family.
    fileprivate func replacing(_ bits: UInt128) -> PeerAddress {
        let bytes = bytes.indices.reversed().map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) }
        return switch self {
        case .v4: .v4(bytes)
        case .v6: .v6(bytes)
        }
    }
}
