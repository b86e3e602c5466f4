import Curl
import FoundationEssentials
import Logging
import ServiceLifecycle
import Synchronization
import Vestibule
import VestibuleHTTP

/// Tells applications, each second, of sessions that are over (OpenID Connect Back-Channel Logout 1.0 §2.5).
///
/// A logout is claimed and committed before the network is touched, so a worker that dies tells an application at most twice, under the same
/// `jti`. An application that does not answer is left alone for a while: the many logouts of one do not hold up another's.
struct LogoutWorker: Service {
    let logouts: any LogoutStore
    let tokens: LogoutTokens
    let fetch: HTTPFetch
    let meters: ProductMeters
    let logger: Logger
    private let silent = SilentApplications()

    init(logouts: any LogoutStore, tokens: LogoutTokens, fetch: HTTPFetch, meters: ProductMeters, logger: Logger) {
        self.logouts = logouts
        self.tokens = tokens
        self.fetch = fetch
        self.meters = meters
        self.logger = logger
    }

    private static let crew = 8
    /// Seconds: longer than one may take to be told.
    private static let lease = 30

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let count = await round()
                if count < Self.crew { try? await Task.sleep(for: .seconds(1)) }
            }
        }
    }

    /// - Returns: How many were claimed.
    private func round() async -> Int {
        do {
            let due = try await logouts.claim(limit: Self.crew, lease: Self.lease)
            await withDiscardingTaskGroup { group in
                for logout in due { group.addTask { await tell(logout) } }
            }
            return due.count
        } catch {
            if !Task.isCancelled {
                logger.warning("the logouts cannot be read", metadata: ["reason": .string(String(describing: error))])
            }
            return 0
        }
    }

    private func tell(_ logout: Logout) async {
        do {
            let problem = try await problem(telling: logout)
            // What an application has heard must be written down even while the process is going down.
            try await Task { try await note(problem, of: logout) }.value
        } catch {
            // The lease ends by itself, and the logout is tried again.
            logger.warning("logout left", metadata: ["logout": .string(logout.id.description), "reason": .string("\(error)")])
        }
    }

    private func note(_ problem: String?, of logout: Logout) async throws {
        let pause = problem == nil ? nil : Logout.pause(after: logout.tries)
        if let problem {
            try await logouts.postpone(logout, for: pause, because: problem)
        } else {
            try await logouts.finish(logout)
        }
        meters.logouts.count(problem == nil ? .told : pause == nil ? .failed : .retried)
        logger.info(
            "logout \(problem == nil ? "told" : pause == nil ? "given up" : "will be tried again")",
            metadata: ["logout": .string(logout.id.description), "application": .string(logout.application.id.description)])
    }

    /// What kept the application from being told; nil when it was, or no longer wants to be.
    private func problem(telling logout: Logout) async throws -> String? {
        guard let uri = logout.application.backchannelLogoutURI, logout.application.disabledAt == nil,
            let token = try await tokens.token(for: logout)
        else { return nil }
        guard !silent.contains(logout.application.id) else { return "not tried: it was silent a moment ago" }
        do throws(CurlError) {
            let answer = try await fetch.post(form: "logout_token=\(token)", to: uri.text)
            // §2.8: 200; others answer 204.
            return (200..<300).contains(answer.status) ? nil : "it answered \(answer.status)"
        } catch {
            silent.insert(logout.application.id)
            return error.class
        }
    }
}

/// Applications that did not answer lately.
private final class SilentApplications: Sendable {
    private let since = Mutex<[Application.ID: ContinuousClock.Instant]>([:])
    private static let pause = Duration.seconds(10)

    func insert(_ id: Application.ID) {
        since.withLock { since in
            let now = ContinuousClock.now
            since = since.filter { now - $0.value < Self.pause }
            since[id] = now
        }
    }

    func contains(_ id: Application.ID) -> Bool {
        since.withLock { $0[id].map { ContinuousClock.now - $0 < Self.pause } ?? false }
    }
}
