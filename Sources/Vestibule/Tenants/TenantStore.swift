package import FoundationEssentials

/// Where tenants are kept. Every change raises the tenant's revision and writes its audit event in the same transaction.
package protocol TenantStore: Sendable {
    /// The tenant's settings, at most a second old; nil for one that never was or is deleted.
    func tenant(_ id: Tenant.ID) async throws -> Tenant?
    /// The settings as they are now, for a decision that met `settingsChanged`.
    func freshTenant(_ id: Tenant.ID) async throws -> Tenant?
    /// The tenant that a domain name stands for.
    func tenant(named domain: DomainName) async throws -> Tenant.ID?
    /// Tenants in the order of their ids, after `cursor`.
    func list(after cursor: Tenant.ID?, limit: Int) async throws -> [Tenant]
    func create(_ tenant: Tenant, keys: [SigningKey], by actor: Actor) async throws
    /// - Parameter revision: The one that the change was decided on; nil for a change that asks nothing of the settings before it.
    /// - Throws: ``TenantRefusal/settingsKeepChanging`` when it is not the revision any more.
    func change(_ id: Tenant.ID, _ change: TenantChange, ifRevision revision: Int?, by actor: Actor) async throws
    func logo(of id: Tenant.ID) async throws -> Branding.Logo?
    /// The sealed relay settings, opened by who may send with them.
    func sealedRelay(of id: Tenant.ID) async throws -> [UInt8]?
}

extension TenantStore {
    package func change(_ id: Tenant.ID, _ change: TenantChange, by actor: Actor) async throws {
        try await self.change(id, change, ifRevision: nil, by: actor)
    }
}

/// One change of a tenant's settings, as an operator says it.
package enum TenantChange: Sendable, Equatable {
    case settings(TenantSettings)
    case status(Tenant.Status)
    case logo(Branding.Logo?)
    case relay(sealed: [UInt8]?)
    case addDomain(DomainName)
    case removeDomain(DomainName)
    case addRedirectOrigin(RedirectOrigin)
    case removeRedirectOrigin(RedirectOrigin)
    /// A new version of the domain policy, whole.
    case domainPolicy(NewDomainPolicy)
    case authorization(AuthorizationPolicyChange)
    case crossTenantDefault(CrossTenantSettings)
    case addPartner(UUID, CrossTenantSettings)
    case changePartner(UUID, CrossTenantSettings)
    case removePartner(UUID)
    case routes(RouteSettings)
    case lifecycle(LifecycleSettings)
    case secondFactors(SecondFactorSettings)
    /// Sends the domain's guests to this door whatever a directory says.
    case setRouteRule(DomainName, Door)
    case removeRouteRule(DomainName)
    case addIdentityProvider(IdentityProvider)
    case changeIdentityProvider(IdentityProvider)
    case removeIdentityProvider(IdentityProvider)
    case addHook(Hook)
    /// But for its secrets.
    case changeHook(Hook)
    case rotateHookSecret(Hook)
    case removeHook(Hook)
}

/// The settings that one call may change together; nil leaves a setting as it is.
package struct TenantSettings: Sendable, Equatable {
    package var name: String?
    package var contact: EmailAddress?
    package var language: Language?
    package var colour: String?
    package var passcodeMinutes: Int?
    package var dailyLetters: Int?
    package var senderName: String?
    package var senderAddress: EmailAddress?

    package init() {}
}
