package import FoundationEssentials

/// Many invitations that one request asked for, done one after the other while it waits for none of them.
package struct BulkJob: Sendable, Equatable {
    package typealias ID = Identifier<BulkJob>

    /// As Graph names the standing of what takes long.
    package enum Status: String, Sendable, CaseIterable {
        case notStarted, running
        /// Every line has its result.
        case succeeded
        /// The application that invites was disabled or deleted; what was left is refused.
        case failed
        case canceled
    }

    package var id: ID
    package var tenant: Tenant.ID
    /// Who invites.
    package var application: Application.ID
    /// Who asked: the application, or an operator.
    package var makerKind: String
    package var status: Status
    package var createdAt: Date
    package var lastActionAt: Date
    package var total: Int
    package var invited: Int
    package var refused: Int

    /// Lines that have their result.
    package var done: Int { invited + refused }

    package init(
        id: ID, tenant: Tenant.ID, application: Application.ID, makerKind: String, status: Status, createdAt: Date,
        lastActionAt: Date, total: Int, invited: Int, refused: Int
    ) {
        self.id = id
        self.tenant = tenant
        self.application = application
        self.makerKind = makerKind
        self.status = status
        self.createdAt = createdAt
        self.lastActionAt = lastActionAt
        self.total = total
        self.invited = invited
        self.refused = refused
    }

    /// How long a job and its results are kept.
    /// Unfinished ones of a tenant at a time.
    package static let mostUnderWay = 20
    package static let days = 30
}

/// What a line came to.
package struct BulkResult: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        case waiting, invited, refused, canceled
    }

    /// Of the file, counted from one.
    package var line: Int
    package var state: State
    /// As it stood in the line; nil where that could not be read.
    package var address: String?
    /// Graph's error code, and why: of a line that was refused, or waits.
    package var code: String?
    package var message: String?
    package var invitation: Invitation.ID?
    package var guest: Guest.ID?
    /// Of an invitation without a letter, sealed; a day long, and to who asked for the job.
    package var sealedLink: [UInt8]?

    package init(
        line: Int, state: State, address: String?, code: String? = nil, message: String? = nil, invitation: Invitation.ID? = nil,
        guest: Guest.ID? = nil, sealedLink: [UInt8]? = nil
    ) {
        self.line = line
        self.state = state
        self.address = address
        self.code = code
        self.message = message
        self.invitation = invitation
        self.guest = guest
        self.sealedLink = sealedLink
    }
}
