extension Duration {
    /// Whole milliseconds, rounded up so that no bound becomes "none"; never more than a day.
    var wholeMilliseconds: Int {
        let day: Int64 = 86_400
        let (seconds, attoseconds) = components
        guard seconds < day else { return Int(day) * 1000 }
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
