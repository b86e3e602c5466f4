import HTTPTypes
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
    /// What an application asked our pages to be written in.
    var language: String { prefix + "language" }
    func link(of invitation: Invitation.ID) -> String { prefix + "link-\(invitation)" }
    func attempt(of invitation: Invitation.ID) -> String { prefix + "attempt-\(invitation)" }
    func signIn(to tenant: Tenant.ID) -> String { prefix + "signin-\(tenant)" }
    func accessRequest(of tenant: Tenant.ID) -> String { prefix + "access-\(tenant)" }
    func session(of tenant: Tenant.ID) -> String { prefix + "session-\(tenant)" }
    /// In the order of the browser's cookies.
    func tenantsWithSession(in request: Request) -> [Tenant.ID] {
        request.cookieNames.filter { $0.hasPrefix(prefix + "session-") }.compactMap {
            Tenant.ID(String($0.dropFirst(prefix.count + "session-".count)))
        }
    }
    func visit(_ id: ProviderVisit.ID) -> String { prefix + "visit-\(id)" }
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

extension Request {
    var cookieNames: [Substring] {
        headers[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap { pair in
            pair.firstIndex(of: "=").map { pair[..<$0].drop { $0 == " " || $0 == "\t" } }
        }
    }

    /// The value of the first cookie of this name (RFC 6265 §4.2.1); nil when there is none, or it is empty.
    ///
    /// Read by bytes: Hummingbird takes all cookies apart, character by character, each time that one of them is asked for.
    func cookie(_ name: String) -> String? {
        for header in headers[values: .cookie] {
            for cookie in header.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = cookie.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
                guard let end = pair.firstIndex(of: UInt8(ascii: "=")), pair[..<end].elementsEqual(name.utf8) else { continue }
                let value = pair[end...].dropFirst()
                return value.isEmpty ? nil : String(Substring(value))
            }
        }
        return nil
    }
}
