import HTTPTypes
import Hummingbird
import Vestibule

/// Every route of the service, one line each, with who may use it: the table of contents.
package struct Routes: Sendable {
    let table: [HTTPRoute]
    private let edge: Edge
    private let meters: RequestMeters

    package init(_ parts: Parts) throws {
        let cookies = Cookies(isSecure: parts.site.isSecure)
        let forms = FormGuard(
            vault: parts.vault, surroundings: parts.surroundings, cookies: cookies, origin: parts.site.base.origin)
        let guest = GuestPages(pages: try Pages(), forms: forms, site: parts.site, surroundings: parts.surroundings)
        let lookup = TenantLookup(tenants: parts.tenants)
        let keys = KeyRing(store: parts.signingKeys, vault: parts.vault, surroundings: parts.surroundings)
        let keyMaker = SigningKeyMaker(vault: parts.vault, surroundings: parts.surroundings)
        let bearer = BearerCheck(
            keys: keys, tenants: parts.tenants, applications: parts.applications, surroundings: parts.surroundings,
            site: parts.site)
        let gate = AdminGate(tokens: parts.adminTokens, tenants: lookup)
        let browsers = KnownBrowser(
            vault: parts.vault, surroundings: parts.surroundings, cookies: cookies, site: parts.site)

        let door = Door(bearer: bearer, gate: gate, meters: parts.observers.meters)
        let invitations = InvitationEndpoints(parts: parts)
        let users = UserEndpoints(parts: parts)
        let token = TokenEndpoint(
            applications: parts.applications, lookup: lookup, keys: keys, surroundings: parts.surroundings, site: parts.site)
        let discovery = Discovery(lookup: lookup, keys: keys, site: parts.site)
        let health = HealthEndpoints(checkReadiness: parts.checkReadiness, departure: parts.observers.departure)
        let metrics = MetricsEndpoint(requests: parts.observers.meters, sources: parts.observers.sources)
        let redeem = RedeemEndpoints(
            parts: parts, guest: guest, links: LinkCookie(vault: parts.vault, cookies: cookies), browsers: browsers)
        let report = ReportEndpoints(parts: parts, guest: guest)
        let sponsor = SponsorEndpoints(parts: parts, guest: guest)
        let signIn = SignInEndpoints(parts: parts, guest: guest, lookup: lookup, browsers: browsers)
        let me = MeEndpoints(parts: parts, guest: guest, lookup: lookup)
        let tenants = AdminTenants(parts: parts, gate: gate, keyMaker: keyMaker)
        let applications = AdminApplications(parts: parts, gate: gate)
        let guests = AdminGuests(parts: parts, gate: gate)
        let letters = AdminLetters(parts: parts, gate: gate)
        let operations = AdminOperations(parts: parts, gate: gate, keyMaker: keyMaker, keys: keys)
        let help = AdminHelp(base: parts.site.operatorsOrigin)
        let tenant = "/admin/tenants/{tenant}"

        table = [
            // Tenant applications, in Microsoft Graph's shape
            door.application(.post, "/v1.0/invitations", needing: .inviteGuests, invitations.create),
            door.application(.get, "/v1.0/invitations", needing: .readGuests, invitations.list),
            door.application(.get, "/v1.0/invitations/{id}", needing: .readGuests, invitations.get),
            door.application(.post, "/v1.0/invitations/{id}/revoke", needing: .inviteGuests, invitations.revoke),
            door.application(.post, "/v1.0/invitations/{id}/resend", needing: .inviteGuests, invitations.resend),
            door.application(.post, "/v1.0/invitations/{id}/extend", needing: .inviteGuests, invitations.extend),
            door.application(.get, "/v1.0/users", needing: .readGuests, users.list),
            door.application(.get, "/v1.0/users/{id}", needing: .readGuests, users.get),
            door.application(.delete, "/v1.0/users/{id}", needing: .changeGuests, users.delete),

            // OpenID Connect and OAuth
            HTTPRoute(method: .post, path: "/{tenant}/oauth2/v2.0/token", access: .client, handler: token.issue),
            door.anybody("/{tenant}/v2.0/.well-known/openid-configuration", because: "discovery", discovery.document),
            door.anybody("/{tenant}/discovery/v2.0/keys", because: "public keys", discovery.keySet),

            // Guests: an invitation
            door.person(.get, "/redeem", redeem.arrive),
            door.person(.get, "/redeem/{tenant}/{invitation}", redeem.landing),
            door.person(.post, "/redeem/{tenant}/{invitation}/continue", redeem.proceed),
            door.person(.get, "/redeem/{tenant}/{invitation}/passcode", redeem.passcode),
            door.person(.post, "/redeem/{tenant}/{invitation}/passcode", redeem.check),
            door.person(.post, "/redeem/{tenant}/{invitation}/resend", redeem.sendAgain),
            door.person(.get, "/redeem/{tenant}/{invitation}/consent", redeem.consent),
            door.person(.post, "/redeem/{tenant}/{invitation}/consent", redeem.decide),
            door.person(.post, "/redeem/{tenant}/{invitation}/new-link", redeem.newLink),
            door.person(.get, "/report", report.ask),
            door.person(.post, "/report", report.report),
            door.person(.get, "/sponsor", sponsor.ask),
            door.person(.post, "/sponsor", sponsor.act),

            // Guests: coming back
            door.person(.get, "/{tenant}/signin", signIn.ask),
            door.person(.post, "/{tenant}/signin", signIn.begin),
            door.person(.get, "/{tenant}/signin/passcode", signIn.passcode),
            door.person(.post, "/{tenant}/signin/passcode", signIn.check),
            door.person(.post, "/{tenant}/signin/resend", signIn.sendAgain),
            door.person(.post, "/{tenant}/signin/restart", signIn.restart),
            door.person(.get, "/{tenant}/me", me.show),
            door.person(.post, "/{tenant}/signout", me.signOut),
            door.person(.get, "/{tenant}/signed-out", me.signedOut),
            door.anybody("/signin", because: "says that a tenant is missing", signIn.tenantMissing),
            door.anybody("/me", because: "says that a tenant is missing", signIn.tenantMissing),
            door.anybody("/{tenant}/brand.css", because: "the tenant's colours", me.brand),
            door.anybody("/{tenant}/logo", because: "the tenant's logo", me.logo),
            door.anybody("/assets/vestibule.css", because: "stylesheet", me.stylesheet),

            // Operators
            door.anybody("/admin", because: "help", help.show),
            door.admin(.get, "/admin/whoami", operations.whoami),
            door.admin(.get, "/admin/tenants", tenants.list),
            door.admin(.post, "/admin/tenants", everyTenant: true, tenants.create),
            door.admin(.get, tenant, tenants.show),
            door.admin(.patch, tenant, tenants.change),
            door.admin(.delete, tenant, everyTenant: true, tenants.delete),
            door.admin(.post, tenant + "/suspend", everyTenant: true, tenants.suspend),
            door.admin(.post, tenant + "/resume", everyTenant: true, tenants.resume),
            door.admin(.put, tenant + "/logo", tenants.setLogo),
            door.admin(.delete, tenant + "/logo", tenants.removeLogo),
            door.admin(.post, tenant + "/domains", everyTenant: true, tenants.addDomain),
            door.admin(.delete, tenant + "/domains/{domain}", everyTenant: true, tenants.removeDomain),
            door.admin(.post, tenant + "/redirect-origins", tenants.addOrigin),
            door.admin(.delete, tenant + "/redirect-origins", tenants.removeOrigin),
            door.admin(.get, tenant + "/domain-policy", tenants.policy),
            door.admin(.put, tenant + "/domain-policy", tenants.replacePolicy),
            door.admin(.post, tenant + "/domain-policy", tenants.addRules),
            door.admin(.delete, tenant + "/domain-policy", tenants.removeRule),
            door.admin(.get, tenant + "/applications", applications.list),
            door.admin(.post, tenant + "/applications", applications.create),
            door.admin(.get, tenant + "/applications/{application}", applications.show),
            door.admin(.patch, tenant + "/applications/{application}", applications.change),
            door.admin(.delete, tenant + "/applications/{application}", applications.delete),
            door.admin(.post, tenant + "/applications/{application}/secrets", applications.addSecret),
            door.admin(.delete, tenant + "/applications/{application}/secrets/{secret}", applications.revokeSecret),
            door.admin(.get, tenant + "/invitations", guests.invitations),
            door.admin(.get, tenant + "/invitations/{invitation}", guests.invitation),
            door.admin(.post, tenant + "/invitations/{invitation}/unfreeze", guests.unfreeze),
            door.admin(.post, tenant + "/invitations/{invitation}/revoke", guests.revoke),
            door.admin(.get, tenant + "/guests", guests.guests),
            door.admin(.get, tenant + "/guests/{guest}", guests.guest),
            door.admin(.post, tenant + "/guests/{guest}/clear-locks", guests.clearLocks),
            door.admin(.get, tenant + "/letters", letters.list),
            door.admin(.get, tenant + "/letters/{letter}", letters.show),
            door.admin(.post, tenant + "/letters/{letter}/retry", letters.retry),
            door.admin(.put, tenant + "/relay", operations.setRelay),
            door.admin(.delete, tenant + "/relay", operations.removeRelay),
            door.admin(.get, tenant + "/signing-keys", operations.signingKeys),
            door.admin(.post, tenant + "/signing-keys", operations.rotateKey),
            door.admin(.get, tenant + "/events", operations.events),

            // Machines
            door.anybody("/health/live", because: "probe", health.live),
            door.anybody("/health/ready", because: "probe", health.ready),
            door.atOperators("/metrics", because: "numbers without names", metrics.show),
        ]
        meters = parts.observers.meters
        edge = Edge(
            site: parts.site, errors: ErrorResponses(pages: guest, surroundings: parts.surroundings), observers: parts.observers,
            bodyPatience: parts.bodyPatience)
    }

    /// The router that serves a listener's part of the table; a known path with another method answers 405.
    package func router(at listener: Listener = .only) -> AnyCaseRouter {
        AnyCaseRouter { fill($0, at: listener) }
    }

    private func fill(_ router: Router<RequestFacts>, at listener: Listener) {
        var edge = edge
        edge.demandsHost = listener != .operators
        let served = table.filter { $0.isServed(at: listener) }
        for route in served {
            let handler = listener == .only ? route.handlerAtSharedDoor ?? route.handler : route.handler
            add(route.method, route.path, handler, to: router, as: route.method.rawValue, edge)
        }
        for (path, routes) in Dictionary(grouping: served, by: \.path) {
            let taken = Set(routes.map(\.method) + (routes.contains { $0.method == .get } ? [.head] : []))
            let allowed = taken.map(\.rawValue).sorted().joined(separator: ", ")
            for method in [HTTPRequest.Method.get, .head, .post, .put, .patch, .delete, .options] where !taken.contains(method) {
                add(method, path, { _, _ in throw EdgeRefusal.methodNotAllowed(allowed: allowed) }, to: router, as: "other", edge)
            }
        }
        // Added last, so it stands before nothing but the answer to unknown paths: each line above has the edge with its own meter.
        router.add(middleware: edge)
    }

    private func add(
        _ method: HTTPRequest.Method, _ path: String, _ handler: @escaping HTTPRoute.Handler, to router: Router<RequestFacts>,
        as name: String, _ edge: Edge
    ) {
        let meter = meters.meter(method: name, route: path)
        router.on(RouterPath(path), method: method) { request, context in
            await edge.answer(request, context, as: meter, handler)
        }
    }
}
