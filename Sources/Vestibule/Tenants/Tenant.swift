package import FoundationEssentials

/// An organisation that invites guests, with everything a decision about it needs: one snapshot of its settings.
///
/// `revision` grows with every change. A statement that acts on a decision names the revision the decision was made on and
/// takes effect only if it still stands, so a snapshot may be kept without ever acting on a stale rule.
package struct Tenant: Sendable, Equatable {
    package typealias ID = Identifier<Tenant>

    package enum Status: String, Sendable, CaseIterable { case active, suspended, deleted }

    package var id: ID
    package var revision: Int
    package var status: Status
    package var name: String
    /// Who answers for the tenant's guests until an invitation names a sponsor.
    package var contact: EmailAddress
    package var language: Language
    package var branding: Branding
    /// Names that stand for the tenant's id in URLs, such as `contoso.example`.
    package var domains: [DomainName]
    package var redirectOrigins: [RedirectOrigin]
    package var domainRules: [DomainRule]
    /// Which version those rules are of, and what decides where it does not reach.
    package var domainPolicy: DomainPolicyStanding
    package var authorization: AuthorizationPolicy
    package var crossTenantAccess: CrossTenantAccess
    /// Which doors are open to guests, before it is known where anybody is registered.
    package var routes: RoutePolicy
    /// Where the tenant is registered by itself.
    package var identityProviders: [IdentityProvider]
    /// The life of a passcode: 5 to 30 minutes.
    package var passcodeMinutes: Int
    /// How many letters the tenant may send in a day (UTC); above it, letters wait.
    package var dailyLetters: Int
    package var senderName: String?
    package var senderAddress: EmailAddress?
    package var hasOwnRelay: Bool
    package var lifecycle: LifecyclePolicy
    /// All of them, in the order of their making.
    package var hooks: [Hook]
    package var secondFactors: SecondFactorPolicy
    /// What names of guests are made with, for applications that know them by names of their own (``SubjectNames``). The database
    /// draws it when the tenant is made; until then it is empty.
    package var subjectSalt: [UInt8]
    package var createdAt: Date

    package init(
        id: ID, revision: Int = 1, status: Status = .active, name: String, contact: EmailAddress,
        language: Language = .english, branding: Branding, domains: [DomainName] = [],
        redirectOrigins: [RedirectOrigin] = [], domainRules: [DomainRule] = [],
        domainPolicy: DomainPolicyStanding = DomainPolicyStanding(), authorization: AuthorizationPolicy = AuthorizationPolicy(),
        crossTenantAccess: CrossTenantAccess = CrossTenantAccess(), routes: RoutePolicy = RoutePolicy(),
        identityProviders: [IdentityProvider] = [],
        passcodeMinutes: Int = 30,
        dailyLetters: Int = 5000, senderName: String? = nil, senderAddress: EmailAddress? = nil, hasOwnRelay: Bool = false,
        lifecycle: LifecyclePolicy = LifecyclePolicy(), hooks: [Hook] = [],
        secondFactors: SecondFactorPolicy = SecondFactorPolicy(),
        subjectSalt: [UInt8] = [], createdAt: Date
    ) {
        self.id = id
        self.revision = revision
        self.status = status
        self.name = name
        self.contact = contact
        self.language = language
        self.branding = branding
        self.domains = domains
        self.redirectOrigins = redirectOrigins
        self.domainRules = domainRules
        self.domainPolicy = domainPolicy
        self.authorization = authorization
        self.crossTenantAccess = crossTenantAccess
        self.routes = routes
        self.identityProviders = identityProviders
        self.passcodeMinutes = passcodeMinutes
        self.dailyLetters = dailyLetters
        self.senderName = senderName
        self.senderAddress = senderAddress
        self.hasOwnRelay = hasOwnRelay
        self.lifecycle = lifecycle
        self.hooks = hooks
        self.secondFactors = secondFactors
        self.subjectSalt = subjectSalt
        self.createdAt = createdAt
    }
}
