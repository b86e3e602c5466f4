import Foundation

extension PrivatePostgres {
    /// Makes this cluster, which must not exist yet, a hot standby of `primary`, which must run. ``start()`` then follows it until the
    /// standby is promoted (`select pg_promote()`).
    package func copy(_ primary: PrivatePostgres) async throws {
        let account = try ServerAccount.current()
        try places.adopt(superuserPassword: try primary.places.superuserPassword())
        try account.makePrivateFolder(places.data)
        let child = try await ChildProcess.start(
            account.command([
                try ServerPrograms.find().baseBackup, "--pgdata=\(places.data)", "--write-recovery-conf",
                "--wal-method=stream", "--checkpoint=fast",
                "--dbname=\(try primary.connectionString(database: "postgres"))",
            ]), logPath: places.log)
        guard await child.end() == 0 else {
            throw PrivatePostgresError("the standby could not be made, see \(places.log)")
        }
    }
}
