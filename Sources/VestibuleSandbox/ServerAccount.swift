package import CDispatch
import Glibc

/// Under which account the database server runs: PostgreSQL refuses root, so root's server belongs to `postgres`.
package enum ServerAccount: Sendable {
    case caller
    case postgres(uid: uid_t, gid: gid_t)

    package static func current() throws -> ServerAccount {
        guard geteuid() == 0 else { return .caller }
        guard let entry = getpwnam("postgres") else {
            throw PrivatePostgresError("run as root, PostgreSQL needs an account named postgres, and there is none")
        }
        return .postgres(uid: entry.pointee.pw_uid, gid: entry.pointee.pw_gid)
    }

    /// The command that runs `arguments` under this account and has it interrupted when we die.
    ///
    /// setpriv switches the account first and asks for the signal afterwards; the other way round the kernel forgets it.
    package func command(_ arguments: [String]) -> [String] {
        // From /, because the account may not be allowed where we are.
        let interrupted = ["env", "--chdir=/", "setpriv", "--pdeathsig", "INT"]
        switch self {
        case .caller: return interrupted + ["--"] + arguments
        case .postgres:
            return interrupted + ["--reuid=postgres", "--regid=postgres", "--init-groups", "--"] + arguments
        }
    }

    package func own(_ path: String) throws {
        guard case .postgres(let uid, let gid) = self else { return }
        guard chown(path, uid, gid) == 0 else {
            throw PrivatePostgresError("\(path) could not be given to postgres: \(String(cString: strerror(errno)))")
        }
    }

    /// Makes a folder that is the server's alone, or makes sure that an existing one is: in a shared place like /tmp
    /// somebody else may have been there first.
    package func makePrivateFolder(_ path: String) throws {
        if mkdir(path, 0o700) == 0 { return try own(path) }
        var found = stat()
        guard errno == EEXIST, lstat(path, &found) == 0, found.st_mode & S_IFMT == S_IFDIR, found.st_mode & 0o077 == 0,
            found.st_uid == uid
        else { throw PrivatePostgresError("\(path) is not a private folder of the database server: remove it") }
    }

    /// Whether the server can come to what lies in this folder.
    func canReach(_ folder: String) -> Bool {
        guard case .postgres(let uid, _) = self else { return true }
        var path = ""
        for part in folder.split(separator: "/") {
            path += "/\(part)"
            var found = stat()
            guard stat(path, &found) == 0 else { return false }
            guard found.st_mode & 0o001 != 0 || (found.st_uid == uid && found.st_mode & 0o100 != 0) else {
                return false
            }
        }
        return true
    }

    private var uid: uid_t {
        switch self {
        case .caller: geteuid()
        case .postgres(let uid, _): uid
        }
    }
}
