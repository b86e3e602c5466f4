package import FoundationEssentials

/// A typed row id: a `Guest.ID` never meets a `Tenant.ID`.
///
/// Ids are UUIDv7 (RFC 9562 §5.7), written in lower case. They are never secrets.
package struct Identifier<Entity>: Hashable, Sendable, RawRepresentable, Codable, CustomStringConvertible {
    package let rawValue: UUID

    package init(rawValue: UUID) {
        self.rawValue = rawValue
    }

    /// Reads a UUID in any case; nil for anything else.
    package init?(_ text: String) {
        guard let uuid = UUIDText.read(text) else { return nil }
        self.init(rawValue: uuid)
    }

    package init(from decoder: any Decoder) throws {
        self.init(rawValue: try UUID(from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String { UUIDText.write(rawValue) }

    /// The sixteen bytes in network order.
    package var bytes: [UInt8] { withUnsafeBytes(of: rawValue.uuid) { Array($0) } }

    package init?(bytes: [UInt8]) { self.init(bytes: bytes[...]) }

    /// The id that sixteen bytes spell; nil for any other count.
    package init?(bytes: ArraySlice<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var uuid: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &uuid) { $0.copyBytes(from: bytes) }
        self.init(rawValue: UUID(uuid: uuid))
    }
}
