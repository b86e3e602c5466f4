package import FoundationEssentials

/// Which organisations' accounts come in through Azure AD: Graph's `crossTenantAccessPolicy`, inbound.
package struct CrossTenantAccess: Sendable, Equatable {
    /// What holds for an organisation that nothing else is said of; of this one nothing is nil.
    package var byDefault: CrossTenantSettings
    /// By the organisation's Entra tenant.
    package var partners: [UUID: CrossTenantSettings]

    package init(byDefault: CrossTenantSettings = .serviceDefault, partners: [UUID: CrossTenantSettings] = [:]) {
        self.byDefault = byDefault
        self.partners = partners
    }

    /// How many partners a tenant may have: they are part of its settings, which every decision reads.
    package static let most = 500

    /// Whether an account of this organisation may come in. It is named as Azure AD does (`tid`, `oid`); nil for nobody in particular, who is kept out
    /// only where all are.
    package func admits(account: String?, of organisation: String) -> Bool {
        let partner = UUID(uuidString: organisation).flatMap { partners[$0] }
        let users = partner?.users ?? byDefault.users
        let applications = partner?.applications ?? byDefault.applications
        return (users?.admits(account) ?? true) && (applications?.admits(nil) ?? true)
    }

    /// Whether this organisation's word for a second factor is taken (`inboundTrust/isMfaAccepted`).
    package func trustsFactors(of organisation: String) -> Bool {
        let partner = UUID(uuidString: organisation).flatMap { partners[$0] }
        return (partner?.trust ?? byDefault.trust)?.isMfaAccepted ?? false
    }
}

/// What is said of one organisation, or of all. Nil means "as the default".
package struct CrossTenantSettings: Sendable, Equatable, Codable {
    /// `b2bCollaborationInbound/usersAndGroups`.
    package var users: InboundTargets?
    /// `b2bCollaborationInbound/applications`.
    package var applications: InboundTargets?
    /// `inboundTrust`.
    package var trust: InboundTrust?
    /// `automaticUserConsentSettings/inboundAllowed`.
    package var consentsInbound: Bool?

    package init(
        users: InboundTargets? = nil, applications: InboundTargets? = nil, trust: InboundTrust? = nil, consentsInbound: Bool? = nil
    ) {
        self.users = users
        self.applications = applications
        self.trust = trust
        self.consentsInbound = consentsInbound
    }

    /// Everybody may be invited from everywhere, and nobody's proofs but their own provider's word are trusted.
    package static let serviceDefault = CrossTenantSettings(
        users: .all, applications: .all, trust: InboundTrust(), consentsInbound: false)
}

/// Whom an organisation may send, or to which applications.
package struct InboundTargets: Sendable, Equatable, Codable {
    package enum AccessType: String, Sendable, Codable, CaseIterable { case allowed, blocked }

    package var accessType: AccessType
    /// Ids in lower case; empty is all of them.
    package var ids: [String]

    package init(_ accessType: AccessType, ids: [String] = []) {
        self.accessType = accessType
        self.ids = ids
    }

    package static let all = InboundTargets(.allowed)
    /// Longer lists belong into a group of the organisation's own.
    package static let most = 100

    /// - Parameter id: Nil for nobody in particular.
    func admits(_ id: String?) -> Bool {
        guard !ids.isEmpty else { return accessType == .allowed }
        guard let id else { return true }
        return ids.contains(id.lowercased()) == (accessType == .allowed)
    }
}

/// Which of an organisation's proofs count here as if they were made here. What is said of devices is kept for conditional access.
package struct InboundTrust: Sendable, Equatable, Codable {
    package var isMfaAccepted: Bool
    package var isCompliantDeviceAccepted: Bool
    package var isHybridAzureADJoinedDeviceAccepted: Bool

    package init(
        isMfaAccepted: Bool = false, isCompliantDeviceAccepted: Bool = false, isHybridAzureADJoinedDeviceAccepted: Bool = false
    ) {
        self.isMfaAccepted = isMfaAccepted
        self.isCompliantDeviceAccepted = isCompliantDeviceAccepted
        self.isHybridAzureADJoinedDeviceAccepted = isHybridAzureADJoinedDeviceAccepted
    }
}

extension Tenant {
    /// Whether an account that came through this door may come in, as far as its organisation goes. Only Azure AD's accounts have one.
    package func admits(_ subject: ProvedIdentity.Subject, through door: Door) -> Bool {
        door != .azureAD || crossTenantAccess.admits(account: subject.id, of: subject.issuer)
    }

    /// Whether who came has proved a second factor already, by the word of an organisation that is trusted with it.
    package func hasSecondFactor(_ identity: ProvedIdentity, through door: Door) -> Bool {
        door == .azureAD && identity.isMultiFactor && crossTenantAccess.trustsFactors(of: identity.subject.issuer)
    }
}

/// Why a partner's settings were not written.
package enum PartnerRefusal: Refusal, Equatable {
    case notFound
    case alreadyThere
    case tooMany

    package var sentence: String {
        switch self {
        case .notFound: "There are no cross-tenant access settings for this tenantId."
        case .alreadyThere: "There are cross-tenant access settings for this tenantId already. PATCH them."
        case .tooMany: "A tenant has at most \(CrossTenantAccess.most) partners. Delete some, or say it in the default."
        }
    }
}
