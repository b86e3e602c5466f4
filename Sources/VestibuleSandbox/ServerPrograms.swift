import Foundation

/// Where PostgreSQL's server programs are.
struct ServerPrograms: Sendable {
    let folder: String

    var initdb: String { "\(folder)/initdb" }
    var postgres: String { "\(folder)/postgres" }
    var baseBackup: String { "\(folder)/pg_basebackup" }

    /// Debian keeps them by version and out of the PATH; the newest is taken, then whatever the PATH has.
    static func find() throws -> ServerPrograms {
        let versions = "/usr/lib/postgresql"
        let installed = (try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? []
        let newestFirst = installed.compactMap(Int.init).sorted(by: >).map { "\(versions)/\($0)/bin" }
        let path = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
        for folder in newestFirst + path {
            let programs = ServerPrograms(folder: folder)
            if [programs.initdb, programs.postgres].allSatisfy(FileManager.default.isExecutableFile) {
                return programs
            }
        }
        throw PrivatePostgresError("no PostgreSQL server is installed (on Debian: apt-get install postgresql)")
    }
}
