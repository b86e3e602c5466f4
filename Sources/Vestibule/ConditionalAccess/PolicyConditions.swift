/// Whom a policy concerns: those of whom everything that it says is true (Graph's `conditionalAccessConditionSet`). What is nil says
/// nothing.
package struct PolicyConditions: Sendable, Equatable, Codable {
    package var guests: Choice<GuestWord>
    /// By the kind of guest, beside those that ``guests`` names.
    package var includedTypes: GuestTypes?
    package var excludedTypes: GuestTypes?
    package var applications: Choice<ApplicationWord>
    package var clients: [ClientWord]
    package var platforms: Choice<PlatformWord>?
    package var locations: Choice<LocationWord>?

    // What Entra has not.
    package var doors: Choice<DoorWord>?
    package var domains: Choice<DomainWord>?
    package var sponsors: Choice<Sponsor.ID>?
    /// How many days ago the guest was made here.
    package var guestDays: AgeRange?
    /// How many minutes ago the guest proved who they are.
    package var proofMinutes: AgeRange?

    package init(
        guests: Choice<GuestWord> = Choice([.all]), applications: Choice<ApplicationWord> = Choice([.all]),
        clients: [ClientWord] = [.all]
    ) {
        self.guests = guests
        self.applications = applications
        self.clients = clients
    }
}

/// Some of a kind, but not those that are excluded.
package struct Choice<Word: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    package var included: [Word]
    package var excluded: [Word]

    package init(_ included: [Word], excluding excluded: [Word] = []) {
        self.included = included
        self.excluded = excluded
    }
}

/// At least, and less than; nil where there is no such end.
package struct AgeRange: Hashable, Sendable, Codable {
    package var atLeast: Int?
    package var lessThan: Int?

    package init(atLeast: Int? = nil, lessThan: Int? = nil) {
        self.atLeast = atLeast
        self.lessThan = lessThan
    }

    func contains(_ age: Double) -> Bool {
        atLeast.map { age >= Double($0) } ?? true && lessThan.map { age < Double($0) } ?? true
    }
}

/// Kinds of people from outside (Graph's `conditionalAccessGuestsOrExternalUsers`). All guests here are of one kind; the others may be
/// named, and nobody is one.
package struct GuestTypes: Sendable, Equatable, Codable {
    package var types: [String]
    /// The Entra tenants whose accounts are meant; nil for all, and for who has none.
    package var homeTenants: [String]?

    package init(_ types: [String], homeTenants: [String]? = nil) {
        self.types = types
        self.homeTenants = homeTenants
    }

    package static let ours = "b2bCollaborationGuest"
    package static let known = [
        "internalGuest", ours, "b2bCollaborationMember", "b2bDirectConnectUser", "otherExternalUser", "serviceProvider",
    ]
}

/// A word of a policy that is kept and sent as text.
package protocol PolicyWord: Hashable, Sendable, Codable {
    var text: String { get }
    init?(_ text: String)
}

extension PolicyWord {
    package init(from decoder: any Decoder) throws {
        let text = try String(from: decoder)
        guard let word = Self(text) else { throw UnknownPolicyWord(text: text) }
        self = word
    }

    package func encode(to encoder: any Encoder) throws { try text.encode(to: encoder) }
}

/// A kept policy holds a word that this program does not know: no answer can be given by it.
struct UnknownPolicyWord: Error { let text: String }

package enum GuestWord: PolicyWord {
    case all, none
    /// Graph's word for everybody from outside: here, everybody.
    case guestsOrExternalUsers
    case guest(Guest.ID)

    package var text: String {
        switch self {
        case .all: "All"
        case .none: "None"
        case .guestsOrExternalUsers: "GuestsOrExternalUsers"
        case .guest(let id): id.description
        }
    }

    package init?(_ text: String) {
        switch text.lowercased() {
        case "all": self = .all
        case "none": self = .none
        case "guestsorexternalusers": self = .guestsOrExternalUsers
        default:
            guard let id = Guest.ID(text) else { return nil }
            self = .guest(id)
        }
    }
}

package enum ApplicationWord: PolicyWord {
    /// The tenant's own pages too.
    case all
    case none
    case application(Application.ID)

    package var text: String {
        switch self {
        case .all: "All"
        case .none: "None"
        case .application(let id): id.description
        }
    }

    package init?(_ text: String) {
        switch text.lowercased() {
        case "all": self = .all
        case "none": self = .none
        default:
            guard let id = Application.ID(text) else { return nil }
            self = .application(id)
        }
    }
}

package enum LocationWord: PolicyWord {
    case all
    /// Every named location that is marked as trusted.
    case allTrusted
    case named(NamedLocation.ID)

    package var text: String {
        switch self {
        case .all: "All"
        case .allTrusted: "AllTrusted"
        case .named(let id): id.description
        }
    }

    package init?(_ text: String) {
        switch text.lowercased() {
        case "all": self = .all
        case "alltrusted": self = .allTrusted
        default:
            guard let id = NamedLocation.ID(text) else { return nil }
            self = .named(id)
        }
    }
}

/// What a guest signs in with (Graph's `clientAppTypes`). The last three are other protocols than this service speaks.
package enum ClientWord: String, Sendable, Codable, CaseIterable {
    case all, browser, mobileAppsAndDesktopClients, exchangeActiveSync, easSupported, other
}

package enum PlatformWord: String, Sendable, Codable, CaseIterable {
    case all, android, iOS, windows, windowsPhone, macOS, linux
}

/// How a guest signed in: by a door, by any partner's, or by any.
package enum DoorWord: PolicyWord {
    case all
    case anyFederation
    case door(Door)

    package var text: String {
        switch self {
        case .all: "all"
        case .anyFederation: "externalFederation"
        case .door(let door): door.description
        }
    }

    package init?(_ text: String) {
        switch text {
        case "all": self = .all
        case "externalFederation": self = .anyFederation
        default:
            guard let door = Door(text) else { return nil }
            self = .door(door)
        }
    }
}

/// `fabrikam.example`, or `*.fabrikam.example` for it and everything below.
package struct DomainWord: PolicyWord {
    private let rule: DomainRule

    package var text: String { rule.pattern }

    package init?(_ text: String) {
        guard let rule = DomainRule(.allow, text) else { return nil }
        self.rule = rule
    }

    func covers(_ domain: DomainName) -> Bool { rule.covers(domain) }
}
