import FoundationEssentials

/// How often a provider is asked for a document: once in ten seconds in the long run. Two more may follow the first at once, or a key that is
/// rotated just after the set was read, and one answer that was lost, would each keep every guest out for ten seconds.
struct FetchAllowance {
    private static let most = 3.0
    static let pause: TimeInterval = 10

    private var left = FetchAllowance.most
    private var countedAt: Date?

    /// Whether it may be asked now; counts it if so.
    mutating func take(at now: Date) -> Bool {
        if let countedAt { left = min(Self.most, left + max(0, now.timeIntervalSince(countedAt)) / Self.pause) }
        countedAt = now
        guard left >= 1 else { return false }
        left -= 1
        return true
    }
}
