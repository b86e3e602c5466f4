import Vestibule

/// The relying party, with a count beside each exchange with a provider: how it does, told by the sign-ins themselves.
struct CountingSignIn: FederatedSignIn {
    let signIn: any FederatedSignIn
    let meters: ProductMeters

    func authorizationURL(
        for request: FederatedRequest, at provider: ProviderRegistration
    ) async throws(FederationRefusal) -> String {
        do throws(FederationRefusal) { return try await signIn.authorizationURL(for: request, at: provider) } catch {
            meters.providers.count(.init(provider), .init(error))
            throw error
        }
    }

    func identity(
        provedBy code: String, issuer: String?, for request: FederatedRequest, at provider: ProviderRegistration
    ) async throws(FederationRefusal) -> ProvedIdentity {
        do throws(FederationRefusal) {
            let identity = try await signIn.identity(provedBy: code, issuer: issuer, for: request, at: provider)
            meters.providers.count(.init(provider), .proved)
            return identity
        } catch {
            meters.providers.count(.init(provider), .init(error))
            throw error
        }
    }
}

extension ProductMeters {
    /// Partners are one: an administrator names them, and no name is a label.
    enum Provider: String, CaseIterable, Sendable {
        case azureAD = "azure_ad"
        case microsoftAccount = "microsoft_account"
        case google, partner

        fileprivate init(_ registration: ProviderRegistration) {
            self =
                switch registration.kind {
                case .azureAD: .azureAD
                case .microsoftAccount: .microsoftAccount
                case .google: .google
                case .openID: .partner
                }
        }
    }

    enum ProviderAnswer: String, CaseIterable, Sendable {
        case proved, unavailable, untrusted, misconfigured
        /// The provider is well: the guest, or an administrator, said no.
        case refused

        fileprivate init(_ refusal: FederationRefusal) {
            self =
                switch refusal {
                case .unavailable: .unavailable
                case .untrusted: .untrusted
                case .misconfigured: .misconfigured
                case .declined, .noSuchAccount, .homeTenantNotAllowed: .refused
                }
        }
    }
}
