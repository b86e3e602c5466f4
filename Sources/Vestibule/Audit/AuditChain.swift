import Crypto
import FoundationEssentials

/// The tenant's events in an order that nobody can change unseen: each link's hash is made of the one before it and of all that its event
/// says (SHA-256).
package enum AuditChain {
    /// What the first link is hashed after.
    package static let beginning = [UInt8](repeating: 0, count: 32)

    package static func hash(of event: ChainedEvent, at position: Int, after previous: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: previous)
        hash.update(data: event.bytes(at: position))
        return Array(hash.finalize())
    }
}

/// An event as it is hashed: with its tenant, its moment in whole microseconds, and its details spelt as the database spells them.
package struct ChainedEvent: Sendable, Equatable {
    package var tenant: Tenant.ID
    package var event: AuditEvent
    /// Since 1970: ``AuditEvent/at`` as it is stored.
    package var microseconds: Int

    package init(tenant: Tenant.ID, event: AuditEvent, microseconds: Int) {
        self.tenant = tenant
        self.event = event
        self.microseconds = microseconds
    }

    /// Every field behind its length, so that no two events have the same bytes; a missing one has a length that none can have.
    fileprivate func bytes(at position: Int) -> [UInt8] {
        // The layout's version: another layout would be another number.
        var bytes: [UInt8] = [1]
        func append(_ number: UInt64) { bytes += (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (UInt64($0) * 8)) } }
        func append(_ text: String?) {
            guard let text else { return append(UInt64.max) }
            append(UInt64(text.utf8.count))
            bytes += text.utf8
        }
        bytes += tenant.bytes + event.id.bytes
        append(UInt64(bitPattern: Int64(position)))
        append(UInt64(bitPattern: Int64(microseconds)))
        for text in [event.activity, event.actorKind, event.actor, event.target, event.guest?.description, event.details] {
            append(text)
        }
        return bytes
    }
}

/// An event in its place, with the hash that was written beside it.
package struct ChainLink: Sendable, Equatable {
    package var position: Int
    package var event: ChainedEvent
    package var hash: [UInt8]

    package init(position: Int, event: ChainedEvent, hash: [UInt8]) {
        self.position = position
        self.event = event
        self.hash = hash
    }
}
