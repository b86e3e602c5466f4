/// For whom a hook is asked, and how many of the tenant's places may be taken for it at one time.
package struct HookAsker: Sendable, Equatable {
    let name: String
    let share: Int

    /// Two, or as many as one decision needs, so that no decision waits for itself.
    static let places = 2

    /// - Parameter hooks: How many the decision asks.
    init(_ guest: HookFacts.GuestFacts, asking hooks: Int) {
        name = guest.id ?? guest.mail
        share = max(Self.places, hooks)
    }
}

/// Places for the calls of one tenant that are under way at one time, and who waits for one, in the order in which they came.
///
/// A value. Nobody waits who might go: whoever gives a place back says who has it next.
struct HookPlaces: Sendable {
    struct Waiting: Sendable {
        let number: Int
        let asker: HookAsker?
        /// Ends when the place is theirs.
        let turn: AsyncStream<Void>.Continuation
    }

    private(set) var taken = 0
    private var held: [String: Int] = [:]
    private var waiting: [Waiting] = []

    /// Calls of one tenant at one time: its slow hooks hold up nobody else's.
    static let most = 16
    /// Who waits, of all and of one asker, who else would crowd out the others.
    static let mostWaiting = 256
    static let mostWaitingOfShare = 4

    var isEmpty: Bool { taken == 0 && waiting.isEmpty }

    /// Whether a place was free, and is taken now.
    mutating func take(for asker: HookAsker?) -> Bool {
        guard isFree(for: asker) else { return false }
        hold(for: asker)
        return true
    }

    /// Whether there was room to wait.
    mutating func wait(_ new: Waiting) -> Bool {
        guard waiting.count < Self.mostWaiting else { return false }
        if let asker = new.asker {
            let others = waiting.count { $0.asker?.name == asker.name }
            guard others < asker.share * Self.mostWaitingOfShare else { return false }
        }
        waiting.append(new)
        return true
    }

    /// Whether it waited until now; else the place is theirs already.
    mutating func giveUp(_ number: Int) -> Bool {
        guard let at = waiting.firstIndex(where: { $0.number == number }) else { return false }
        waiting.remove(at: at)
        return true
    }

    /// - Returns: Whose turn it is.
    mutating func giveBack(from asker: HookAsker?) -> Waiting? {
        taken -= 1
        if let asker {
            let left = (held[asker.name] ?? 1) - 1
            held[asker.name] = left > 0 ? left : nil
        }
        guard let at = waiting.firstIndex(where: { isFree(for: $0.asker) }) else { return nil }
        let next = waiting.remove(at: at)
        hold(for: next.asker)
        return next
    }

    private func isFree(for asker: HookAsker?) -> Bool {
        taken < Self.most && asker.map { held[$0.name, default: 0] < $0.share } ?? true
    }

    private mutating func hold(for asker: HookAsker?) {
        taken += 1
        if let asker { held[asker.name, default: 0] += 1 }
    }
}
