import FoundationEssentials
import Hummingbird
import Vestibule

/// Keeps an opened link in the browser, sealed and named after its invitation, so that its secret leaves the address bar and the
/// history. Nothing is written here for it: mail scanners may open a link as often as they like.
struct LinkCookie: Sendable {
    let vault: Vault
    let cookies: Cookies

    func keep(_ link: Credential, on response: inout Response) throws {
        let invitation = Invitation.ID(rawValue: link.row)
        let sealed = try vault.seal(Array(link.text.utf8), for: .attemptCookie, context: invitation.description)
        cookies.set(cookies.link(of: invitation), to: Base64URL.encode(sealed), seconds: 86_400, on: &response)
    }

    /// The link that this browser opened for the invitation of the path.
    ///
    /// - Throws: ``RedemptionRefusal/wrongBrowser`` when it opened none.
    func link(_ request: Request, tenant: Tenant.ID, invitation: Invitation.ID) throws -> Credential {
        guard let value = request.cookie(cookies.link(of: invitation)), let sealed = Base64URL.decode(value),
            let text = try? vault.open(sealed, for: .attemptCookie, context: invitation.description),
            let link = Credential(String(decoding: text, as: UTF8.self), kind: .invitationLink), link.tenant == tenant,
            link.row == invitation.rawValue
        else { throw RedemptionRefusal.wrongBrowser }
        return link
    }
}
