import Foundation

/// Whether the clocks agree: the database's decides what has expired, this machine's stands in every token.
enum ClockMatter {
    /// - Parameters:
    ///   - lead: This machine's clock less the other's.
    ///   - precision: How far apart the two may seem when they are not.
    static func finding(against other: String, lead: TimeInterval, precision: TimeInterval) -> Finding {
        let apart = max(0, abs(lead) - precision)
        let words = "this machine is \(seconds(abs(lead))) \(lead < 0 ? "behind" : "ahead of") \(other)"
        let mend = "run a time service (chrony or systemd-timesyncd) on both"
        if apart > 30 {
            return .wrong("clock", "\(words): tokens are refused as expired or not yet valid", mend: mend)
        }
        if apart > 2 { return .warning("clock", words, mend: mend) }
        return .ok("clock", "agrees with \(other) within \(seconds(max(precision, abs(lead))))")
    }

    private static func seconds(_ time: TimeInterval) -> String {
        time < 1 ? "\(Int((time * 1000).rounded(.up))) ms" : time < 1e9 ? "\(Int(time.rounded())) s" : "decades"
    }
}
