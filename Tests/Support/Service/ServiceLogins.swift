package import Postgres

/// The two logins that an operator makes for the service, in roles that may do no more than it needs.
package enum ServiceLogins {
    package static let app = "vestibule_test_app"
    package static let worker = "vestibule_test_worker"
    package static let password = "only-in-tests"

    /// Makes them in the cluster of `owner`, whose database is migrated.
    package static func make(_ owner: ConnectionPool) async throws {
        for (login, role) in [(app, "vestibule_app"), (worker, "vestibule_worker")] {
            _ = try await owner.query(
                "create role \(unescaped: login) login in role \(unescaped: role) password '\(unescaped: password)'")
        }
    }

    /// `connectionString`, in keywords and values, by another login.
    static func connectionString(_ connectionString: String, as login: String) -> String {
        let others = connectionString.split(separator: " ").filter {
            !$0.hasPrefix("user=") && !$0.hasPrefix("password=")
        }
        return others.joined(separator: " ") + " user='\(login)' password='\(password)'"
    }
}
