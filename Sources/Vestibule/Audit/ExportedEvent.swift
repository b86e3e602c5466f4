import FoundationEssentials

/// A link of the chain as a line of JSON, with all that its hash is made of, so that it can be checked elsewhere.
package struct ExportedEvent: Encodable, Sendable {
    private let link: ChainLink

    package init(_ link: ChainLink) { self.link = link }

    private enum CodingKeys: String, CodingKey {
        case id, tenant, at, microseconds, activity, activityDisplayName, by, actor, target, guest, details, position, hash
    }

    package func encode(to encoder: any Encoder) throws {
        let event = link.event.event
        var line = encoder.container(keyedBy: CodingKeys.self)
        try line.encode(event.id, forKey: .id)
        try line.encode(link.event.tenant, forKey: .tenant)
        try line.encode(event.at.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)), forKey: .at)
        try line.encode(link.event.microseconds, forKey: .microseconds)
        try line.encode(event.activity, forKey: .activity)
        try line.encode(
            AuditEvent.Activity(rawValue: event.activity).map { ActivityName(of: $0).text }, forKey: .activityDisplayName)
        try line.encode(event.actorKind, forKey: .by)
        try line.encode(event.actor, forKey: .actor)
        try line.encode(event.target, forKey: .target)
        try line.encode(event.guest, forKey: .guest)
        // As text: its spelling is what was hashed.
        try line.encode(event.details, forKey: .details)
        try line.encode(link.position, forKey: .position)
        try line.encode(Base64URL.encode(link.hash), forKey: .hash)
    }
}
