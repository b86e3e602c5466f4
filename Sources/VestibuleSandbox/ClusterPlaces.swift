import Foundation
import Glibc

/// Where a private cluster keeps its things.
struct ClusterPlaces: Sendable {
    /// The caller's folder: the password and the log.
    let directory: String
    /// The cluster itself; elsewhere if the server's account cannot come into the caller's folder.
    let data: String
    /// Short, because the whole path of a Unix socket must fit into 107 bytes.
    let socketFolder: String
    let port: Int

    var log: String { "\(directory)/postgres.log" }
    private var passwordFile: String { "\(directory)/postgres.password" }

    init(directory: String, port: Int?) throws {
        let directory = URL(fileURLWithPath: directory).standardizedFileURL.path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        self.directory = directory
        self.port = port ?? 5432
        let mark = Self.mark(directory)
        if try ServerAccount.current().canReach(directory) {
            data = "\(directory)/data"
        } else {
            let home =
                FileManager.default.fileExists(atPath: "/var/lib/postgresql") ? "/var/lib/postgresql" : "/var/tmp"
            data = "\(home)/vestibule-\(mark)"
        }
        socketFolder = "/tmp/vestibule-\(mark)"
    }

    func remove() {
        for path in [data, "\(data).new", socketFolder, log, passwordFile] {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    /// Takes over the superuser's password of another cluster, of which this one is to be a copy.
    func adopt(superuserPassword: String) throws { try write(superuserPassword, to: passwordFile) }

    /// The superuser's password, drawn at random the first time.
    func superuserPassword() throws -> String {
        if let known = try? String(contentsOfFile: passwordFile, encoding: .utf8) { return known }
        var random = SystemRandomNumberGenerator()
        let password = (0..<4).map { _ in String(random.next(), radix: 36) }.joined()
        try write(password, to: passwordFile)
        return password
    }

    /// Writes a file that nobody else can read at any moment.
    func write(_ secret: String, to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            throw PrivatePostgresError("\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        defer { close(file) }
        let bytes = Array(secret.utf8)
        guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
            throw PrivatePostgresError("\(path) cannot be written")
        }
    }

    private var lockFile: String { "\(data)/postmaster.pid" }

    /// Whether a server runs here, or has not been shut down.
    var hasLockFile: Bool { FileManager.default.fileExists(atPath: lockFile) }

    /// The server that runs in `data`, by its lock file; nil for a file that a crash has left behind.
    func runningPostmaster() -> pid_t? {
        // A number may have gone to another process since. A server works in its data folder.
        guard let pid = lockHolder() else { return nil }
        let folder = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd")
        return folder == data ? pid : nil
    }

    /// A lock file with the number of some other process would keep the server from starting; any other it judges itself.
    func removeMisleadingLockFile() {
        if lockHolder() != nil, runningPostmaster() == nil { unlink(lockFile) }
    }

    private func lockHolder() -> pid_t? {
        guard let lock = try? String(contentsOfFile: lockFile, encoding: .utf8),
            let line = lock.split(separator: "\n").first, let pid = pid_t(line), kill(pid, 0) == 0 || errno == EPERM
        else { return nil }
        return pid
    }

    /// A short name for a long path (FNV-1a).
    private static func mark(_ path: String) -> String {
        let hash = path.utf8.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        return String(hash, radix: 36)
    }
}
