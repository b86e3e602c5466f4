import Vestibule

/// How a sign-in ended, by Entra's codes (AADSTS) where it has them.
struct SignInStatus: Equatable {
    let code: Int
    let reason: String

    init(of activity: AuditEvent.Activity?) {
        (code, reason) =
            switch activity {
            case .passcodeRefused: (50126, "The one-time passcode was wrong.")
            case .accountRefused: (50020, "The identity provider's account is not the guest's, or is of no guest of this tenant.")
            case .accessDenied:
                (53003, "Access has been blocked by Conditional Access policies.")
            default: (0, "Other.")
            }
    }
}
