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
/// `jti`. An application that does not answer, or slowly, is left alone for a while: one's many logouts do not hold up another's.
struct LogoutWorker: Service {
    let logouts: any LogoutStore
    let tokens: LogoutTokens
    let fetch: HTTPFetch
    let meters: ProductMeters
    let logger: Logger
    private let silent = SilentApplications()
    private let crew = Crew()

    init(logouts: any LogoutStore, tokens: LogoutTokens, fetch: HTTPFetch, meters: ProductMeters, logger: Logger) {
        self.logouts = logouts
        self.tokens = tokens
        self.fetch = fetch
        self.meters = meters
        self.logger = logger
    }

    /// Seconds: longer than one may take to be told.
    private static let lease = 30

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                while !Task.isCancelled {
                    let due = await due()
                    for logout in due {
                        crew.leave(for: logout.tenant)
                        group.addTask {
                            await tell(logout)
                            crew.comeBack(from: logout.tenant)
                        }
                    }
                    try? await Task.sleep(for: due.isEmpty ? .seconds(1) : .milliseconds(50))
                }
            }
        }
    }

    private func due() async -> [Logout] {
        let (free, busy) = crew.standing
        guard free > 0 else { return [] }
        do { return try await logouts.claim(limit: free, sparing: busy, lease: Self.lease) } catch {
            if !Task.isCancelled {
                logger.warning("the logouts cannot be read", metadata: ["reason": .string(String(describing: error))])
            }
            return []
        }
    }

    private func tell(_ logout: Logout) async {
        do {
            let end = try await end(of: logout)
            // What an application has heard must be written down even while the process is going down.
            try await Task { try await note(end, of: logout) }.value
        } catch {
            // The lease ends by itself, and the logout is tried again.
            logger.warning("logout left", metadata: ["logout": .string(logout.id.description), "reason": .string("\(error)")])
        }
    }

    private enum End {
        case told
        case untold(String)
        /// The application wants to know no more.
        case unwanted
        /// The application was silent a moment ago.
        case untried
    }

    private func note(_ end: End, of logout: Logout) async throws {
        let outcome: ProductMeters.LogoutEnd
        switch end {
        case .told:
            try await logouts.finish(logout)
            outcome = .told
        case .untold(let reply):
            let pause = Logout.pause(after: logout.tries)
            try await logouts.postpone(logout, for: pause, because: reply, isCounted: true)
            outcome = pause == nil ? .failed : .retried
        case .unwanted: return try await logouts.finish(logout)
        case .untried:
            return try await logouts.postpone(
                logout, for: SilentApplications.seconds, because: "it was silent a moment ago", isCounted: false)
        }
        meters.logouts.count(outcome)
        logger.info(
            "logout \(outcome.rawValue)",
            metadata: ["logout": .string(logout.id.description), "application": .string(logout.application.id.description)])
    }

    private func end(of logout: Logout) async throws -> End {
        guard let uri = logout.application.backchannelLogoutURI, logout.application.disabledAt == nil,
            let token = try await tokens.token(for: logout)
        else { return .unwanted }
        guard !silent.contains(logout.application.id) else { return .untried }
        let asked = ContinuousClock.now
        // Who answers, but only just in time, is as good as silent to who waits behind.
        defer { if ContinuousClock.now - asked > .seconds(2) { silent.insert(logout.application.id) } }
        do throws(CurlError) {
            let answer = try await fetch.post(form: "logout_token=\(token)", to: uri.text)
            // §2.8: 200; others answer 204.
            return (200..<300).contains(answer.status) ? .told : .untold("it answered \(answer.status)")
        } catch {
            silent.insert(logout.application.id)
            return .untold(error.class)
        }
    }
}

/// Who is out telling applications, by tenant: one tenant's slow applications take no more than their share.
private final class Crew: Sendable {
    private let out = Mutex<[Tenant.ID: Int]>([:])
    private static let size = 8

    /// How many are free, and the tenants that somebody is out for: a claim takes a tenant's share at once.
    var standing: (free: Int, busy: [Tenant.ID]) {
        out.withLock { (Self.size - $0.values.reduce(0, +), Array($0.keys)) }
    }

    func leave(for tenant: Tenant.ID) { out.withLock { $0[tenant, default: 0] += 1 } }

    func comeBack(from tenant: Tenant.ID) {
        out.withLock { out in
            let left = (out[tenant] ?? 1) - 1
            out[tenant] = left > 0 ? left : nil
        }
    }
}

/// Applications that did not answer lately.
private final class SilentApplications: Sendable {
    private let since = Mutex<[Application.ID: ContinuousClock.Instant]>([:])
    static let seconds = 10
    private static let pause = Duration.seconds(seconds)

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
