import Foundation
import Glibc
import Synchronization

/// A program started by this process, with a thread of ours that waits for its end.
///
/// The thread that starts it is the one that waits. That matters for a child which asked to be signalled when its parent
/// dies: Linux means the parent's *thread*, and threads of the cooperative pool come and go.
package final class ChildProcess: Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    private struct State {
        var status: Int32?
        var waiters: [CheckedContinuation<Int32, Never>] = []
    }

    package let pid: Int32
    private let state = Mutex(State())

    private init(pid: pid_t) { self.pid = pid }

    package var hasEnded: Bool { state.withLock { $0.status != nil } }

    /// Starts `arguments[0]` in a process group of its own (a Ctrl-C in the terminal is for us), writing into `logPath`.
    ///
    /// - Parameter environment: All that it is given beside `PATH` and the locale.
    package static func start(
        _ arguments: [String], environment: [String: String] = [:], logPath: String
    ) async throws -> ChildProcess {
        try await withCheckedThrowingContinuation { started in
            Thread.detachNewThread {
                switch spawn(arguments, environment: environment, logPath: logPath) {
                case .failure(let failure): started.resume(throwing: failure)
                case .success(let pid):
                    let child = ChildProcess(pid: pid)
                    started.resume(returning: child)
                    child.awaitEnd()
                }
            }
        }
    }

    /// The exit status: zero for success.
    package func end() async -> Int32 {
        await withCheckedContinuation { continuation in
            let status = state.withLock { state in
                if state.status == nil { state.waiters.append(continuation) }
                return state.status
            }
            if let status { continuation.resume(returning: status) }
        }
    }

    package func signal(_ signal: Int32) {
        // Once its end has been collected the number may be somebody else's.
        state.withLock { state in
            if state.status == nil { kill(pid, signal) }
        }
    }

    private func awaitEnd() {
        var info = siginfo_t()
        // Looks without collecting, so that `signal` can rely on the number until the lock is held.
        while waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) == -1, errno == EINTR {}
        let (status, waiters) = state.withLock { state in
            var status: Int32 = 0
            while waitpid(pid, &status, 0) == -1, errno == EINTR {}
            state.status = status
            return (status, state.waiters)
        }
        for waiter in waiters { waiter.resume(returning: status) }
    }

    private static func spawn(
        _ arguments: [String], environment: [String: String], logPath: String
    ) -> Result<pid_t, Failure> {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&files, 1, logPath, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&files, 1, 2)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var pid: pid_t = 0
        let environment =
            ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"] + environment.map { "\($0.key)=\($0.value)" }
        let status = withCStrings(arguments) { argv in
            withCStrings(environment) { envp in posix_spawnp(&pid, arguments[0], &files, &attributes, argv, envp) }
        }
        guard status == 0 else {
            return .failure(
                Failure(description: "\(arguments[0]) could not be started: \(String(cString: strerror(status)))"))
        }
        return .success(pid)
    }

    private static func withCStrings<Answer>(
        _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Answer
    ) -> Answer {
        var pointers = strings.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        pointers.append(nil)
        return pointers.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("an array with an element has an address") }
            return body(start)
        }
    }
}
