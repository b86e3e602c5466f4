import Hummingbird
import Vestibule

/// `/{tenant}/signin/lost-account`: a guest whose account is gone asks to come by code again. Every address gets the same answer.
struct LostAccountEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let signIn: SignInEndpoints

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        page(try await signIn.tenant(context), request, address: "", isNotAnAddress: false)
    }

    func note(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let tenant = try await signIn.tenant(context)
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: signIn.subject(tenant))
        let typed = form["address"] ?? ""
        guard let address = EmailAddress(typed: typed) else {
            return page(tenant, request, address: String(typed.prefix(254)), isNotAnAddress: true)
        }
        return try await signIn.told(tenant, request, context) {
            let network = signIn.browsers.asking(request, context, tenant: tenant.id).network
            try await parts.askForPasscode(address, of: tenant.id, from: network)
            parts.callOutbox(tenant.id, .passcodeWished)
            let letterhead = guest.letterhead(tenant, request)
            return guest.answer(NoticePage(letterhead, letterhead.words.lostAccount.asked, .wait))
        }
    }

    private func page(_ tenant: Tenant, _ request: Request, address: String, isNotAnAddress: Bool) -> Response {
        let letterhead = guest.letterhead(tenant, request)
        let words = letterhead.words.lostAccount
        return guest.form(request, about: signIn.subject(tenant), status: isNotAnAddress ? .unprocessableContent : .ok) { token in
            AddressPage(
                letterhead, title: words.title, lead: words.lead(tenant.name), button: words.button, address: address,
                isNotAnAddress: isNotAnAddress, action: signIn.lostAccountPath(tenant), token: token)
        }
    }
}
