package import FoundationEssentials

/// An opaque secret that names its own row: prefix + base64url(tenant id ‖ row id ‖ 32 random bytes).
///
/// The row is found by its primary key, so no look-up is ever without a tenant; the prefix keeps one kind from being used as
/// another. The database holds the ``TokenDigest`` only.
package struct Credential: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case invitationLink = "vi_"
        case attempt = "va_"
        case session = "vs_"
        case report = "vr_"
        /// The `state` of a browser on its way to a provider and back.
        case providerVisit = "vf_"
        case sponsorAction = "vp_"
        /// What a sponsor renews the access of guests with.
        case renewal = "vw_"
        /// What a sponsor lets a guest hand over with.
        case handOver = "vh_"
        /// What a sponsor decides in an access review with.
        case accessReview = "vv_"
        /// What a guest stops the reset of its second factors with.
        case factorReset = "vx_"
        case refreshToken = "vn_"
        /// What a device without a browser asks with, again and again.
        case deviceCode = "vd_"
        case adminToken = "vt_"
    }

    package let kind: Kind
    package let tenant: Tenant.ID
    package let row: UUID
    private let secret: [UInt8]

    /// A new credential for `row`, with 256 fresh random bits.
    package init<Entity>(_ kind: Kind, tenant: Tenant.ID, row: Identifier<Entity>, in surroundings: Surroundings) {
        self.kind = kind
        self.tenant = tenant
        self.row = row.rawValue
        self.secret = surroundings.randomBytes(32)
    }

    /// Reads a credential of this kind; nil when it is damaged or of another kind.
    package init?(_ text: String, kind: Kind) {
        guard text.hasPrefix(kind.rawValue), text.utf8.count == kind.rawValue.utf8.count + 86,
            let bytes = Base64URL.decode(String(text.dropFirst(kind.rawValue.count))), bytes.count == 64,
            let tenant = Tenant.ID(bytes: bytes[..<16]), let row = Identifier<Never>(bytes: bytes[16..<32])
        else { return nil }
        self.kind = kind
        self.tenant = tenant
        self.row = row.rawValue
        self.secret = Array(bytes[32...])
    }

    /// The whole secret, as handed to its holder. Never logged, never stored.
    package var text: String {
        kind.rawValue + Base64URL.encode(tenant.bytes + Identifier<Never>(rawValue: row).bytes + secret)
    }

    package var digest: TokenDigest { TokenDigest(of: text) }
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "\(kind.rawValue)…" }
    package var debugDescription: String { description }
}
