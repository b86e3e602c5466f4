package import FoundationEssentials

/// Which events of a log are asked for. All that is said must hold.
package struct LogSearch: Sendable, Equatable {
    package let log: EventLog
    /// The kinds that are asked for, all of the log's unless it is narrowed; of none nothing is found.
    package var activities: Set<AuditEvent.Activity>
    package var id: AuditEvent.ID?
    package var guest: Guest.ID?
    /// The guest, invitation, application or other thing that it happened to.
    package var target: String?
    package var initiator: Initiator?
    /// The first id that may be found, and the first one after all that may.
    package var from: AuditEvent.ID?
    package var until: AuditEvent.ID?
    package var isOldestFirst = false
    /// The last id of the page before.
    package var cursor: AuditEvent.ID?
    package var limit: Int

    package enum Initiator: Sendable, Equatable {
        case guest(Guest.ID)
        case application(Application.ID)
    }

    package init(_ log: EventLog, limit: Int) {
        self.log = log
        activities = log.activities
        self.limit = limit
    }

    package var isOfWholeLog: Bool { activities == log.activities }

    /// Only events that began at `moment` or later.
    package mutating func begin(at moment: AuditEvent.ID) { if from.map({ $0.precedes(moment) }) ?? true { from = moment } }

    /// Only events that began before `moment`.
    package mutating func end(before moment: AuditEvent.ID) { if until.map({ moment.precedes($0) }) ?? true { until = moment } }
}

extension Identifier {
    /// The least id of the millisecond that `date` lies in, or of one so many after it: ids are times, so a bound of times is one of ids.
    package static func least(at date: Date, plus milliseconds: Int = 0) -> Identifier {
        // What a UUIDv7 can say: 1970 to 10889.
        let time = (date.timeIntervalSince1970 * 1000).rounded(.down) + Double(milliseconds)
        let stamp = UInt64(min(max(time, 0), 281_474_976_710_655))
        let bytes = (0..<6).reversed().map { UInt8(truncatingIfNeeded: stamp >> (UInt64($0) * 8)) }
        return Identifier(bytes: bytes + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) ?? Identifier(rawValue: UUID())
    }

    /// The time that it begins with, to the millisecond (RFC 9562 §5.7).
    package var moment: Date {
        let milliseconds = bytes[..<6].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    fileprivate func precedes(_ other: Identifier) -> Bool { bytes.lexicographicallyPrecedes(other.bytes) }
}
