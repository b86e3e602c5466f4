package import FoundationEssentials

/// How often a guest may be wrong about a second factor (NIST SP 800-63B-4 §3.2.2). Only who has proved the mailbox or account can be at all.
package enum SecondFactorLimits {
    /// In one session, in a stretch of ``sessionStretch``.
    package static let wrongPerSession = 5
    package static let sessionStretch: TimeInterval = 300
    /// Of one guest, whatever the session.
    package static let wrongPerHour = 20
    /// Then nothing is checked any more until the factors are reset.
    package static let wrongInARow = 100
}
