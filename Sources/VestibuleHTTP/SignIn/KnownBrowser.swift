import FoundationEssentials
import Hummingbird
import Vestibule

/// Remembers, sealed in the browser, that it once proved a guest: then strangers who ask for codes to the guest's address cannot lock
/// this browser out.
struct KnownBrowser: Sendable {
    let vault: Vault
    let surroundings: Surroundings
    let cookies: Cookies
    let site: Site

    func asking(_ request: Request, _ context: RequestFacts, tenant: Tenant.ID) -> AskingBrowser {
        AskingBrowser(network: network(of: request, context), known: known(request, tenant: tenant))
    }

    /// Whose allowance a request is taken from.
    func network(of request: Request, _ context: RequestFacts) -> String {
        context.client(request, behind: site.trustedProxies)?.network ?? "unknown"
    }

    func remember(_ guest: Guest.ID, _ request: Request, tenant: Tenant.ID, on response: inout Response) throws {
        guard known(request, tenant: tenant)?.guest != guest else { return }
        let text = guest.bytes + surroundings.randomBytes(16)
        let sealed = try vault.seal(text, for: .browserCookie, context: tenant.description)
        cookies.set(cookies.browser(of: tenant), to: Base64URL.encode(sealed), seconds: 180 * 86_400, on: &response)
    }

    private func known(_ request: Request, tenant: Tenant.ID) -> AskingBrowser.Known? {
        guard let value = request.cookie(cookies.browser(of: tenant)), let sealed = Base64URL.decode(value),
            let text = try? vault.open(sealed, for: .browserCookie, context: tenant.description), text.count == 32,
            let guest = Guest.ID(bytes: text[..<16])
        else { return nil }
        return AskingBrowser.Known(guest: guest, bucket: Base64URL.encode(Array(text[16...])))
    }
}
