import HTTPTypes
import Hummingbird
import Vestibule

/// `/signin` and `/me` without a tenant: a guest asks by an address where to sign in, and a letter leads back to the list.
struct TenantDiscoveryEndpoints: Sendable {
    let parts: Parts
    let guest: GuestPages
    let browserSessions: BrowserSessions
    let browsers: KnownBrowser

    func ask(_ request: Request, _ context: RequestFacts) async throws -> Response {
        try await page(request, address: "", isNotAnAddress: false)
    }

    func note(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let form = try await request.form(context)
        try guest.forms.check(form, of: request, about: Self.subject)
        let typed = form["address"] ?? ""
        guard let address = EmailAddress(typed: typed) else {
            return try await page(request, address: String(typed.prefix(254)), isNotAnAddress: true)
        }
        let letterhead = guest.letterhead(nil, request)
        try await parts.discoverTenants.ask(
            address, in: guest.forms.browser(of: request).value, from: browsers.network(of: request, context),
            language: letterhead.language)
        return guest.answer(NoticePage(letterhead, letterhead.words.tenantDiscovery.asked, .wait))
    }

    func list(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let letterhead = guest.letterhead(nil, request)
        let words = letterhead.words.tenantDiscovery
        let again = NoticePage.Link(url: "/signin", text: words.again)
        guard
            let found = try await parts.discoverTenants.list(
                request.query("k") ?? "", in: guest.forms.browser(of: request).value)
        else {
            context.notes.ended("over")
            return guest.answer(NoticePage(letterhead, words.over, .stop, link: again), status: .gone)
        }
        guard !found.isEmpty else { return guest.answer(NoticePage(letterhead, words.none, .stop, link: again)) }
        return guest.answer(
            TenantListPage(
                letterhead,
                tenants: found.map {
                    .init(url: "/\($0.tenant.id)/signin?address=\($0.address.text.percentEncoded)", text: $0.tenant.name)
                }))
    }

    func redirect(_ request: Request, _ context: RequestFacts) async throws -> Response { Response.seeOther("/signin") }

    private func page(_ request: Request, address: String, isNotAnAddress: Bool) async throws -> Response {
        let letterhead = guest.letterhead(nil, request)
        let words = letterhead.words.tenantDiscovery
        let here = try await tenants(signedInTo: request)
        return guest.form(request, about: Self.subject, status: isNotAnAddress ? .unprocessableContent : .ok) { token in
            AddressPage(
                letterhead, title: words.title, lead: words.lead, button: letterhead.words.signIn.continueButton, address: address,
                isNotAnAddress: isNotAnAddress, action: "/signin", token: token,
                links: here.isEmpty
                    ? nil
                    : .init(heading: words.signedInHere, links: here.map { .init(url: "/\($0.id)/me", text: $0.name) }))
        }
    }

    /// Where this browser is signed in, which it may be told without a proof.
    private func tenants(signedInTo request: Request) async throws -> [Tenant] {
        var found: [Tenant] = []
        for id in guest.cookies.tenantsWithSession(in: request).prefix(10) {
            guard try await browserSessions.session(of: request, at: id) != nil, let tenant = try await parts.tenants.tenant(id)
            else { continue }
            found.append(tenant)
        }
        return found.sorted { $0.name < $1.name }
    }

    private static let subject = "signin"
}
