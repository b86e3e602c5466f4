import FoundationEssentials

/// A guest comes back: a code to the address, if it is a guest's. What the page shows is the same for every address.
package struct SignInByPasscode: Sendable {
    private let attempts: any AttemptStore
    private let tenants: any TenantStore
    private let draftPasscode: DraftPasscode
    private let limits: PasscodeLimits
    private let surroundings: Surroundings

    package init(
        attempts: any AttemptStore, tenants: any TenantStore, draftPasscode: DraftPasscode,
        limits: PasscodeLimits, surroundings: Surroundings
    ) {
        self.attempts = attempts
        self.tenants = tenants
        self.draftPasscode = draftPasscode
        self.limits = limits
        self.surroundings = surroundings
    }

    /// - Parameter returnPath: A path of ours, where the guest goes after the sign-in.
    /// - Returns: The attempt's secret, for the browser's cookie.
    package func callAsFunction(
        _ address: EmailAddress, to tenantID: Tenant.ID, returnPath: String?, from browser: AskingBrowser, language: Language
    ) async throws -> Credential {
        try await tenants.underSettings(of: tenantID) { tenant in
            guard tenant.status == .active else { throw RedemptionRefusal.tenantSuspended }
            let isAllowed =
                tenant.admits(address.domain)
                && !tenant.routes.switchedOff.contains(.passcode)
            let id = surroundings.newID(of: Attempt.self)
            let credential = Credential(.attempt, tenant: tenantID, row: id, in: surroundings)
            let purpose = Attempt.Purpose.signIn(returnPath: returnPath)
            // The letter is drawn for a stranger too, and thrown away, so that both take the same time.
            let code = try draftPasscode(
                for: id, of: tenant, purpose: purpose, to: address, applicationName: nil, language: language)
            let attempt = NewAttempt(
                id: id, digest: credential.digest, purpose: purpose,
                holder: .whoeverHasTheMailbox(isAllowed: isAllowed, known: browser.known), address: address,
                bucket: browser.bucket(for: nil), code: code)
            switch try await attempts.begin(attempt, link: nil, in: tenant, limits: limits) {
            case .begun: return credential
            case .refused, .linkReplaced: throw RedemptionRefusal.attemptOver
            case .tooManyFromNetwork(let until): throw RedemptionRefusal.askedTooOften(until: until)
            case .settingsChanged: return nil
            }
        }
    }
}
