package import FoundationEssentials

/// One call of a hook, as its log tells it: never what was said.
package struct HookRecord: Sendable, Equatable {
    package enum Kind: String, Sendable { case decision, test }

    package enum Outcome: String, Sendable, CaseIterable {
        case allowed, denied, demanded, failed
    }

    package var tenant: Tenant.ID
    package var hook: Hook.ID
    package var kind: Kind
    /// The point, or `hook.test`.
    package var type: String
    package var guest: Guest.ID?
    package var outcome: Outcome
    /// What became of the decision, where the hook failed.
    package var isDenied: Bool
    /// `2xx`, or why there is none.
    package var reply: String
    package var milliseconds: Int
    package var at: Date
    /// Whether the hook was asked at all: what was not made gets no line, and is told with the hook's failures.
    package var isMade = true
    /// Whether a denial gets an event; not where another of the same was told a moment ago.
    package var isTold = true
    /// How many calls it tells of, of those that were not made.
    package var times = 1
}
