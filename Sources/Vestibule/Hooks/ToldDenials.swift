import FoundationEssentials

/// Whose denials were told in an event lately: as with policies, of a guest's at one hook and point it is the first in five minutes. Who is
/// no guest yet counts as one.
///
/// A value, of one replica.
struct ToldDenials: Sendable {
    private struct Denied: Hashable {
        let hook: Hook.ID
        let type: String
        let guest: Guest.ID?

        init(_ record: HookRecord) { (hook, type, guest) = (record.hook, record.type, record.guest) }
    }

    private var quietUntil: [Denied: Date] = [:]
    private var tidiedAt = Date.distantPast

    static let quiet: TimeInterval = 300
    /// Beyond that each is told.
    static let most = 20_000

    /// Whether this one is to be told, and the next ones are not.
    mutating func tells(_ record: HookRecord) -> Bool {
        if let end = quietUntil[Denied(record)], record.at < end { return false }
        tidy(at: record.at)
        if quietUntil.count < Self.most { quietUntil[Denied(record)] = record.at.addingTimeInterval(Self.quiet) }
        return true
    }

    /// It was not told after all: the next one is.
    mutating func forget(_ record: HookRecord) { quietUntil[Denied(record)] = nil }

    private mutating func tidy(at now: Date) {
        guard quietUntil.count >= Self.most, now >= tidiedAt.addingTimeInterval(10) else { return }
        quietUntil = quietUntil.filter { $0.value > now }
        tidiedAt = now
    }
}
