internal import CLibPQ

/// How to reach PostgreSQL, and how long to wait for it. Describing it never shows the password.
package struct PostgresConfiguration: Sendable, CustomStringConvertible, CustomReflectable {
    /// False for a transaction pooler (pgbouncer), which hands each statement to another session: none is prepared then.
    package var preparesStatements = true
    package var maximumConnections = 8

    /// Whether units may be sent behind others on one connection. Not behind a pooler: a cancellation would end the session for all.
    var sharesConnections: Bool { preparesStatements }

    /// For the whole walk over the hosts; each gets a fair share. Not longer, because a server that comes back out of silence is found by
    /// the next attempt only.
    package var connectDeadline: Duration = .seconds(3)
    package var poolWaitDeadline: Duration = .seconds(2)
    package var queryDeadline: Duration = .seconds(5)
    package var maximumWaiters = 1024
    package var maximumPreparedStatements = 256
    package var applicationName: String

    let hosts: [Host]
    let wanted: SessionWish
    /// What libpq is told besides the host, and what the caller's connection string said; the password is in here.
    private var options: [String: String]

    /// Reads a connection string as libpq does, as a URI or as `keyword=value` pairs, with several hosts if wished.
    /// What it leaves out comes from libpq's environment variables and defaults.
    ///
    /// - Throws: ``PostgresError/badConfiguration(_:)``, without any word of the string itself.
    package init(connectionString: String) throws(PostgresError) {
        var options = try ConnectionString.parse(connectionString)
        let defaults = ConnectionString.defaults()
        func take(_ keyword: String) -> String? { options.removeValue(forKey: keyword) ?? defaults[keyword] }

        hosts = try Host.list(hosts: take("host"), addresses: take("hostaddr"), ports: take("port"))
        let wish = take("target_session_attrs") ?? SessionWish.any.rawValue
        guard let wanted = SessionWish(rawValue: wish) else {
            throw .badConfiguration("target_session_attrs is none of \(SessionWish.allCases.map(\.rawValue))")
        }
        self.wanted = wanted
        applicationName = take("application_name") ?? take("fallback_application_name") ?? "vestibule"
        self.options = options
    }

    /// The same database, by another login.
    package func login(_ user: String, password: String) -> PostgresConfiguration {
        var other = self
        other.options["user"] = user
        other.options["password"] = password
        return other
    }

    package var description: String { "PostgreSQL at \(hosts.map(\.description).joined(separator: ", "))" }

    package var customMirror: Mirror { Mirror(self, children: ["hosts": hosts.map(\.description)]) }

    /// Everything libpq is told for one attempt at one address.
    func parameters(for host: Host, address: String?) -> [String: String] {
        var told = [
            "gssencmode": "disable", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
            "tcp_user_timeout": "10000",
        ]
        told.merge(options) { _, wished in wished }
        told["host"] = host.name
        told["hostaddr"] = address
        told["port"] = host.port
        told["application_name"] = applicationName
        // These are ours to decide: the code reads UTF-8, and walks the hosts itself.
        told["client_encoding"] = "UTF8"
        told["target_session_attrs"] = "any"
        return told
    }
}

/// Which kind of server will do (libpq's `target_session_attrs`).
enum SessionWish: String, CaseIterable, Sendable {
    case any
    case readWrite = "read-write"
    case readOnly = "read-only"
    case primary
    case standby
    case preferStandby = "prefer-standby"

    /// Why a server of this standing will not do; nil when it will.
    func objection(isStandby: Bool, isReadOnly: Bool) -> String? {
        switch self {
        case .any: nil
        case .readWrite: isStandby || isReadOnly ? "the session is read-only" : nil
        case .readOnly: isStandby || isReadOnly ? nil : "the session is not read-only"
        case .primary: isStandby ? "the server is a standby" : nil
        case .standby, .preferStandby: isStandby ? nil : "the server is no standby"
        }
    }
}
