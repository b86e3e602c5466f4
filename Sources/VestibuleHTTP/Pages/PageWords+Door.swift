import Vestibule

extension PageWords {
    /// What a guest signs in with behind a door, as in *Sign in with …*; nil for the passcode, which is sent.
    func name(of door: Door, of tenant: Tenant) -> String? {
        switch door {
        case .azureAD: common.workAccount
        case .microsoftAccount: common.personalAccount
        case .google: "Google"
        case .externalFederation: tenant.identityProvider(at: door)?.name
        case .passcode: nil
        }
    }
}
