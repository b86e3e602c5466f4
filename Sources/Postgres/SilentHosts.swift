import Synchronization

/// The hosts that did not answer a pool in time when they were last asked: frozen, or cut off. They are asked last and briefly, so that
/// a standby which has taken over is found at once. The mutex guards the set.
final class SilentHosts: Sendable {
    /// Enough for a server that is 200 ms away and speaks TLS.
    static let patience: Duration = .milliseconds(1500)

    private let silent = Mutex<Set<Host>>([])

    /// In the order of the configuration, the silent ones at the end.
    func order(_ hosts: [Host]) -> [Host] {
        silent.withLock { silent in
            silent.isEmpty ? hosts : hosts.filter { !silent.contains($0) } + hosts.filter { silent.contains($0) }
        }
    }

    func contains(_ host: Host) -> Bool { silent.withLock { $0.contains(host) } }

    func note(_ host: Host, isSilent: Bool) {
        silent.withLock { silent in
            if isSilent { silent.insert(host) } else { silent.remove(host) }
        }
    }
}
