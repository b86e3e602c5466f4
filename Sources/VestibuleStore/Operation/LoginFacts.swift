package import FoundationEssentials
package import Postgres

/// What PostgreSQL says of the login that asks it, and of itself: for `vestibule check`.
package struct LoginFacts: Equatable, Sendable {
    package var login: String
    package var isSuperuser: Bool
    package var bypassesRowSecurity: Bool
    /// Member of `vestibule_app`, whose statements see one tenant.
    package var isApp: Bool
    /// Member of `vestibule_worker`, whose statements see every tenant.
    package var isWorker: Bool
    /// May make tables where the service's stand.
    package var mayCreate: Bool
    package var mayCreateRoles: Bool
    package var rolesExist: Bool
    package var isReadOnly: Bool
    /// Off means that the last moments before a crash are lost though they were acknowledged.
    package var synchronousCommit: String
    package var fsync: String
    /// The database's clock, read between sending and receiving.
    package var now: Date

    package init(
        login: String, isSuperuser: Bool = false, bypassesRowSecurity: Bool = false, isApp: Bool = false,
        isWorker: Bool = false, mayCreate: Bool = false, mayCreateRoles: Bool = false, rolesExist: Bool = true,
        isReadOnly: Bool = false, synchronousCommit: String = "on", fsync: String = "on", now: Date
    ) {
        self.login = login
        self.isSuperuser = isSuperuser
        self.bypassesRowSecurity = bypassesRowSecurity
        self.isApp = isApp
        self.isWorker = isWorker
        self.mayCreate = mayCreate
        self.mayCreateRoles = mayCreateRoles
        self.rolesExist = rolesExist
        self.isReadOnly = isReadOnly
        self.synchronousCommit = synchronousCommit
        self.fsync = fsync
        self.now = now
    }

    package static func read(by pool: ConnectionPool) async throws -> LoginFacts {
        // A superuser is a member of everything, and a role that is not there has no members: both are asked for in a way that
        // does not raise.
        let rows = try await pool.query(
            """
            select current_user::text as login, r.rolsuper, r.rolbypassrls, r.rolcreaterole,
                   coalesce(pg_has_role(current_user, to_regrole('vestibule_app'), 'usage'), false) as is_app,
                   coalesce(pg_has_role(current_user, to_regrole('vestibule_worker'), 'usage'), false) as is_worker,
                   to_regrole('vestibule_app') is not null and to_regrole('vestibule_worker') is not null as roles_exist,
                   coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create,
                   current_setting('transaction_read_only') = 'on' as is_read_only,
                   current_setting('synchronous_commit') as synchronous_commit, current_setting('fsync') as fsync,
                   clock_timestamp() as now
              from pg_roles r where r.rolname = current_user
            """)
        guard let row = rows.first else {
            throw PostgresError.decoding(column: "login", reason: "the login is not among the roles")
        }
        return LoginFacts(
            login: try row.decode("login"), isSuperuser: try row.decode("rolsuper"),
            bypassesRowSecurity: try row.decode("rolbypassrls"), isApp: try row.decode("is_app"),
            isWorker: try row.decode("is_worker"), mayCreate: try row.decode("may_create"),
            mayCreateRoles: try row.decode("rolcreaterole"), rolesExist: try row.decode("roles_exist"),
            isReadOnly: try row.decode("is_read_only"), synchronousCommit: try row.decode("synchronous_commit"),
            fsync: try row.decode("fsync"), now: try row.decode("now"))
    }
}
