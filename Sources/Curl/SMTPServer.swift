/// A mail server to hand letters to, as the operator described it.
package struct SMTPServer: Equatable, Sendable {
    package enum Security: Equatable, Sendable {
        /// STARTTLS, required.
        case startTLS
        case implicitTLS
        /// No TLS; only loopback addresses are connected to, whatever the rule says.
        case plaintext
    }

    /// A name, an IPv4 address, or an IPv6 address without brackets.
    package var host: String
    package var port: Int
    package var security: Security
    /// A login needs both; a name without a password is refused.
    package var username: String?
    package var password: String?
    /// A file of PEM certificates to trust instead of the system's.
    package var caFile: String?
    package var egress: EgressRule

    package init(
        host: String, port: Int, security: Security, username: String? = nil, password: String? = nil,
        caFile: String? = nil, egress: EgressRule = .relay()
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.username = username
        self.password = password
        self.caFile = caFile
        self.egress = egress
    }
}

/// Printed without its credentials, wherever it is printed.
extension SMTPServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(host):\(port) (\(security)\(username == nil ? "" : ", with login"))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}
