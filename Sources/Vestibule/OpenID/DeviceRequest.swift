package import FoundationEssentials

/// What a device without a browser asks for: to be let in as the guest who types its code elsewhere (RFC 8628).
package struct DeviceRequest: Sendable, Equatable {
    package typealias ID = Identifier<DeviceRequest>

    package var id: ID
    package var application: Application.ID
    package var applicationName: String
    package var scope: [String]
    /// Whence it asked: an IPv4 address, or the /64 of an IPv6 one.
    package var network: String
    package var askedAt: Date

    package init(
        id: ID, application: Application.ID, applicationName: String, scope: [String], network: String, askedAt: Date
    ) {
        self.id = id
        self.application = application
        self.applicationName = applicationName
        self.scope = scope
        self.network = network
        self.askedAt = askedAt
    }

    package static let life: TimeInterval = 600
    /// How far apart the device may ask, and how much farther each time that it asks too early (RFC 8628 §3.5).
    package static let secondsBetweenPolls = 5
    /// Of one application, asked for from one network, that nobody has decided yet.
    package static let mostPending = 30
    /// And from everywhere: anybody can ask in a public application's name.
    package static let mostPendingAnywhere = 5000
    /// In an hour. A network may be a whole class room's.
    package static let wrongCodesOfGuest = 10
    package static let wrongCodesOfNetwork = 50

    /// Under which names wrong codes are counted.
    package static let guesserOfGuest = "guest "
    package static let guesserOfNetwork = "network "
    package static func guesser(_ guest: Guest.ID) -> String { guesserOfGuest + guest.description }
    package static func guesser(_ network: String) -> String { guesserOfNetwork + network }
}

/// A request made ready: its row's id is also that of the grant it may become.
package struct NewDeviceRequest: Sendable {
    package var id: DeviceRequest.ID
    package var digest: TokenDigest
    package var userCode: [UInt8]
    package var application: Application.ID
    package var scope: [String]
    package var network: String

    package init(
        id: DeviceRequest.ID, digest: TokenDigest, userCode: [UInt8], application: Application.ID, scope: [String], network: String
    ) {
        self.id = id
        self.digest = digest
        self.userCode = userCode
        self.application = application
        self.scope = scope
        self.network = network
    }
}

package enum BeginDeviceOutcome: Sendable, Equatable {
    case begun
    /// Another request has this code to type: draw again.
    case codeTaken
    /// ``DeviceRequest/mostPending`` wait already; the first of them ends then.
    case tooMany(until: Date)
}

package enum TypedCodeOutcome: Sendable, Equatable {
    /// It waits, or, of a decision, this one was it.
    case found(DeviceRequest)
    /// There is none, or somebody has decided, or it has expired: nobody is told which.
    case wrong
    /// Too many were wrong; nothing was compared.
    case locked(until: Date)
}

package protocol DeviceRequestStore: Sendable {
    func begin(_ new: NewDeviceRequest, of tenant: Tenant.ID) async throws -> BeginDeviceOutcome
    /// Finds the request that waits under a typed code, and decides it if there is a decision: once, whoever else decides at that moment.
    /// A code that is none is counted against the guest and the network before it is compared.
    func find(
        _ code: [UInt8], deciding isAllowed: Bool?, by session: Session, from network: String
    ) async throws -> TypedCodeOutcome
}

/// What a device learns that asks whether its guest has decided (RFC 8628 §3.5).
package enum DevicePollOutcome<Granted: Sendable>: Sendable {
    /// This once.
    case granted(Granted)
    case pending
    /// Sooner than it may; from now on it must wait longer.
    case tooFast
    case denied
    case expired
    /// Spent, none of this application's, or the guest's session is over.
    case over

    func map<Other>(_ change: (Granted) -> Other) -> DevicePollOutcome<Other> {
        switch self {
        case .granted(let granted): .granted(change(granted))
        case .pending: .pending
        case .tooFast: .tooFast
        case .denied: .denied
        case .expired: .expired
        case .over: .over
        }
    }
}

extension DevicePollOutcome: Equatable where Granted: Equatable {}
