/// Everything that may go wrong between a caller and PostgreSQL. No case ever carries a password or a parameter's value.
public enum PostgresError: Error, Sendable {
    /// The server read the statement and refused it.
    case server(ServerError)
    /// No host would have us; one reason a host, in the order they were tried.
    case couldNotConnect([HostFailure])
    /// No connection came free in time. `lastConnectFailure` tells why, when the pool could not open any.
    case poolWaitTimedOut(after: Duration, lastConnectFailure: [HostFailure])
    /// As many callers as allowed wait already.
    case poolIsFull(waiting: Int)
    case poolClosed
    /// The server has not answered in time. It was asked to stop; whether the statement took effect is unknown.
    case queryTimedOut(after: Duration)
    /// The caller's task was cancelled. A statement under way was asked to stop; whether it took effect is unknown.
    case cancelled
    /// The connection broke. When `mayHaveTakenEffect` is false the statement surely did nothing.
    case connectionLost(mayHaveTakenEffect: Bool, reason: String)
    /// A row does not hold what was asked of it.
    case decoding(column: String, reason: String)
    /// The statement cannot be sent as it is: a value that PostgreSQL has no form for, too many parameters, a copy.
    case invalidQuery(String)
    case badConfiguration(String)

    public var sqlState: SQLState? {
        guard case .server(let error) = self else { return nil }
        return error.sqlState
    }

    /// The constraint that the statement broke, by name.
    public var constraint: String? {
        guard case .server(let error) = self else { return nil }
        return error.constraint
    }

    /// Whether the database could not be asked, rather than said no: such a caller is told to come again (503).
    public var isUnavailability: Bool {
        switch self {
        case .server(let error): error.sqlState.isUnavailability
        case .couldNotConnect, .poolWaitTimedOut, .poolIsFull, .poolClosed, .queryTimedOut, .connectionLost: true
        case .cancelled, .decoding, .invalidQuery, .badConfiguration: false
        }
    }
}

/// What the server said about a statement that it refused.
public struct ServerError: Error, Sendable, Hashable {
    public var sqlState: SQLState
    public var message: String
    public var detail: String?
    public var hint: String?
    public var table: String?
    public var column: String?
    public var constraint: String?
}

/// Why one host was passed over.
public struct HostFailure: Sendable, Hashable, CustomStringConvertible {
    /// `name:port`, or the folder of a Unix socket.
    public var host: String
    public var reason: String

    public var description: String { "\(host): \(reason)" }
}

extension PostgresError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .server(let error):
            // The detail may quote a row's values, so it is kept out of what gets logged by default.
            "PostgreSQL \(error.sqlState): \(error.message)" + (error.constraint.map { " (\($0))" } ?? "")
        case .couldNotConnect(let hosts): "no connection to PostgreSQL: \(Self.list(hosts))"
        case .poolWaitTimedOut(let wait, []): "no connection came free within \(wait)"
        case .poolWaitTimedOut(let wait, let hosts): "no connection within \(wait): \(Self.list(hosts))"
        case .poolIsFull(let waiting): "\(waiting) callers already wait for a connection"
        case .poolClosed: "the connection pool is closed"
        case .queryTimedOut(let deadline): "PostgreSQL has not answered within \(deadline)"
        case .cancelled: "cancelled"
        case .connectionLost(let mayHaveTakenEffect, let reason):
            "connection lost (\(mayHaveTakenEffect ? "the statement may have taken effect" : "without effect")): \(reason)"
        case .decoding(let column, let reason): "column \(column): \(reason)"
        case .invalidQuery(let reason): "invalid query: \(reason)"
        case .badConfiguration(let reason): "bad PostgreSQL configuration: \(reason)"
        }
    }

    private static func list(_ hosts: [HostFailure]) -> String {
        hosts.map(\.description).joined(separator: "; ")
    }
}
