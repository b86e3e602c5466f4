#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An IPv4 or IPv6 address, an IPv4 one inside IPv6 unwrapped (RFC 4291 §2.5.5.2).
package struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// Four or sixteen, in network order.
    package let bytes: [UInt8]

    /// Reads dotted IPv4, IPv6 in any spelling, brackets and a zone allowed; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 64, !text.utf8.contains(0) else { return nil }
        var name = text[...]
        if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
        if let zone = name.firstIndex(of: "%") { name = name[..<zone] }
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, String(name), &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
        } else if inet_pton(AF_INET6, String(name), &six) == 1 {
            let all = withUnsafeBytes(of: &six) { Array($0) }
            let isMapped = all[..<10].allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
            bytes = isMapped ? Array(all[12...]) : all
        } else {
            return nil
        }
    }

    /// What limits count by: an IPv4 address, or the /64 that an IPv6 subscriber holds.
    package var network: String {
        bytes.count == 4 ? description : bytes[..<8].map { String($0, radix: 16) }.joined(separator: ".") + "/64"
    }

    /// The same as a person reads it: `203.0.113.7`, or `2001:db8:1:2::/64`.
    package var readableNetwork: String {
        guard bytes.count == 16 else { return description }
        let groups = stride(from: 0, to: 8, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
        return groups.joined(separator: ":") + "::/64"
    }

    /// A ``network`` as a person reads it.
    package static func readable(network: String) -> String {
        let bytes = network.split(separator: "/").first?.split(separator: ".").compactMap { UInt8($0, radix: 16) } ?? []
        guard network.hasSuffix("/64"), bytes.count == 8 else { return network }
        return NetworkAddress(bytes: bytes + Array(repeating: 0, count: 8)).readableNetwork
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    package var description: String {
        bytes.count == 4
            ? bytes.map(String.init).joined(separator: ".")
            : stride(from: 0, to: 16, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
                .joined(separator: ":")
    }
}

/// A range of addresses: `10.0.0.0/8`, `fd00::/8`, or one address.
package struct NetworkRange: Hashable, Sendable {
    private let first: NetworkAddress
    private let length: Int

    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let start = parts.first, let first = NetworkAddress(start) else { return nil }
        let most = first.bytes.count * 8
        guard parts.count == 2 else {
            self.first = first
            length = most
            return
        }
        guard let length = Int(parts[1]), (0...most).contains(length) else { return nil }
        self.first = first
        self.length = length
    }

    package func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == first.bytes.count else { return false }
        let (whole, rest) = (length / 8, length % 8)
        guard address.bytes[..<whole] == first.bytes[..<whole] else { return false }
        guard rest > 0 else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
        return address.bytes[whole] & mask == first.bytes[whole] & mask
    }
}
