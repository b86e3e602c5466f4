package import OpenIDConnect

extension FederationRefusal {
    /// What a provider's error means, at the callback or at the token endpoint: by its codes, never by its words.
    package init(_ answer: ProviderErrorAnswer) {
        if answer.codes.contains(where: Self.noSuchAccountCodes.contains) {
            self = .noSuchAccount
        } else if answer.codes.contains(where: Self.declinedCodes.contains) {
            self = .declined
        } else {
            self = Self.meaning(of: answer.error)
        }
    }

    private static func meaning(of error: String) -> FederationRefusal {
        switch error {
        case "access_denied", "consent_required", "interaction_required": .declined
        case "login_required", "account_selection_required", "invalid_account": .noSuchAccount
        case "temporarily_unavailable", "server_error": .unavailable(reason: error)
        case "invalid_grant": .untrusted(reason: "it does not take the code (invalid_grant)")
        case "invalid_client", "unauthorized_client", "redirect_uri_mismatch", "invalid_request", "invalid_scope",
            "unsupported_grant_type", "unsupported_response_type", "invalid_resource", "invalid_tenant":
            .misconfigured(reason: error)
        // What is not known is not quoted: it is a stranger's text.
        default: .unavailable(reason: "an error that is not known")
        }
    }

    /// Entra: the account is not in the tenant (50020, 50034, 90072), or is of a kind that is not let in (50194 is ours, 500207, 500208).
    private static let noSuchAccountCodes: Set<Int> = [50020, 50034, 90072, 500207, 500208]
    /// Entra: the guest or an administrator did not consent, or the application is for named people only.
    private static let declinedCodes: Set<Int> = [65001, 65004, 50105, 90094, 90095]
}
