internal import CLibPQ

/// A libpq connection that is being established, and closed again unless it is taken.
struct PendingConnection: ~Copyable {
    enum Step {
        case waitsToRead
        case waitsToWrite
        case established
        case failed(String)
    }

    /// Unsafe in name only: this value cannot be copied, so the pointer has one holder, and `take` ends this one.
    nonisolated(unsafe) private let connection: OpaquePointer

    init?(_ parameters: [String: String]) {
        let keywords = Array(parameters.keys)
        let started = CStrings.with(keywords) { names in
            CStrings.with(keywords.map { parameters[$0] ?? "" }) { values in
                PQconnectStartParams(names, values, 0)
            }
        }
        guard let started else { return nil }
        connection = started
    }

    deinit { PQfinish(connection) }

    var socket: Int32 { PQsocket(connection) }

    /// A new connection is to be treated as if it had asked to write.
    func begin() -> Step {
        guard PQstatus(connection) != CONNECTION_BAD, socket >= 0 else { return .failed(reason) }
        return .waitsToWrite
    }

    func advance() -> Step {
        switch PQconnectPoll(connection) {
        case PGRES_POLLING_READING: .waitsToRead
        case PGRES_POLLING_WRITING: .waitsToWrite
        case PGRES_POLLING_OK: .established
        default: .failed(reason)
        }
    }

    /// Hands the established connection over.
    consuming func take(_ configuration: PostgresConfiguration) -> sending Session {
        let session = Session(owning: connection, configuration: configuration)
        discard self
        return session
    }

    /// libpq's own words, which name host, user and database but never the password.
    private var reason: String {
        String(cString: PQerrorMessage(connection)).split(separator: "\n").joined(separator: " ")
    }
}

/// Swift strings as the NULL-terminated arrays that C functions take.
enum CStrings {
    static func with<Answer>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Answer
    ) -> Answer {
        // One buffer for all the characters, and pointers to where each string begins.
        var characters: [CChar] = []
        var starts: [Int] = []
        for string in strings {
            starts.append(characters.count)
            characters.append(contentsOf: string.utf8CString)
        }
        return characters.withUnsafeBufferPointer { characters in
            var pointers = starts.map { start in characters.baseAddress?.advanced(by: start) }
            pointers.append(nil)
            return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }
}
