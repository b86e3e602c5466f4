import FoundationEssentials
import Vestibule

/// An audit event as both logs read it: who, whom, and what else it holds.
struct LoggedEvent {
    let event: AuditEvent
    let activity: AuditEvent.Activity?
    private let details: Details

    private struct Details: Decodable {
        var application: String?
        var method: String?
        var methods: [String]?
        var network: String?
        var flow: String?
        var role: String?
        var kind: String?
        var policies: [LoggedPolicy]?
        var hook: String?
    }

    init(_ event: AuditEvent) {
        self.event = event
        activity = AuditEvent.Activity(rawValue: event.activity)
        // Details are written by our own statements; another program's may hold other things under these names.
        details = event.details.flatMap { try? JSONDecoder().decode(Details.self, from: Data($0.utf8)) } ?? Details()
    }

    /// Whom it is about: of what older programs wrote, the guest who did it.
    var guest: Guest.ID? { event.guest ?? (event.actorKind == "guest" ? event.actor.flatMap { Guest.ID($0) } : nil) }

    var initiatingApplication: Application.ID? {
        event.actorKind == "application" ? event.actor.flatMap { Application.ID($0) } : nil
    }

    /// The application that it happened to, or that was signed in to.
    var application: Application.ID? {
        if let named = details.application { return Application.ID(named) }
        switch activity {
        case .applicationEntered, .accessDenied, .deviceAllowed, .deviceRefused, .applicationCreated, .applicationChanged,
            .applicationDeleted,
            .secretAdded, .secretRevoked, .clientKeyAdded, .clientKeyRevoked, .appRoleDeclared, .appRoleChanged, .appRoleRemoved:
            return event.target.flatMap { Application.ID($0) }
        default: return nil
        }
    }

    /// What somebody proved, or tried to.
    enum Proof: Equatable {
        case passcode, passkey, secondFactor
        /// At a provider, by its name where the event has it.
        case account(String?)
    }

    /// Empty where the event says nothing of it.
    var proofs: [Proof] {
        if let method = details.method { return [Self.proof(by: method)] }
        switch activity {
        case .signedIn, .guestHealed: return event.target.map { [Self.proof(by: $0)] } ?? []
        case .accountRefused: return [.account(event.target?.split(separator: " ").first.map(String.init))]
        default: return details.methods?.map(Self.proof(ofMethod:)) ?? []
        }
    }

    private static func proof(by name: String) -> Proof {
        switch name {
        case "passcode": .passcode
        case "passkey": .passkey
        default: .account(name)
        }
    }

    /// Of a method (RFC 8176).
    private static func proof(ofMethod method: String) -> Proof {
        switch method {
        case "otp": .passcode
        case "hwk", "swk": .passkey
        case "mfa": .secondFactor
        default: .account(nil)
        }
    }

    /// The network that it came from, as limits count: an IPv4 address, or an IPv6 /64.
    var network: String? {
        guard let network = details.network, network.hasSuffix("/64") else { return details.network }
        return network.dropLast(3).split(separator: ".").compactMap { UInt8($0, radix: 16) }.inPairs + "::/64"
    }

    /// The hook that denied it.
    var hook: String? { details.hook }

    /// The conditional access policies that concerned it.
    var policies: [LoggedPolicy] { details.policies ?? [] }

    var isByDevice: Bool { details.flow == "device" }

    /// The rest, for `additionalDetails`.
    var additions: [(key: String, value: String)] {
        [
            ("Method", details.method), ("AppRole", details.role), ("Network", network), ("Letter", details.kind),
        ].compactMap { key, value in value.map { (key, $0) } }
    }
}

extension [UInt8] {
    fileprivate var inPairs: String {
        stride(from: 0, to: count - 1, by: 2).map { String(Int(self[$0]) << 8 | Int(self[$0 + 1]), radix: 16) }
            .joined(separator: ":")
    }
}
