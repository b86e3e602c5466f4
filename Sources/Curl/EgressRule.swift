/// Which addresses a transfer may connect to.
///
/// A pure value. It is asked about the address that a name resolved to, at the moment the socket is opened, so that
/// what is checked is what is connected to. Unusable addresses (multicast, unspecified, reserved) are never permitted.
package struct EgressRule: Equatable, Sendable {
    package var permitsLoopback: Bool
    /// Private networks (RFC 1918, RFC 6598, RFC 4193).
    package var permitsPrivateRanges: Bool
    /// Link-local ranges, and the addresses of clouds' metadata services.
    package var permitsLinkLocal: Bool
    package var permitsPublicInternet: Bool
    /// Parts of private networks that are permitted where the others are not. Nothing else in them is.
    package var permittedPrivateRanges: [PeerRange]

    package init(
        permitsLoopback: Bool, permitsPrivateRanges: Bool, permitsLinkLocal: Bool, permitsPublicInternet: Bool,
        permittedPrivateRanges: [PeerRange] = []
    ) {
        self.permitsLoopback = permitsLoopback
        self.permitsPrivateRanges = permitsPrivateRanges
        self.permitsLinkLocal = permitsLinkLocal
        self.permitsPublicInternet = permitsPublicInternet
        self.permittedPrivateRanges = permittedPrivateRanges
    }

    /// The only rule under which anything travels in plain text: this machine.
    package static let loopbackOnly = EgressRule(
        permitsLoopback: true, permitsPrivateRanges: false, permitsLinkLocal: false, permitsPublicInternet: false)

    /// A mail relay that the operator has set. Relays often stand in the operator's own network.
    package static func relay(permitsPrivateRanges: Bool = true, permitsLinkLocal: Bool = false) -> EgressRule {
        EgressRule(
            permitsLoopback: true, permitsPrivateRanges: permitsPrivateRanges, permitsLinkLocal: permitsLinkLocal,
            permitsPublicInternet: true)
    }

    /// What somebody other than the operator has named, a relay or a web address: nothing inside the operator's network.
    package static let publicOnly = publicAnd([])

    /// The same, and what the operator has opened of that network.
    package static func publicAnd(_ ranges: [PeerRange]) -> EgressRule {
        EgressRule(
            permitsLoopback: false, permitsPrivateRanges: false, permitsLinkLocal: false, permitsPublicInternet: true,
            permittedPrivateRanges: ranges)
    }

    package func permits(_ address: PeerAddress) -> Bool {
        switch address.reach {
        case .loopback: permitsLoopback
        case .privateUse: permitsPrivateRanges || permittedPrivateRanges.contains { $0.contains(address) }
        case .linkLocalOrMetadata: permitsLinkLocal
        case .publicInternet: permitsPublicInternet
        case .unusable: false
        }
    }
}
