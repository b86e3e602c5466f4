/// What is measured: a request against the service and, where PostgreSQL is asked, the least SQL that it must cost.
enum Operation: String, CaseIterable, Sendable {
    case createInvitation, sendPasscode, checkPasscode, getGuest, listGuests, signInToApplication, refresh, tokenES256, tokenRS256
    case discovery

    /// The pgbench script of the least SQL, in `Floors/`; nil where a warm service asks the database nothing.
    var floor: String? {
        switch self {
        case .createInvitation, .sendPasscode, .checkPasscode, .getGuest, .listGuests, .signInToApplication, .refresh: rawValue
        case .tokenES256, .tokenRS256, .discovery: nil
        }
    }

    /// How many requests make it one.
    var requests: Int { self == .signInToApplication ? 2 : 1 }

    /// Whether it makes an ID token and an access token, whose signatures cost what they cost on any stack.
    var signsForGuests: Bool { self == .signInToApplication || self == .refresh }

    /// What issue and documentation ask of it at 16 connections.
    var targets: [Target] {
        switch self {
        case .createInvitation, .sendPasscode, .checkPasscode, .listGuests: [.ratio(0.6), .floorRatio(0.7)]
        case .getGuest: [.ratio(0.3), .floorRatio(0.7)]
        case .tokenES256: [.hellos(3)]
        case .discovery: [.hellos(1.5)]
        case .tokenRS256, .signInToApplication, .refresh: []
        }
    }

    enum Target: Sendable {
        /// pgbench's CPU on the server ÷ ours, at least.
        case ratio(Double)
        /// (hello-world + pgbench) ÷ ours, at least.
        case floorRatio(Double)
        /// Ours ÷ hello-world, at most.
        case hellos(Double)
    }
}
