import FoundationEssentials

/// Leaves a directory in peace when it fails again and again: five times in a row, then nothing for 30 seconds, then one question to see.
struct Breaker {
    private static let most = 5
    private static let rest: TimeInterval = 30

    private var failures = 0
    private var restsUntil: Date?

    /// Whether a question may be asked now. After a rest it is one, whose answer decides.
    mutating func permits(at now: Date) -> Bool {
        guard let until = restsUntil else { return true }
        guard now >= until else { return false }
        restsUntil = now + Self.rest
        return true
    }

    mutating func note(success: Bool, at now: Date) {
        if success {
            (failures, restsUntil) = (0, nil)
        } else {
            failures += 1
            if failures >= Self.most { restsUntil = now + Self.rest }
        }
    }
}
