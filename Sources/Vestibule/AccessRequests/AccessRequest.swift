package import FoundationEssentials

/// What a stranger asks a sponsor for, the mailbox proved: to be invited to an application.
package struct AccessRequest: Sendable, Equatable {
    package typealias ID = Identifier<AccessRequest>

    package enum State: String, Sendable, CaseIterable {
        case open, approved, refused
        /// The mailbox's reader said *this was not me*.
        case withdrawn
    }

    package var id: ID
    package var tenant: Tenant.ID
    package var application: Application.ID
    package var applicationName: String
    /// Who is asked: the application's contact, else the tenant's.
    package var sponsor: EmailAddress
    package var address: EmailAddress
    package var name: String
    package var reason: String?
    package var language: Language
    package var state: State
    /// How often it was asked while it was open.
    package var asks: Int
    package var askedAt: Date
    /// When the sponsor was last written to; nil while the request is held back.
    package var toldAt: Date?
    package var decidedAt: Date?
    /// The kind of actor: a sponsor, an admin token, a visitor who took it back.
    package var decidedBy: String?
    package var invitation: Invitation.ID?

    package init(
        id: ID, tenant: Tenant.ID, application: Application.ID, applicationName: String, sponsor: EmailAddress,
        address: EmailAddress, name: String, reason: String?, language: Language, state: State, asks: Int, askedAt: Date,
        toldAt: Date?, decidedAt: Date?, decidedBy: String?, invitation: Invitation.ID?
    ) {
        self.id = id
        self.tenant = tenant
        self.application = application
        self.applicationName = applicationName
        self.sponsor = sponsor
        self.address = address
        self.name = name
        self.reason = reason
        self.language = language
        self.state = state
        self.asks = asks
        self.askedAt = askedAt
        self.toldAt = toldAt
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
        self.invitation = invitation
    }
}

/// The numbers that bound access requests (SECURITY 18): settings with these defaults. Their codes are bounded as all are.
package struct AccessLimits: Sendable, Equatable {
    /// Requests that one network (IPv4 address or IPv6 /64) may make of a tenant in a day.
    package var perNetworkDay = 10
    /// Requests that a tenant takes in a day.
    package var perTenantDay = 200
    /// Letters about requests that go out for one application in a day; of further requests the sponsor reads in one letter how many wait.
    package var lettersPerDay = 20
    /// As many of these as the requests of one neighbourhood may cause (IPv4 /24 or IPv6 /64), so that none silences the others'.
    package var lettersPerNeighbourhoodDay = 5
    /// Letters that a tenant sends to strangers in an hour, wherever they ask from: codes, and the way in for who is a guest already.
    package var lettersToStrangersPerHour = 60

    package init() {}
}

/// Why an access request was not decided.
package enum AccessRequestRefusal: Refusal, Equatable {
    case notFound
    case decided(AccessRequest.State)
    /// The application is gone, or does not say any more where its guests begin.
    case noStart

    package var sentence: String {
        switch self {
        case .notFound: "No such access request. List them with GET …/access-requests."
        case .decided(let state): "The access request is \(state.rawValue) already. To let somebody in after all, invite them."
        case .noStart:
            "The application has no startURL for the invitation to lead to. Give it one: PATCH …/applications/{id} with startURL=…"
        }
    }
}
