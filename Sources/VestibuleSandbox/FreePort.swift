import CDispatch
import Glibc

/// Finds a port of 127.0.0.1 that nobody listens on, below the range that outgoing connections use (32768).
package enum FreePort {
    package static func find(from first: Int) throws -> Int {
        for port in first..<32_768 where isFree(UInt16(truncatingIfNeeded: port)) { return port }
        throw NoFreePort(first: first)
    }

    package struct NoFreePort: Error, CustomStringConvertible {
        let first: Int
        package var description: String { "No free port from \(first) to 32767 on 127.0.0.1." }
    }

    private static func isFree(_ port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
