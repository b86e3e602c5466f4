import CLibMaxMindDB
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that tells in which country an address is used, in MaxMind's format (MaxMind DB 2.0): GeoLite2-Country, or another maker's.
///
/// Whoever brings it up to date puts the new file in its place by a rename, as makers' programs do; it is read within a minute. A new one that
/// cannot be read leaves the old one in use.
package final class CountryFile: Sendable {
    private let path: String
    private let state: Mutex<State>

    /// What the lock guards: the database must not be closed under a look-up.
    private struct State {
        var database: UnsafeMutablePointer<MMDB_s>
        var stamp: Stamp
        var lookedAt: ContinuousClock.Instant
    }

    /// Which file it is, and of when.
    private struct Stamp: Equatable {
        var device: UInt64
        var number: UInt64
        var changedAt: Int64

        init?(path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            device = UInt64(status.st_dev)
            number = UInt64(status.st_ino)
            changedAt = Int64(status.st_mtim.tv_sec)
        }
    }

    package enum Answer: Sendable, Equatable {
        /// ISO 3166-1 alpha-2.
        case country(String)
        /// The file has none for it.
        case none
        /// The file is damaged there, or does not know addresses of this kind.
        case unreadable
    }

    /// - Throws: ``CountryFileFault`` for what is no such file, or may not be read.
    package init(path: String) throws(CountryFileFault) {
        self.path = path
        guard let stamp = Stamp(path: path) else { throw CountryFileFault(reason: "there is no such file, or it may not be read") }
        state = Mutex(State(database: try Self.open(path), stamp: stamp, lookedAt: .now))
    }

    deinit {
        state.withLock { Self.close($0.database) }
    }

    /// - Parameter address: Four or sixteen bytes in network order.
    package func country(of address: [UInt8]) -> Answer {
        state.withLock { state in
            refresh(&state)
            return Self.lookUp(address, in: state.database)
        }
    }

    // MARK: The file

    private static let pause = Duration.seconds(60)

    private func refresh(_ state: inout State) {
        guard state.lookedAt.duration(to: .now) >= Self.pause else { return }
        state.lookedAt = .now
        guard let stamp = Stamp(path: path), stamp != state.stamp, let newer = try? Self.open(path) else { return }
        Self.close(state.database)
        state.database = newer
        state.stamp = stamp
    }

    private static func open(_ path: String) throws(CountryFileFault) -> UnsafeMutablePointer<MMDB_s> {
        let database = UnsafeMutablePointer<MMDB_s>.allocate(capacity: 1)
        database.initialize(to: MMDB_s())
        let code = MMDB_open(path, UInt32(MMDB_MODE_MMAP), database)
        guard code == MMDB_SUCCESS else {
            database.deallocate()
            throw CountryFileFault(reason: String(cString: MMDB_strerror(code)))
        }
        // Of a file of other things every address would be in no country.
        let type = database.pointee.metadata.database_type.map { String(cString: $0).lowercased() } ?? ""
        guard ["country", "city", "enterprise"].contains(where: type.contains) else {
            close(database)
            throw CountryFileFault(reason: "it is of the type \(type), which tells of no countries")
        }
        return database
    }

    private static func close(_ database: UnsafeMutablePointer<MMDB_s>) {
        MMDB_close(database)
        database.deallocate()
    }

    // MARK: An address in it

    private static func lookUp(_ address: [UInt8], in database: UnsafePointer<MMDB_s>) -> Answer {
        var code = MMDB_SUCCESS
        var found: MMDB_lookup_result_s
        switch address.count {
        case 4:
            var socket = sockaddr_in()
            socket.sin_family = sa_family_t(AF_INET)
            withUnsafeMutableBytes(of: &socket.sin_addr) { $0.copyBytes(from: address) }
            found = withUnsafePointer(to: socket) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { MMDB_lookup_sockaddr(database, $0, &code) }
            }
        case 16:
            var socket = sockaddr_in6()
            socket.sin6_family = sa_family_t(AF_INET6)
            withUnsafeMutableBytes(of: &socket.sin6_addr) { $0.copyBytes(from: address) }
            found = withUnsafePointer(to: socket) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { MMDB_lookup_sockaddr(database, $0, &code) }
            }
        default: return .unreadable
        }
        guard code == MMDB_SUCCESS else { return .unreadable }
        return found.found_entry ? country(in: &found.entry) : .none
    }

    private static func country(in entry: inout MMDB_entry_s) -> Answer {
        var data = MMDB_entry_data_s()
        let code = "country".withCString { country in
            "iso_code".withCString { name in
                let path: [UnsafePointer<CChar>?] = [country, name, nil]
                return path.withUnsafeBufferPointer { MMDB_aget_value(&entry, &data, $0.baseAddress) }
            }
        }
        if code == MMDB_LOOKUP_PATH_DOES_NOT_MATCH_DATA_ERROR { return .none }
        guard code == MMDB_SUCCESS else { return .unreadable }
        guard data.has_data else { return .none }
        guard data.type == UInt32(MMDB_DATA_TYPE_UTF8_STRING), data.data_size == 2, let text = data.utf8_string else {
            return .unreadable
        }
        return .country(String(decoding: UnsafeRawBufferPointer(start: text, count: 2), as: UTF8.self).uppercased())
    }
}

/// Why a file of countries cannot be used.
package struct CountryFileFault: Error, Equatable {
    package let reason: String
}
