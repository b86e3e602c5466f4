import Glibc

/// A relay that takes every connection and never says a word, so that letters wait and deliveries cost the service nothing.
final class BlackHole: Sendable {
    let port: Int
    private let descriptor: Int32

    /// The kernel completes the connections of a listener that nobody accepts from.
    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.port = port
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard descriptor >= 0, bound == 0, listen(descriptor, 4096) == 0 else {
            throw Program.Failure(description: "No relay can be put on port \(port): \(String(cString: strerror(errno)))")
        }
    }

    deinit { close(descriptor) }
}
