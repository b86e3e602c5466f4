internal import Glibc

/// An IP address that a connection would be made to, with IPv4 unwrapped from the IPv6 forms that carry it.
package enum PeerAddress: Hashable, Sendable {
    case v4([UInt8])
    case v6([UInt8])

    /// An address from its usual text (RFC 4291, 2.2; dotted decimal), or nil. Names are not resolved.
    package init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self = .v4(withUnsafeBytes(of: four) { Array($0) })
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self = Self.unwrapping(withUnsafeBytes(of: six) { Array($0) })
        } else {
            return nil
        }
    }

    /// An address from a resolved socket address; nil for families other than IPv4 and IPv6.
    init?(family: Int32, socketAddress: UnsafeRawBufferPointer) {
        switch family {
        case AF_INET where socketAddress.count >= MemoryLayout<sockaddr_in>.size:
            let address = socketAddress.loadUnaligned(as: sockaddr_in.self)
            self = .v4(withUnsafeBytes(of: address.sin_addr) { Array($0) })
        case AF_INET6 where socketAddress.count >= MemoryLayout<sockaddr_in6>.size:
            let address = socketAddress.loadUnaligned(as: sockaddr_in6.self)
            self = Self.unwrapping(withUnsafeBytes(of: address.sin6_addr) { Array($0) })
        default:
            return nil
        }
    }

    /// The IPv4 address inside mapped (RFC 4291, 2.5.5), compatible, NAT64 (RFC 6052) and 6to4 (RFC 3056) addresses;
    /// otherwise the IPv6 address itself. Where a packet would end up in IPv4, the IPv4 rules must hold.
    private static func unwrapping(_ bytes: [UInt8]) -> PeerAddress {
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if bytes.starts(with: mapped) || bytes.starts(with: translated) { return .v4(Array(bytes.suffix(4))) }
        if bytes.starts(with: [0x20, 0x02]) { return .v4(Array(bytes[2..<6])) }
        let isCompatible = bytes.prefix(12).allSatisfy { $0 == 0 }
        let isUnspecifiedOrLoopback = isCompatible && bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0
        return isCompatible && !isUnspecifiedOrLoopback ? .v4(Array(bytes.suffix(4))) : .v6(bytes)
    }
}

extension PeerAddress {
    /// The part of the address space that an egress rule decides about.
    enum Reach: Hashable {
        case loopback
        /// RFC 1918, RFC 6598, RFC 4193: somebody's own network.
        case privateUse
        /// Link-local ranges, and the addresses at which clouds answer with the machine's own credentials.
        case linkLocalOrMetadata
        /// Unspecified, multicast, broadcast and reserved: never a server.
        case unusable
        case publicInternet
    }

    var reach: Reach {
        switch self {
        case .v4(let bytes): Self.reach(ofV4: bytes)
        case .v6(let bytes): Self.reach(ofV6: bytes)
        }
    }

    private static func reach(ofV4 bytes: [UInt8]) -> Reach {
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (127, _, _, _): .loopback
        case (169, 254, _, _), (192, 0, 0, _), (100, 100, 100, 200), (168, 63, 129, 16): .linkLocalOrMetadata
        case (10, _, _, _), (172, 16...31, _, _), (192, 168, _, _), (100, 64...127, _, _), (198, 18...19, _, _):
            .privateUse
        case (0, _, _, _), (224..., _, _, _): .unusable
        default: .publicInternet
        }
    }

    private static func reach(ofV6 bytes: [UInt8]) -> Reach {
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        // Amazon, Google, Oracle, Scaleway.
        case (0xFD, 0x00, 0x0E, 0xC2), (0xFD, 0x20, 0x00, 0xCE), (0xFD, 0x00, 0x00, 0xC1), (0xFD, 0x00, 0x00, 0x42):
            return .linkLocalOrMetadata
        default: break
        }
        if bytes.prefix(15).allSatisfy({ $0 == 0 }) { return bytes[15] == 1 ? .loopback : .unusable }
        switch (bytes[0], bytes[1]) {
        case (0xFE, 0x80...0xBF): return .linkLocalOrMetadata
        case (0xFC...0xFD, _), (0xFE, 0xC0...0xFF): return .privateUse
        case (0x20...0x3F, _): return .publicInternet
        default: return .unusable
        }
    }
}

extension PeerAddress: CustomStringConvertible {
    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let (family, bytes) =
            switch self {
            case .v4(let bytes): (AF_INET, bytes)
            case .v6(let bytes): (AF_INET6, bytes)
            }
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "an address" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
