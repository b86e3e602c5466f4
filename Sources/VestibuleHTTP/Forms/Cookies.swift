import Hummingbird
import Vestibule

/// Our cookies: their names, and how they are set. A name carries what the cookie is of, so that one browser holds several tenants'
/// sessions and several invitations' attempts.
struct Cookies: Sendable {
    let isSecure: Bool

    /// `__Host-` binds a cookie to this host over https (RFC 6265bis §4.1.3.2); plain http on localhost cannot have it.
    private var prefix: String { isSecure ? "__Host-vestibule-" : "vestibule-" }

    /// Ties a browser's forms to it.
    var form: String { prefix + "form" }
    func link(of invitation: Invitation.ID) -> String { prefix + "link-\(invitation)" }
    func attempt(of invitation: Invitation.ID) -> String { prefix + "attempt-\(invitation)" }
    func signIn(to tenant: Tenant.ID) -> String { prefix + "signin-\(tenant)" }
    func session(of tenant: Tenant.ID) -> String { prefix + "session-\(tenant)" }
    /// Remembers that this browser once proved a guest.
    func browser(of tenant: Tenant.ID) -> String { prefix + "browser-\(tenant)" }

    func set(_ name: String, to value: String, seconds: Int? = nil, on response: inout Response) {
        response.setCookie(
            Cookie(
                name: name, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax))
    }

    func drop(_ name: String, on response: inout Response) {
        set(name, to: "", seconds: 0, on: &response)
    }
}
