import Synchronization

/// Who is signed in to the demo application, and who is on the way. In memory: a restart forgets them. The mutex guards both tables.
final class DemoSessions: Sendable {
    private struct Tables {
        var pending: [String: DemoClient.Pending] = [:]
        var signedIn: [String: DemoClient.SignedIn] = [:]
    }

    private let tables = Mutex(Tables())
    /// More than one person has tabs.
    private static let most = 100

    func leave(_ pending: DemoClient.Pending) {
        tables.withLock { tables in
            if tables.pending.count >= Self.most { tables.pending.removeAll() }
            tables.pending[pending.state] = pending
        }
    }

    /// Once.
    func comeBack(_ state: String) -> DemoClient.Pending? { tables.withLock { $0.pending.removeValue(forKey: state) } }

    /// - Returns: The session's secret, for a cookie.
    func begin(_ session: DemoClient.SignedIn) -> String {
        let secret = DemoClient.draw()
        tables.withLock { tables in
            if tables.signedIn.count >= Self.most { tables.signedIn.removeAll() }
            tables.signedIn[secret] = session
        }
        return secret
    }

    subscript(_ secret: String) -> DemoClient.SignedIn? { tables.withLock { $0.signedIn[secret] } }

    func end(_ secret: String) -> DemoClient.SignedIn? { tables.withLock { $0.signedIn.removeValue(forKey: secret) } }
}
