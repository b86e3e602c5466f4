import Synchronization
import TestSupport

/// What the clients were told: the only witness against the service. What was said to be done, what was refused, and what nobody
/// knows stay apart. The mutex guards the entries.
final class Ledger: Sendable {
    enum Word: Sendable, Hashable {
        /// Said to be done.
        case acknowledged(id: String, link: String)
        /// Said not to be done, by a status from 400 to 499.
        case refused(Int)
        /// No answer, half of one, or a 503.
        case unknown
    }

    /// One address is invited by one client, under one key or none.
    struct Invitation: Sendable {
        let hasKey: Bool
        var words: [Word] = []

        var acknowledged: [Word] { words.filter { if case .acknowledged = $0 { true } else { false } } }
        var isUnknown: Bool { words.contains(.unknown) }
    }

    /// A link that was acknowledged and waits for its guest.
    struct Link: Sendable {
        let address: String
        let url: String
    }

    /// A session that a browser was given, by whose code it came about.
    struct Entry: Sendable {
        let address: String
        let browser: Browser
    }

    private struct State {
        var isOpen = true
        var invitations: [String: Invitation] = [:]
        var links: [Link] = []
        var redemptions: [Entry] = []
        var signIns: [String: [Entry]] = [:]
        var accidents: [String] = []
    }

    private let state = Mutex(State())

    /// False once the day is over: clients begin nothing new.
    var isOpen: Bool { state.withLock { $0.isOpen } }
    var invitations: [String: Invitation] { state.withLock { $0.invitations } }
    /// Acceptances that a browser was told had succeeded.
    var redemptions: [Entry] { state.withLock { $0.redemptions } }
    /// Sign-ins that a browser was told had succeeded, by the code that was typed.
    var signIns: [String: [Entry]] { state.withLock { $0.signIns } }
    /// Answers that no fault excuses.
    var accidents: [String] { state.withLock { $0.accidents } }

    /// Invitations and redemptions that were said to be done.
    var deeds: Int {
        state.withLock { state in
            state.redemptions.count + state.invitations.values.count { !$0.acknowledged.isEmpty }
        }
    }

    func close() { state.withLock { $0.isOpen = false } }

    func write(_ word: Word, about address: String, hasKey: Bool) {
        state.withLock { state in
            let isFirst = state.invitations[address]?.acknowledged.isEmpty ?? true
            state.invitations[address, default: Invitation(hasKey: hasKey)].words.append(word)
            if case .acknowledged(_, let link) = word, isFirst { state.links.append(Link(address: address, url: link)) }
        }
    }

    func takeLink() -> Link? { state.withLock { $0.links.popLast() } }

    func redeemed(_ address: String, by browser: Browser) {
        state.withLock { $0.redemptions.append(Entry(address: address, browser: browser)) }
    }

    func signedIn(_ address: String, by code: String, in browser: Browser) {
        state.withLock { $0.signIns[code, default: []].append(Entry(address: address, browser: browser)) }
    }

    func accident(_ what: String) { state.withLock { $0.accidents.append(what) } }
}
