/// The two logs that Graph tells audit events in.
package enum EventLog: Sendable {
    case directoryAudits
    case signIns

    /// What is told in it. Who redeems an invitation, or comes by a better door from then on, is signed in by it: that is in both.
    package var activities: Set<AuditEvent.Activity> {
        switch self {
        case .directoryAudits: Self.audited
        case .signIns: Self.signInActivities
        }
    }

    private static let signInActivities: Set<AuditEvent.Activity> = [
        .signedIn, .applicationEntered, .passcodeRefused, .accountRefused, .guestHealed, .invitationRedeemed, .accessDenied,
    ]

    private static let audited = Set(AuditEvent.Activity.allCases)
        .subtracting([.signedIn, .applicationEntered, .passcodeRefused, .accountRefused, .accessDenied])
}

extension AuditEvent.Activity {
    /// Whether it is the record of something that did not succeed.
    package var isFailure: Bool {
        switch self {
        case .passcodeRefused, .accountRefused, .accessDenied, .letterFailed, .letterBounced, .healingFailed, .deviceCodeRefused,
            .hookDenied, .hookFailed:
            true
        default: false
        }
    }
}
